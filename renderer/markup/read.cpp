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
      (code.size() > document::longest_page_code || !std::all_of(code.begin(), code.end(), is_printable))) {
    element.fault("page-code: this does not fit the code of a page",
                  fmt::format("up to {} letters, digits and marks of ASCII", document::longest_page_code));
  }
  return code;
}

// "Page <page-number/> of <page-count/>"
FurnitureText read_with_numbers(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {});
  FurnitureText out;
  for (const auto child : node.children()) {
    const std::string_view name = child.name(), text = child.value();
    if (name == "page-number" || name == "page-count") {
      Element(child, reading, {}).no_content();
      out.parts.emplace_back(name == "page-number" ? PageNumber::page : PageNumber::pages);
    } else if (child.type() == pugi::node_pcdata) {
      std::string words = collapse(text);
      if (is_xml_space(text.front()) && !out.empty()) words.insert(0, " ");
      if (is_xml_space(text.back()) && child.next_sibling() && !words.empty() && words != " ") words += ' ';
      if (!words.empty()) out.parts.emplace_back(std::move(words));
    } else {
      misplaced(child, reading, {"page-number", "page-count"});
    }
  }
  return out;
}

// An attribute; or in its place the element of the same name, which goes from among the blocks.
FurnitureText read_furniture(pugi::xml_node root, const Element& element, const char* name,
                             Reading& reading) {
  FurnitureText out = std::string(element.text(name));
  const auto child = root.child(name);
  if (!child) return out;
  if (!out.empty()) element.fault(fmt::format("{} stands as an attribute and as an element", name));
  out = read_with_numbers(child, reading);
  root.remove_child(child);
  return out;
}

Document read_root(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading,
                        {"title", "lang", "subject", "created", "head-left", "head-right", "foot-left",
                         "foot-right", "watermark", "continued", "goes-on", "page-code"});
  const auto furniture_text = [&](const char* name) { return read_furniture(node, element, name, reading); };
  Document out;
  out.title = element.filled("title");
  if (auto language = element.language(); !language.empty()) out.language = std::move(language);
  out.subject = element.text("subject");
  out.created = element.text("created");
  if (!out.created.empty() && !element.is_any(out.created) && !is_date(out.created)) {
    element.fault(fmt::format("created: {} is no date", reading.shown(out.created)), "YYYY-MM-DD");
  }
  out.furniture = {furniture_text("head-left"),  furniture_text("head-right"), furniture_text("foot-left"),
                   furniture_text("foot-right"), element.text("watermark"),    element.text("continued"),
                   read_page_code(element),      element.text("goes-on")};
  out.blocks = read_blocks(node, reading);
  return out;
}

Document read_roots(const pugi::xml_document& parsed, Reading& reading) {
  Document out;
  bool found = false;
  for (const auto node : parsed.children()) {
    if (is_white_space(node)) continue;
    if (std::string_view(node.name()) != "document" || found) {
      reading.fault(node, found ? "something stands behind the root" : "the root is not <document>",
                    "one <document> holds everything");
      continue;
    }
    found = true;
    out = read_root(node, reading);
  }
  if (!found) reading.fault_at(0, "there is no <document>", "one <document> holds everything");
  return out;
}

}  // namespace

Document read_document(std::string_view xhtml, Check check, Locate locate, const document::Pictures& pictures,
                       Faults& faults) {
  Reading reading(check, std::move(locate), pictures, faults);
  if (!check_well_formed(xhtml, reading)) return {};
  std::string buffer(xhtml);
  buffer += '\n';  // pugixml loses the last character of text behind the root
  pugi::xml_document parsed;
  const auto result =
      parsed.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
  if (!result) {
    reading.fault_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)),
                     result.description());
    return {};
  }
  auto document = read_roots(parsed, reading);
  reading.check_links();
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
