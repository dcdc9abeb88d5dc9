// A PDF read back from its bytes with libqpdf.
#pragma once
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>
#include <vector>

namespace planpress::test {

// One operator of a content stream with its operands.
struct Operation {
  std::string name;
  std::vector<QPDFObjectHandle> operands;
};

class ReadBack {
 public:
  explicit ReadBack(const std::string& pdf);

  QPDFObjectHandle catalog() { return qpdf_.getRoot(); }
  QPDFObjectHandle trailer() { return qpdf_.getTrailer(); }
  std::vector<QPDFObjectHandle> pages() { return qpdf_.getAllPages(); }
  std::vector<Operation> operations(std::size_t page);
  // The element in the Document, following /K by number; MCIDs count as kids.
  QPDFObjectHandle element(std::vector<int> path);
  // The kids of an element as text: "0 Link 1 OBJR": MCIDs (with "@page" on another page than /Pg), types,
  // objects.
  std::string kids(QPDFObjectHandle element);
  // ParentTree, by key.
  std::map<long long, QPDFObjectHandle> parent_tree();
  std::vector<QPDFObjectHandle> fonts();

 private:
  std::string bytes_;
  QPDF qpdf_;
};

std::vector<QPDFObjectHandle> items(QPDFObjectHandle array_or_one);

}  // namespace planpress::test
