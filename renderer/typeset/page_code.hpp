// The code of a page, for a scanner: a QR code (ISO/IEC 18004) in byte mode with error correction M.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/typeset/pages.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

// Modules around a code that stay white (ISO/IEC 18004, 5.3.8).
inline constexpr int quiet_zone = 4;

// What the code says on the page of this number in its document, from 1.
std::string page_code_text(const document::Furniture& furniture, std::size_t page);

// The smallest code that holds `text`, without place and colour. Throws std::length_error when none does.
CodeMark qr_code(const std::string& text);

// An artifact on a ground of its own, so that no watermark shades it.
struct PlacedCode {
  Item ground, code;
};

// At the top of the text area, on the right; and the corner of the text area that it takes with the gap
// before it and its quiet zone below.
PlacedCode code_at_top(CodeMark code, const Theme& theme);
Rect corner_at_top(const CodeMark& code, const Theme& theme);

// In the foot margin, in the middle between two texts that end at `from` and begin at `to`; and how wide it
// is with its quiet zone.
PlacedCode code_at_foot(CodeMark code, Length from, Length to, const Theme& theme);
Length room_at_foot(const CodeMark& code, const Theme& theme);

}  // namespace planpress::typeset
