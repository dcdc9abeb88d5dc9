// Any bytes are either a form whose names are unique (one may be lost: form.hpp) and whose texts are UTF-8
// with lines ended by LF, or are refused; and an answer says the form as it is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "renderer/text/unicode.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/read_form.hpp"

namespace forms = planpress::forms;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const forms::PdfForm& form) {
  require(!form.fields.empty());
  std::set<std::string_view> names;
  for (const forms::FormField& field : form.fields) {
    require(names.insert(field.name).second);
    for (const std::string& text : {field.name, field.value}) {
      require(planpress::text::is_valid_utf8(text) && text == planpress::text::to_nfc(text));
      require(text.find_first_of(std::string_view("\r\0", 2)) == std::string::npos);
    }
  }
  require(forms::read_answer(forms::to_json(form)).fields == form.fields);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    check(forms::read_form({reinterpret_cast<const char*>(data), size}));
  } catch (const forms::FormError& error) {
    require(*error.what() != '\0');
  }
  return 0;
}
