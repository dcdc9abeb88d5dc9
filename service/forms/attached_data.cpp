#include "service/forms/attached_data.hpp"

#include <algorithm>
#include <memory>

#include "service/forms/form.hpp"
#include "service/forms/limits.hpp"
#include "service/forms/pdf_text.hpp"

namespace planpress::forms {
namespace {

constexpr int associated_files = 64;  // how many are looked at

bool is_json(QPDFObjectHandle specification) {
  QPDFObjectHandle name = specification.getKey("/UF");
  return name.isString() && decode_text(name.getStringValue()).ends_with(".json");
}

}  // namespace

std::string attached_data(QPDF& pdf) {
  QPDFObjectHandle files = pdf.getRoot().getKey("/AF");
  if (!files.isArray()) return {};
  for (int i = 0; i < std::min(files.getArrayNItems(), associated_files); ++i) {
    QPDFObjectHandle specification = files.getArrayItem(i);
    if (!specification.isDictionary() || !is_json(specification)) continue;
    QPDFObjectHandle embedded = specification.getKey("/EF");
    QPDFObjectHandle file = embedded.isDictionary() ? embedded.getKey("/F") : QPDFObjectHandle::newNull();
    if (!file.isStream()) continue;
    const std::shared_ptr<Buffer> bytes = file.getStreamData(qpdf_dl_generalized);
    if (bytes->getSize() > limits::text_bytes)
      throw FormError(FormFault::too_complex, "the attached data are too long");
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  }
  return {};
}

}  // namespace planpress::forms
