#include "service/forms/pdf/attached_data.hpp"

#include <algorithm>
#include <set>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

// How many are looked at.
constexpr int associated_files = 64;
constexpr std::size_t tree_nodes = 1000;

std::string name_of(QPDFObjectHandle specification) {
  for (const char* key : {"/UF", "/F"})
    if (QPDFObjectHandle name = specification.getKey(key); name.isString())
      return decode_text(name.getStringValue());
  return {};
}

bool is_json(const QPDFObjectHandle& specification) { return name_of(specification).ends_with(".json"); }

// The names of the files below a node of a name tree (7.9.6). A tree that is damaged has fewer: nothing of it
// is an answer.
class AttachedNames {
 public:
  void add(QPDFObjectHandle node, int depth = 0) {
    if (!node.isDictionary() || depth > limits::depth || ++nodes_ > tree_nodes) return;
    QPDFObjectHandle kids = node.getKey("/Kids"), names = node.getKey("/Names");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) add(kids.getArrayItem(i), depth + 1);
    for (int i = 1; names.isArray() && i < names.getArrayNItems(); i += 2) add_file(names.getArrayItem(i));
  }
  // What we attach is the source of the document (ISO 32000-2, table 43).
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
  QPDFObjectHandle files = pdf.getRoot().getKey("/AF");
  if (!files.isArray()) return {};
  for (int i = 0; i < std::min(files.getArrayNItems(), associated_files); ++i) {
    QPDFObjectHandle specification = files.getArrayItem(i);
    if (!specification.isDictionary() || !is_json(specification)) continue;
    QPDFObjectHandle embedded = specification.getKey("/EF");
    QPDFObjectHandle file = embedded.isDictionary() ? embedded.getKey("/F") : QPDFObjectHandle::newNull();
    if (file.isStream()) return bytes_of(file);
  }
  return {};
}

int files_of_others(QPDF& pdf) {
  AttachedNames names;
  QPDFObjectHandle trees = pdf.getRoot().getKey("/Names"), files = pdf.getRoot().getKey("/AF");
  if (trees.isDictionary()) names.add(trees.getKey("/EmbeddedFiles"));
  for (int i = 0; files.isArray() && i < std::min(files.getArrayNItems(), associated_files); ++i)
    names.add_file(files.getArrayItem(i));
  return names.count();
}

}  // namespace planpress::forms
