#include "tests/pdf/read_back.hpp"

namespace planpress::test {
namespace {

class Collector : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (object.isOperator()) {
      operations.push_back({object.getOperatorValue(), std::move(operands_)});
      operands_.clear();
    } else {
      operands_.push_back(object);
    }
  }
  void handleEOF() override {}
  std::vector<Operation> operations;

 private:
  std::vector<QPDFObjectHandle> operands_;
};

}  // namespace

std::vector<QPDFObjectHandle> items(QPDFObjectHandle array_or_one) {
  if (array_or_one.isNull()) return {};
  if (array_or_one.isArray()) return array_or_one.getArrayAsVector();
  return {array_or_one};
}

ReadBack::ReadBack(const std::string& pdf) : bytes_(pdf) {
  qpdf_.processMemoryFile("document", bytes_.data(), bytes_.size());
}

std::vector<Operation> ReadBack::operations(std::size_t page) {
  Collector collector;
  QPDFObjectHandle::parseContentStream(pages().at(page).getKey("/Contents"), &collector);
  return std::move(collector.operations);
}

QPDFObjectHandle ReadBack::element(std::vector<int> path) {
  QPDFObjectHandle at = catalog().getKey("/StructTreeRoot").getKey("/K");
  for (const int index : path) at = items(at.getKey("/K")).at(static_cast<std::size_t>(index));
  return at;
}

std::string ReadBack::kids(QPDFObjectHandle element) {
  std::string out;
  for (QPDFObjectHandle& kid : items(element.getKey("/K"))) {
    if (!out.empty()) out += ' ';
    if (kid.isInteger()) {
      out += std::to_string(kid.getIntValue());
    } else if (kid.hasKey("/S")) {
      out += kid.getKey("/S").getName().substr(1);
    } else if (kid.getKey("/Type").getName() == "/MCR") {
      out += std::to_string(kid.getKey("/MCID").getIntValue()) + "@";
      for (std::size_t i = 0; i < pages().size(); ++i) {
        if (pages()[i].getObjGen() == kid.getKey("/Pg").getObjGen()) out += std::to_string(i);
      }
    } else {
      out += kid.getKey("/Type").getName().substr(1);
    }
  }
  return out;
}

std::map<long long, QPDFObjectHandle> ReadBack::parent_tree() {
  std::map<long long, QPDFObjectHandle> out;
  const auto numbers = items(catalog().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums"));
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    out.emplace(QPDFObjectHandle(numbers[i]).getIntValue(), numbers[i + 1]);
  }
  return out;
}

std::vector<QPDFObjectHandle> ReadBack::fonts() {
  std::vector<QPDFObjectHandle> out;
  for (auto& [name, font] : pages().front().getKey("/Resources").getKey("/Font").getDictAsMap())
    out.push_back(font);
  return out;
}

}  // namespace planpress::test
