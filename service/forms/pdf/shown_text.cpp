#include "service/forms/pdf/shown_text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <string_view>

#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

bool draws_within(const std::string& word) {
  constexpr std::array<std::string_view, 2> operators{"Do", "BI"};
  return std::ranges::find(operators, word) != operators.end();
}

// iText 8 shows a no-break space where a field is emptied.
bool is_visible(const std::string& shown) { return shown != "\xA0" && has_visible_byte(shown); }

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
    if (token.getType() == QPDFTokenizer::tt_string) written = written || is_visible(text);
    if (token.getType() != QPDFTokenizer::tt_word) continue;
    if (draws_within(text) || (written && std::ranges::find(shows, text) != shows.end())) return true;
    written = false;
  }
}

constexpr std::string_view cdata = "<![CDATA[";

// Of white space, as the text of styles (12.7.3.4) writes it.
std::size_t blank_entity_at(std::string_view text) {
  for (const std::string_view entity :
       {"&#160;", "&#xA0;", "&#xa0;", "&nbsp;", "&#13;", "&#10;", "&#xD;", "&#xA;"})
    if (text.starts_with(entity)) return entity.size();
  return 0;
}

}  // namespace

bool has_visible_byte(std::string_view text) {
  return text.find_first_not_of(std::string_view(" \t\n\f\r\0", 6)) != std::string_view::npos;
}

bool has_words(QPDFObjectHandle text) {
  if (!text.isString() && !text.isStream()) return false;
  const std::string all = text_of(text);
  std::string words;
  for (std::size_t i = 0; i < all.size();) {
    const std::string_view rest = std::string_view(all).substr(i);
    if (rest.starts_with(cdata)) {
      i += cdata.size();
    } else if (rest.starts_with("<style")) {
      i = std::min(all.find("</style", i), all.size());
      i = std::min(all.find('>', i), all.size() - 1) + 1;
    } else if (rest.front() == '<') {
      i = std::min(all.find('>', i), all.size() - 1) + 1;
    } else if (const std::size_t blank = blank_entity_at(rest); blank > 0) {
      i += blank;
    } else {
      words += all[i++];
    }
  }
  return words.find_first_not_of(" \t\n\f\v\u00A0]>") != std::string::npos;
}

bool Appearances::shows_text(QPDFObjectHandle stream) {
  std::string content;
  try {
    content = bytes_of(stream);
  } catch (const FormError&) {
    return true;
  }
  bytes_ += content.size();
  if (bytes_ > limits::appearance_bytes)
    throw FormError(FormFault::too_complex, "the fields have too much appearance");
  return shows_text_in(content);
}

bool Appearances::show_text(QPDFObjectHandle annotation) {
  QPDFObjectHandle appearances = annotation.getKey("/AP");
  if (!appearances.isDictionary()) return false;
  QPDFObjectHandle normal = appearances.getKey("/N"), state = annotation.getKey("/AS");
  if (normal.isDictionary() && state.isName()) normal = normal.getKey(state.getName());
  if (!normal.isStream()) return false;
  const auto [known, is_new] = known_.emplace(normal.getObjGen(), false);
  if (is_new) known->second = shows_text(normal);
  return known->second;
}

}  // namespace planpress::forms
