#include "service/forms/pdf/annotations.hpp"

#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"

namespace planpress::forms {

int Annotations::page_of(const QPDFObjectHandle& annotation) const {
  const auto found = first_page.find(annotation.getObjGen());
  return annotation.isIndirect() && found != first_page.end() ? found->second : 0;
}

Annotations annotations_of(QPDF& pdf) {
  Annotations found;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    found.pages.push_back(page);
    const int number = static_cast<int>(found.pages.size());
    if (!page.hasKey("/StructParents")) found.untagged_pages.push_back(number);
    QPDFObjectHandle list = page.getKey("/Annots");
    const int count = list.isArray() ? list.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
      QPDFObjectHandle object = list.getArrayItem(i);
      if (!object.isDictionary()) continue;
      if (found.all.size() == limits::nodes)
        throw FormError(FormFault::too_complex, "the pages have too many annotations");
      if (object.isIndirect()) found.first_page.emplace(object.getObjGen(), number);
      found.all.push_back({object, number});
    }
  }
  return found;
}

}  // namespace planpress::forms
