#include "tests/render/passages.hpp"

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QUtil.hh>
#include <regex>
#include <stdexcept>
#include <utility>

namespace planpress::test {
namespace {

void add(std::vector<Passage>& passages, const std::string& language, const std::string& text) {
  if (text.empty() || language.empty()) return;
  if (passages.empty() || passages.back().language != language) passages.push_back({language, {}});
  passages.back().text += text;
}

// ---- PDF --------------------------------------------------------------------------------------------------

using Characters = std::map<int, std::string>;  // by code: UTF-8

Characters characters_of(QPDFObjectHandle font) {
  const auto buffer = font.getKey("/ToUnicode").getStreamData();
  const std::string map(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  Characters out;
  const std::regex entry("<([0-9A-F]{4})><([0-9A-F]+)>\n");
  for (std::sregex_iterator it(map.begin(), map.end(), entry), end; it != end; ++it) {
    const std::string utf16 = "\xFE\xFF" + QUtil::hex_decode((*it)[2]);
    out[std::stoi((*it)[1], nullptr, 16)] = QUtil::utf16_to_utf8(utf16);
  }
  return out;
}

// The text of a page by its marked content.
class ContentText : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit ContentText(QPDFObjectHandle page) {
    for (const auto& [name, font] : page.getKey("/Resources").getKey("/Font").getDictAsMap())
      fonts_[name] = characters_of(font);
  }
  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) return operands_.push_back(object);
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

  std::map<int, std::string> by_mcid;

 private:
  void run(const std::string& name) {
    if (name == "Tf") font_ = &fonts_.at(operands_.at(0).getName());
    if (name == "BMC") open_.push_back(current());
    if (name == "BDC") {
      QPDFObjectHandle properties = operands_.at(1);
      const bool has_id = properties.isDictionary() && properties.hasKey("/MCID");
      open_.push_back(has_id ? properties.getKey("/MCID").getIntValueAsInt() : current());
    }
    if (name == "EMC") open_.pop_back();
    if (name == "Tj") show(operands_.at(0));
    if (name == "TJ")
      for (QPDFObjectHandle item : operands_.at(0).getArrayAsVector())
        if (item.isString()) show(item);
  }
  int current() const { return open_.empty() ? -1 : open_.back(); }
  void show(QPDFObjectHandle string) {
    const std::string codes = string.getStringValue();
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
      const int code = static_cast<unsigned char>(codes[i]) << 8 | static_cast<unsigned char>(codes[i + 1]);
      if (const auto found = font_->find(code); found != font_->end()) by_mcid[current()] += found->second;
    }
  }

  std::map<std::string, Characters> fonts_;
  const Characters* font_ = nullptr;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<int> open_;
};

class Structure {
 public:
  explicit Structure(const std::string& pdf) {
    qpdf_.processMemoryFile("document", pdf.data(), pdf.size());
    for (QPDFObjectHandle page : qpdf_.getAllPages()) {
      ContentText text(page);
      page.parsePageContents(&text);
      pages_[page.getObjGen()] = std::move(text.by_mcid);
    }
  }

  std::vector<Passage> passages() {
    QPDFObjectHandle root = qpdf_.getRoot();
    walk(root.getKey("/StructTreeRoot").getKey("/K"), root.getKey("/Lang").getUTF8Value(), {});
    return std::move(out_);
  }

 private:
  void walk(QPDFObjectHandle kid, std::string language, QPDFObjGen page) {
    if (kid.isArray()) {
      for (QPDFObjectHandle each : kid.getArrayAsVector()) walk(each, language, page);
      return;
    }
    if (kid.isInteger()) return say(page, kid.getIntValueAsInt(), language);
    if (kid.hasKey("/Pg")) page = kid.getKey("/Pg").getObjGen();
    if (kid.hasKey("/MCID")) return say(page, kid.getKey("/MCID").getIntValueAsInt(), language);
    if (!kid.hasKey("/S")) return;  // an annotation
    if (kid.hasKey("/Lang")) language = kid.getKey("/Lang").getUTF8Value();
    if (kid.hasKey("/K")) walk(kid.getKey("/K"), language, page);
  }
  void say(QPDFObjGen page, int mcid, const std::string& language) {
    add(out_, language, pages_.at(page)[mcid]);
  }

  QPDF qpdf_;
  std::map<QPDFObjGen, std::map<int, std::string>> pages_;
  std::vector<Passage> out_;
};

// ---- HTML -------------------------------------------------------------------------------------------------

std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities)
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, std::string(entity).size(), character);
  return text;
}

}  // namespace

std::vector<Passage> passages_of_pdf(const std::string& pdf) { return Structure(pdf).passages(); }

std::vector<Passage> passages_of_html(const std::string& html) {
  std::vector<Passage> out;
  std::vector<std::string> languages{""};
  const std::regex language(" lang=\"([^\"]*)\"");
  for (std::size_t at = html.find("<html"); at < html.size();) {
    if (html[at] != '<') {
      const std::size_t end = std::min(html.find('<', at), html.size());
      add(out, languages.back(), unescaped(html.substr(at, end - at)));
      at = end;
      continue;
    }
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) throw std::runtime_error("a tag is not closed");
    const std::string tag = html.substr(at, end - at);
    at = end + 1;
    if (tag.starts_with("</")) {
      languages.pop_back();
    } else if (!tag.ends_with("/")) {
      std::smatch said;
      languages.push_back(std::regex_search(tag, said, language) ? said[1].str() : languages.back());
      if (tag.starts_with("<style")) at = html.find("</style>", at);
    }
  }
  return out;
}

}  // namespace planpress::test
