#include "service/forms/pdf/pdf_text.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "renderer/text/unicode.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"

namespace planpress::forms {
namespace {

constexpr char32_t escape = 0x1B, next_line = 0x85;

// U+2028 and U+2029 are what somebody wrote: no viewer ends its lines with them.
bool ends_line(char32_t c) { return c == '\n' || c == '\r' || c == next_line; }

// libqpdf's own drops half a surrogate pair.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::u16string units(bytes.size() / 2, u'\0');
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]),
               second = static_cast<unsigned char>(bytes[2 * i + 1]);
    units[i] = static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
  }
  std::string out;
  icu::UnicodeString(false, units.data(), static_cast<int>(units.size())).toUTF8String(out);
  return out;
}

std::string to_utf8(const std::string& bytes) {
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(std::string_view(bytes).substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(std::string_view(bytes).substr(2), false);
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  return QUtil::pdf_doc_to_utf8(bytes);
}

constexpr char32_t no_character = 0xFFFD;

// Ends of line become LF. U+001B encloses a language code, which is no text (7.9.2.2); U+0000 ends the
// strings of some writers, and within one it is a letter that was lost.
std::string plain(std::string_view text) {
  text = text.substr(0, text.find_last_not_of('\0') + 1);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text::next_character(text, i);
    if (c == escape) {
      const std::size_t end = text.find('\x1B', i);
      if (end != std::string_view::npos && end - i <= 5) i = end + 1;
    } else if (ends_line(c)) {
      if (c == '\r' && i < text.size() && text[i] == '\n') ++i;
      out += '\n';
    } else {
      text::append_utf8(out, c == 0 ? no_character : c);
    }
  }
  return out;
}

// Keeps what a stream inflates to, up to what is allowed.
class BoundedText : public Pipeline {
 public:
  BoundedText() : Pipeline("text", nullptr) {}
  void write(const unsigned char* data, std::size_t length) override {
    too_much_ = too_much_ || length > limits::text_bytes - text_.size();
    if (too_much_) throw FormError(FormFault::too_complex, "a value is too long");
    text_.append(reinterpret_cast<const char*>(data), length);
  }
  void finish() override {}
  bool too_much() const { return too_much_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool too_much_ = false;
};

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
    if (text == "Do" || text == "BI" || (written && std::ranges::find(shows, text) != shows.end()))
      return true;
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

std::string decode_text(const std::string& bytes) { return text::to_nfc(plain(to_utf8(bytes))); }

std::string decode_name(const std::string& name) {
  const std::string bytes = name.substr(name.starts_with('/') ? 1 : 0);
  return text::is_valid_utf8(bytes) ? text::to_nfc(plain(bytes)) : decode_text(bytes);
}

std::string bytes_of(QPDFObjectHandle stream) {
  BoundedText bytes;
  bool attempted = false, decoded = false;
  try {
    decoded = stream.pipeStreamData(&bytes, &attempted, 0, qpdf_dl_specialized, true);
  } catch (const std::exception&) {  // reported below, by its cause
  }
  if (bytes.too_much()) throw FormError(FormFault::too_complex, "a value is too long");
  if (!attempted || !decoded) throw FormError(FormFault::broken, "a stream cannot be read");
  return bytes.text();
}

std::string text_of(QPDFObjectHandle object) {
  if (object.isNull()) return {};
  if (object.isString()) return decode_text(object.getStringValue());
  if (object.isStream()) return decode_text(bytes_of(object));
  if (object.isName()) return decode_name(object.getName());
  if (object.isInteger() || object.isReal()) return object.unparseResolved();
  throw FormError(FormFault::broken, "a value is of a type that no field of its kind may have");
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
  QPDFObjectHandle normal = entry(annotation.getKey("/AP"), "/N"), state = annotation.getKey("/AS");
  if (normal.isDictionary() && state.isName()) normal = normal.getKey(state.getName());
  if (!normal.isStream()) return false;
  const auto [known, is_new] = known_.emplace(normal.getObjGen(), false);
  if (is_new) known->second = shows_text(normal);
  return known->second;
}

}  // namespace planpress::forms
