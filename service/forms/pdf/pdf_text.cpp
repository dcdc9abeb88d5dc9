#include "service/forms/pdf/pdf_text.hpp"

#include <unicode/unistr.h>

#include <string_view>

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

}  // namespace

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

}  // namespace planpress::forms
