// Any text is either a document that prints itself, as text and as a web page, or refused with every fault
// named.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "renderer/html/html.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/text/author_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace planpress;
  static const text::FontLibrary fonts(PLANPRESS_BUILD_DIR "/share/planpress/fonts");
  static text::Shaper shaper(fonts);
  static const typeset::Theme theme = typeset::read_theme(PLANPRESS_SOURCE_DIR "/layouts/theme.json");
  static const typeset::TextContext type{theme, shaper};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto document = planpress::markup::read(text, "fuzz.xhtml");
    if (planpress::document::to_text(document).empty()) std::abort();
    if (planpress::html::write(document, "", type).empty()) std::abort();
  } catch (const planpress::text::AuthorError& error) {
    if (error.faults().empty()) std::abort();
  }
  return 0;
}
