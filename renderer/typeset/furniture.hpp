// Head and foot lines, the codes of pages for a scanner and the watermark: artifacts.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/pages.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

struct PageRange {
  std::size_t first = 0, end = 0;
};

// The furniture of these pages. Numbers are those of the whole, but in a code the page counts from the first
// of these, after `codes_before`: each document is read by itself.
Pages with_furniture(Pages pages, PageRange range, const document::Furniture& furniture, const Theme& theme,
                     text::Shaper& shaper, std::size_t codes_before = 0);

// The smallest QR code (ISO/IEC 18004) in byte mode with error correction M that holds `text`, without place
// and colour. Throws std::length_error when none does.
CodeMark qr_code(const std::string& text);

// The corner of the text area that the code of a first page takes, on the right, with the gap before it and
// its quiet zone below. Nothing without codes.
Rect code_corner(const document::Furniture& furniture, const Theme& theme);

}  // namespace planpress::typeset
