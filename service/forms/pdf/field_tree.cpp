#include "service/forms/pdf/field_tree.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "service/forms/pdf/field_value.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

class Walk {
 public:
  explicit Walk(const Annotations& annotations) : annotations_(annotations) {}

  void list(const QPDFObjectHandle& fields) {
    each(fields, [this](const QPDFObjectHandle& field) { from_top(field); });
  }

  // A widget that no field has led to.
  void orphan(const Annotation& annotation) {
    QPDFObjectHandle widget = annotation.object;
    if (!widget.getKey("/Subtype").isNameAndEquals("/Widget")) return;
    has_widgets_ = true;
    if (seen(widget)) return;
    page_of_direct_ = annotation.page;
    from_top(widget);
  }

  FieldTree take() { return {std::move(found_), has_lost_ && !has_widgets_}; }

 private:
  template <class Visit>
  void each(QPDFObjectHandle array, Visit visit) {
    if (!array.isArray()) return;
    const int count = array.getArrayNItems();
    if (static_cast<std::size_t>(count) > limits::nodes) refuse();
    for (int i = 0; i < count; ++i) {
      QPDFObjectHandle item = array.getArrayItem(i);
      if (item.isDictionary())
        visit(item);
      else
        has_lost_ = true;
    }
  }

  // From its topmost ancestor down, so that names and values are whole.
  void from_top(QPDFObjectHandle field) {
    if (!field.isDictionary() || seen(field)) return;
    QPDFObjectHandle top = field;
    for (int i = 0; i < limits::depth && top.getKey("/Parent").isDictionary(); ++i)
      top = top.getKey("/Parent");
    visit(top, {}, {}, 0);
    if (field.isIndirect()) visit(field, {}, {}, 0);
  }

  // False when it is no field, or was met before.
  bool visit(QPDFObjectHandle field, const std::string& parent_name, Inherited inherited, int depth) {
    if (!enter(field, depth)) return false;
    inherit(field, inherited);
    const std::string name = qualified(parent_name, field);
    FieldNode node{name, inherited, {}};
    bool has_fields = false;
    each(field.getKey("/Kids"), [&](QPDFObjectHandle kid) {
      if (kid.hasKey("/T")) {
        has_fields = visit(kid, name, inherited, depth + 1) || has_fields;
      } else {
        add_widgets(kid, node, depth + 1);
      }
    });
    if (node.widgets.empty() && has_fields) return true;
    if (node.widgets.empty()) node.widgets.push_back(placed(field));
    add(std::move(node));
    return true;
  }

  // A kid without a name is part of its field.
  void add_widgets(QPDFObjectHandle widget, FieldNode& node, int depth) {
    if (!enter(widget, depth)) return;
    node.widgets.push_back(placed(widget));
    each(widget.getKey("/Kids"), [&](const QPDFObjectHandle& kid) { add_widgets(kid, node, depth + 1); });
  }

  Widget placed(const QPDFObjectHandle& widget) const {
    if (!widget.isIndirect()) return {widget, page_of_direct_};
    const auto page = annotations_.first_page.find(widget.getObjGen());
    return {widget, page != annotations_.first_page.end() ? page->second : 0};
  }

  // Of nodes without a name, the first that is seen on a page stands for all.
  void add(FieldNode node) {
    if (node.name.empty()) {
      const bool is_on_page =
          std::ranges::any_of(node.widgets, [](const Widget& each) { return each.page > 0; });
      if (!is_on_page || has_nameless_ || is_push_button(node)) return;
      has_nameless_ = true;
    }
    if (found_.size() == limits::fields) refuse();
    found_.push_back(std::move(node));
  }

  // False for what is no field, and for one that was met before, as in a tree that runs in a circle.
  bool enter(QPDFObjectHandle node, int depth) {
    if (!node.isDictionary() || seen(node)) return false;
    if (node.isIndirect()) seen_.insert(node.getObjGen());
    if (depth >= limits::depth || ++nodes_ > limits::nodes) refuse();
    return true;
  }

  bool seen(const QPDFObjectHandle& node) const {
    return node.isIndirect() && seen_.contains(node.getObjGen());
  }

  static void inherit(QPDFObjectHandle field, Inherited& inherited) {
    for (const auto& [key, slot] :
         {std::pair{"/FT", &inherited.type}, std::pair{"/V", &inherited.value},
          std::pair{"/RV", &inherited.rich}, std::pair{"/Opt", &inherited.options}}) {
      if (field.hasKey(key)) *slot = field.getKey(key);
    }
    if (field.hasKey("/V")) inherited.holder = field;
    if (QPDFObjectHandle flags = field.getKey("/Ff"); flags.isInteger())
      inherited.flags = flags.getIntValue();
  }

  std::string qualified(const std::string& parent, QPDFObjectHandle field) {
    QPDFObjectHandle partial = field.getKey("/T");
    if (partial.isNull()) return parent;
    std::string name = parent.empty() ? text_of(partial) : parent + '.' + text_of(partial);
    name_bytes_ += name.size();
    if (name_bytes_ > limits::text_bytes) refuse();
    return name;
  }

  [[noreturn]] static void refuse() {
    throw FormError(FormFault::too_complex, "the form has too many fields");
  }

  const Annotations& annotations_;
  int page_of_direct_ = 0;  // of a widget that stands in the page's list itself
  std::vector<FieldNode> found_;
  std::set<QPDFObjGen> seen_;
  std::size_t nodes_ = 0, name_bytes_ = 0;
  bool has_nameless_ = false;
  bool has_lost_ = false, has_widgets_ = false;
};

}  // namespace

Annotations annotations_of(QPDF& pdf) {
  Annotations found;
  found.pages = pdf.getAllPages();
  int number = 0;
  for (QPDFObjectHandle page : found.pages) {
    ++number;
    if (!page.hasKey("/StructParents")) found.untagged_pages.push_back(number);
    for (const QPDFObjectHandle& object : items(page.getKey("/Annots"))) {
      if (!QPDFObjectHandle(object).isDictionary()) continue;
      if (found.all.size() == limits::nodes)
        throw FormError(FormFault::too_complex, "the pages have too many annotations");
      if (object.isIndirect()) found.first_page.emplace(object.getObjGen(), number);
      found.all.push_back({object, number});
    }
  }
  return found;
}

FieldTree field_tree(QPDF& pdf, const Annotations& annotations) {
  Walk walk(annotations);
  walk.list(entry(pdf.getRoot().getKey("/AcroForm"), "/Fields"));
  for (const Annotation& annotation : annotations.all) walk.orphan(annotation);
  return walk.take();
}

}  // namespace planpress::forms
