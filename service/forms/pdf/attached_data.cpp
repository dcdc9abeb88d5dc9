#include "service/forms/pdf/attached_data.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

// The most that are looked at.
constexpr std::size_t most_associated_files = 64;
constexpr std::size_t tree_nodes = 1000;

std::string name_of(QPDFObjectHandle specification) {
  for (const char* key : {"/UF", "/F"})
    if (QPDFObjectHandle name = specification.getKey(key); name.isString())
      return decode_text(name.getStringValue());
  return {};
}

// The specifications of the associated files (ISO 32000-2, 14.13).
std::vector<QPDFObjectHandle> associated_files(QPDF& pdf) {
  std::vector<QPDFObjectHandle> files = items(pdf.getRoot().getKey("/AF"));
  files.resize(std::min(files.size(), most_associated_files));
  std::erase_if(files, [](QPDFObjectHandle& file) { return !file.isDictionary(); });
  return files;
}

// The names of the files below a node of a name tree (7.9.6). A tree that is damaged has fewer: nothing of it
// is an answer.
class AttachedNames {
 public:
  void add(QPDFObjectHandle node, int depth = 0) {
    if (!node.isDictionary() || depth > limits::depth || ++nodes_ > tree_nodes) return;
    for (const QPDFObjectHandle& kid : items(node.getKey("/Kids"))) add(kid, depth + 1);
    QPDFObjectHandle names = node.getKey("/Names");
    for (int i = 1; names.isArray() && i < names.getArrayNItems(); i += 2) add_file(names.getArrayItem(i));
  }
  // Our own attachment is the source of the document (ISO 32000-2, table 43).
  void add_file(QPDFObjectHandle specification) {
    if (!specification.isDictionary()) return;
    if (!specification.getKey("/AFRelationship").isNameAndEquals("/Source"))
      names_.insert(name_of(specification));
  }
  int count() const { return static_cast<int>(names_.size()); }

 private:
  std::set<std::string> names_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::string attached_data(QPDF& pdf) {
  for (QPDFObjectHandle specification : associated_files(pdf)) {
    QPDFObjectHandle file = entry(specification.getKey("/EF"), "/F");
    if (!name_of(specification).ends_with(".json")) continue;
    if (file.isStream()) return bytes_of(file);
  }
  return {};
}

int files_of_others(QPDF& pdf) {
  AttachedNames names;
  names.add(entry(pdf.getRoot().getKey("/Names"), "/EmbeddedFiles"));
  for (const QPDFObjectHandle& file : associated_files(pdf)) names.add_file(file);
  return names.count();
}

}  // namespace planpress::forms
