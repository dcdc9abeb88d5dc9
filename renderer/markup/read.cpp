#include "renderer/markup/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/template_tokens.hpp"
#include "renderer/markup/xml_text.hpp"
#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::markup {
namespace {

using document::Document;
using document::FurnitureText;
using document::PageNumber;

// The bytes at which something may be wrong; all others pass.
constexpr auto notable = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\r';
  for (const unsigned char c : {'<', '>', '&', '"', '\''}) table[c] = true;
  table[0xEF] = true;
  return table;
}();

// Refuses what pugixml lets pass and XML 1.0, or the vocabulary, does not: entities other than the five,
// doctypes, processing instructions, CDATA, < in attribute values, characters that are none.
class WellFormedCheck {
 public:
  WellFormedCheck(std::string_view xml, ParseState& state) : xml_(xml), state_(state) {}

  // False, with faults, when there was anything.
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

// White space between words is kept and collapsed later; text outside of the root is kept to be refused.
constexpr unsigned parse_options = pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                                   pugi::parse_ws_pcdata | pugi::parse_fragment;

std::string read_page_code(const Element& element) {
  std::string code = element.text("page-code");
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (!element.is_any(code) &&
      (code.size() > document::longest_page_code || !std::ranges::all_of(code, is_printable))) {
    element.fault("page-code: this does not fit the code of a page",
                  fmt::format("up to {} letters, digits and marks of ASCII", document::longest_page_code));
  }
  return code;
}

// "Page <page-number/> of <page-count/>"
FurnitureText read_with_numbers(const Element& element) {
  FurnitureText out;
  for (const auto child : element.node().children()) {
    const std::string_view name = child.name(), text = child.value();
    if (name == "page-number" || name == "page-count") {
      const Element number(child, element.state());
      out.parts.emplace_back(name == "page-number" ? PageNumber::page : PageNumber::pages);
    } else if (child.type() == pugi::node_pcdata) {
      std::string words = collapse(text);
      if (is_xml_space(text.front()) && !out.empty()) words.insert(0, " ");
      if (is_xml_space(text.back()) && child.next_sibling() && !words.empty() && words != " ") words += ' ';
      if (!words.empty()) out.parts.emplace_back(std::move(words));
    } else {
      element.misplaced(child);
    }
  }
  return out;
}

// An attribute; or in its place the element of the same name, which goes from among the blocks.
FurnitureText read_furniture(const Element& root, const char* name) {
  FurnitureText out = std::string(root.text(name));
  const auto child = root.node().child(name);
  if (!child) return out;
  if (!out.empty()) root.fault(fmt::format("{} stands as an attribute and as an element", name));
  out = read_with_numbers(Element(child, root.state()));
  root.node().remove_child(child);
  return out;
}

Document read_root(const Element& root) {
  Document out;
  out.title = root.filled("title");
  if (auto language = root.language(); !language.empty()) out.language = std::move(language);
  out.subject = root.text("subject");
  out.created = root.text("created");
  if (!out.created.empty() && !root.is_any(out.created) && !is_date(out.created))
    root.fault(fmt::format("created: {} is no date", root.state().shown(out.created)), "YYYY-MM-DD");
  out.furniture = {read_furniture(root, "head-left"),
                   read_furniture(root, "head-right"),
                   read_furniture(root, "foot-left"),
                   read_furniture(root, "foot-right"),
                   root.text("watermark"),
                   root.text("continued"),
                   read_page_code(root),
                   root.text("goes-on")};
  out.blocks = read_blocks(root);
  return out;
}

Document read_roots(const pugi::xml_document& parsed, ParseState& state) {
  Document out;
  bool found = false;
  for (const auto node : parsed.children()) {
    if (is_white_space(node)) continue;
    if (std::string_view(node.name()) != "document" || found) {
      state.fault(node, found ? "something stands behind the root" : "the root is not <document>",
                  "one <document> holds everything");
      continue;
    }
    found = true;
    out = read_root(Element(node, state));
  }
  if (!found) state.fault_at(0, "there is no <document>", "one <document> holds everything");
  return out;
}

}  // namespace

Document read_document(std::string_view xhtml, Check check, Locate locate, const document::Pictures& pictures,
                       Faults& faults) {
  ParseState state(check, std::move(locate), pictures, faults);
  if (!WellFormedCheck(xhtml, state).run()) return {};
  std::string buffer(xhtml);
  buffer += '\n';  // pugixml loses the last character of text behind the root
  pugi::xml_document parsed;
  const auto result =
      parsed.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
  if (!result) {
    state.fault_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)),
                   result.description());
    return {};
  }
  auto document = read_roots(parsed, state);
  state.check_links();
  return document;
}

Document read(std::string_view xhtml, const std::string& file, const document::Pictures& pictures) {
  Faults faults;
  const auto locate = [&](std::size_t offset) { return Place{file, line_of(xhtml, offset)}; };
  auto document = read_document(xhtml, Check::whole, locate, pictures, faults);
  faults.throw_if_any();
  return document;
}

}  // namespace planpress::markup
