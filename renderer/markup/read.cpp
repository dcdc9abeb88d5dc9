#include "renderer/markup/read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/element.hpp"
#include "renderer/markup/template_tokens.hpp"
#include "renderer/markup/well_formed.hpp"
#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

using document::Document;
using document::FurnitureText;
using document::PageNumber;

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
  if (!check_well_formed(xhtml, state)) return {};
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
