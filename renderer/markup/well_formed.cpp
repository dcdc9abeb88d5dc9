#include "renderer/markup/well_formed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::markup {
namespace {

// The bytes at which something may be wrong; all others pass.
constexpr auto notable = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\r';
  for (const unsigned char c : {'<', '>', '&', '"', '\''}) table[c] = true;
  table[0xEF] = true;
  return table;
}();

class Scan {
 public:
  Scan(std::string_view xml, ParseState& state) : xml_(xml), state_(state) {}

  bool run() {
    if (!text::is_valid_utf8(xml_)) fault(0, "is not UTF-8");
    for (at_ = next_notable(0); sound_ && at_ < xml_.size(); at_ = next_notable(at_ + 1)) look();
    return sound_;
  }

 private:
  void fault(std::size_t at, std::string message, std::string hint = {}) {
    sound_ = false;
    state_.fault_at(at, std::move(message), std::move(hint));
  }

  std::size_t next_notable(std::size_t at) const {
    while (at < xml_.size() && !notable[static_cast<unsigned char>(xml_[at])]) ++at;
    return at;
  }

  void look() {
    const char c = xml_[at_];
    switch (c) {
      case '<':
        return less();
      case '>':
        if (quote_ == '\0') in_tag_ = false;
        return;
      case '"':
      case '\'':
        if (in_tag_ && (quote_ == '\0' || quote_ == c)) quote_ = quote_ == c ? '\0' : c;
        return;
      case '&':
        return reference();
      case '\xEF':
        if (xml_.compare(at_, 2, "\xEF\xBF") == 0 && at_ + 2 < xml_.size() && xml_[at_ + 2] >= '\xBE') {
          fault(at_, "a character stands here that XML does not know");
        }
        return;
      default:
        fault(at_, fmt::format("a control character stands here: {:#04x}", static_cast<unsigned>(c)));
    }
  }

  void less() {
    if (in_tag_) return fault(at_, "< stands inside a tag", "write &lt;");
    if (xml_.compare(at_, 4, "<!--") == 0) {
      const auto end = xml_.find("-->", at_ + 4);
      if (end == std::string_view::npos) return fault(at_, "the comment is not closed");
      at_ = end + 2;
    } else if (xml_.compare(at_, 2, "<!") == 0) {
      fault(at_, "doctypes and CDATA sections have no place here", "write elements and text only");
    } else if (xml_.compare(at_, 2, "<?") == 0) {
      fault(at_, "processing instructions have no place here", "write elements and text only");
    } else {
      in_tag_ = true;
    }
  }

  void reference() {
    constexpr std::size_t longest = 12;
    const auto end = xml_.substr(at_, longest).find(';');
    if (end == std::string_view::npos) return fault(at_, "& stands alone", "write &amp;");
    const auto name = xml_.substr(at_ + 1, end - 1);
    constexpr std::array<std::string_view, 5> entities{"amp", "lt", "gt", "quot", "apos"};
    const bool is_known =
        name.starts_with('#') ? is_character(name.substr(1)) : std::ranges::count(entities, name) > 0;
    if (is_known) return;
    fault(at_, fmt::format("&{}; is not known", state_.is_example() ? name : "..."),
          "write the character itself, a number as in &#160;, or one of &amp; &lt; &gt; &quot; &apos;");
  }

  static bool is_character(std::string_view digits) {
    const bool hex = digits.starts_with('x');
    if (hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
    return error == std::errc{} && stop == end && text::is_xml_character(value);
  }

  std::string_view xml_;
  ParseState& state_;
  std::size_t at_ = 0;
  bool in_tag_ = false;
  char quote_ = '\0';
  bool sound_ = true;
};

}  // namespace

bool check_well_formed(std::string_view xml, ParseState& state) { return Scan(xml, state).run(); }

}  // namespace planpress::markup
