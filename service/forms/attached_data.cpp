#include "service/forms/attached_data.hpp"

#include <algorithm>

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
    if (file.isStream()) return bytes_of(file);
  }
  return {};
}

}  // namespace planpress::forms
