#include "service/forms/shown_text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <string_view>

#include "service/forms/form.hpp"
#include "service/forms/pdf_text.hpp"

namespace planpress::forms {
namespace {

bool is_written(const std::string& text) {
  return text.find_first_not_of(std::string_view(" \t\n\f\r\0", 6)) != std::string::npos;
}

bool draws_within(const std::string& word) {
  constexpr std::array<std::string_view, 2> operators{"Do", "BI"};
  return std::ranges::find(operators, word) != operators.end();
}

// An empty text box may show the empty string.
bool shows_text_in(const std::string& content) {
  constexpr std::array<std::string_view, 4> shows{"Tj", "TJ", "'", "\""};
  const auto input = std::make_shared<BufferInputSource>("appearance", content);
  QPDFTokenizer tokens;
  tokens.allowEOF();
  bool written = false;  // of the strings before the next operator
  for (;;) {
    const QPDFTokenizer::Token token = tokens.readToken(input, "appearance", true);
    const std::string& text = token.getValue();
    if (token.getType() == QPDFTokenizer::tt_eof) return false;
    if (token.getType() == QPDFTokenizer::tt_string) written = written || is_written(text);
    if (token.getType() != QPDFTokenizer::tt_word) continue;
    if (draws_within(text) || (written && std::ranges::find(shows, text) != shows.end())) return true;
    written = false;
  }
}

}  // namespace

bool shows_text(QPDFObjectHandle annotation) {
  QPDFObjectHandle appearances = annotation.getKey("/AP");
  if (!appearances.isDictionary()) return false;
  QPDFObjectHandle normal = appearances.getKey("/N");
  if (!normal.isStream()) return false;
  try {
    return shows_text_in(bytes_of(normal));
  } catch (const FormError&) {
    return true;
  }
}

}  // namespace planpress::forms
