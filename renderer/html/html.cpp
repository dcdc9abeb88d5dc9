#include "renderer/html/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "renderer/document/form.hpp"
#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::Document;

// ---- Printed pages ----

// "Page 1 of 2" as the value of the content property.
std::string content(const document::FurnitureText& text) {
  std::string out;
  for (const auto& part : text.parts) {
    if (const auto* words = std::get_if<std::string>(&part))
      out += css_string(*words);
    else
      out += std::get<document::PageNumber>(part) == document::PageNumber::page ? "counter(page)"
                                                                                : "counter(pages)";
    out += ' ';
  }
  return out;
}

// Furniture of the printed page as CSS page-margin boxes (CSS Paged Media 3, section 4):
// "@page{@top-left{content:...}...}". page: the name of the pages that have it; empty: all.
std::string page_rules(const document::Furniture& furniture, std::string_view page = {}) {
  std::string out = page.empty() ? "@page{" : fmt::format("@page {}{{", page);
  const std::pair<std::string_view, const document::FurnitureText&> boxes[] = {
      {"top-left", furniture.head_left},
      {"top-right", furniture.head_right},
      {"bottom-left", furniture.foot_left},
      {"bottom-right", furniture.foot_right}};
  for (const auto& [box, text] : boxes)
    if (!text.empty()) out += fmt::format("@{}{{content:{}}}", box, content(text));
  return out + "}\n";
}

// ---- One document ----

// No script, no font, no frame, no picture but those in the page: the page is all there is.
constexpr std::string_view content_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

// The phrases that only a web page has; the Welsh is that of public bodies in Wales.
std::string_view phrase(const Document& document, std::string_view english, std::string_view welsh) {
  return document.language.starts_with("cy") ? welsh : english;
}

void write_head(std::string_view title, const std::string& css, const std::string& rules, std::string& out) {
  const Element head(out, "head");
  append_void_element(out, "meta", {{"charset", "utf-8"}});
  append_void_element(out, "meta", {{"http-equiv", "Content-Security-Policy"}, {"content", content_policy}});
  append_void_element(out, "meta",
                      {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  append_void_element(out, "meta", {{"name", "robots"}, {"content", "noindex"}});
  append_text_element(out, "title", {}, title);
  const Element style(out, "style");
  out += css;
  out += rules;
}

// The head or foot of every printed page, once on the screen and without page numbers.
void write_furniture(std::string_view tag, const document::FurnitureText& left,
                     const document::FurnitureText& right, std::string& out) {
  const auto is_shown = [](const document::FurnitureText& text) {
    return !text.empty() && !text.has_numbers();
  };
  if (!is_shown(left) && !is_shown(right)) return;
  const Element element(out, tag, {{"class", "furniture"}});
  for (const document::FurnitureText* text : {&left, &right})
    if (is_shown(*text)) append_text_element(out, "p", {}, std::get<std::string>(text->parts.front()));
}

// Drawn by the stylesheet from the attribute: behind everything, never selected, found or read out. The
// banner and the foot say the same in words.
void write_watermark(std::string_view text, std::string& out) {
  if (text.empty()) return;
  append_text_element(out, "div", {{"class", "watermark"}, {"aria-hidden", "true"}, {"data-text", text}}, "");
}

// Nothing receives what is typed into the page.
void write_form_note(const Document& document, std::string& out) {
  constexpr std::string_view
      english =
          "This page is for reading and printing. What is typed here is neither kept nor sent: to fill in "
          "the form and send it back, use the PDF of this document, from where you got this page.",
      welsh =
          "Mae'r dudalen hon i'w darllen a'i hargraffu. Ni chedwir ac ni anfonir yr hyn a deipir yma: i "
          "lenwi'r ffurflen a'i dychwelyd, defnyddiwch PDF y ddogfen hon, o'r lle y cawsoch y dudalen hon.";
  if (document::fields_of(document).empty()) return;
  append_text_element(out, "p", {{"class", "form-note"}, {"role", "note"}}, phrase(document, english, welsh));
}

// Between its head and foot: in an element of this id, or where it is empty in none.
void write_content(const Document& document, const Outline& outline, const typeset::TextContext& text,
                   const std::string& main_id, std::string& out) {
  write_furniture("header", document.furniture.head_left, document.furniture.head_right, out);
  {
    std::optional<Element> main;
    if (!main_id.empty()) main.emplace(out, "main", Attributes{{"id", main_id}, {"tabindex", "-1"}});
    write_form_note(document, out);
    Writer{outline, text, out}.write(document.blocks);
  }
  write_furniture("footer", document.furniture.foot_left, document.furniture.foot_right, out);
}

// ---- Several documents on one page ------------------------------------------------------------------------

std::string part_id(std::size_t index) { return "part-" + std::to_string(index + 1); }

std::vector<Outline> outlines_of(const std::vector<Document>& documents) {
  std::vector<Outline> outlines;
  for (std::size_t i = 0; i < documents.size(); ++i) outlines.emplace_back(documents[i], part_id(i) + "-");
  for (Outline& outline : outlines) {
    for (const Outline& other : outlines) {
      if (&outline != &other) outline.share_page_with(other);
    }
  }
  return outlines;
}

// Each document prints on pages of its own name, which have its head and foot.
std::string bundle_rules(const std::vector<Document>& documents) {
  std::string out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out += page_rules(documents[i].furniture, part_id(i));
    out += "@media print{#" + part_id(i) + "{page:" + part_id(i) + "}}\n";
  }
  return out;
}

void write_links_to_parts(const std::vector<Document>& documents, const std::string& title,
                          std::string& out) {
  const Element nav(out, "nav", {{"class", "parts"}, {"aria-label", title}});
  const Element list(out, "ul", {{"role", "list"}});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Element item(out, "li");
    const std::string& language = documents[i].language;
    append_text_element(
        out, "a",
        {{"href", "#" + part_id(i)}, {"lang", language == documents.front().language ? "" : language}},
        documents[i].title);
  }
}

// The watermark of all of them, which then stands on every printed page; empty when they differ.
std::string_view shared_watermark(const std::vector<Document>& documents) {
  const std::string& first = documents.front().furniture.watermark;
  const bool is_shared = std::ranges::all_of(
      documents, [&](const Document& other) { return other.furniture.watermark == first; });
  return is_shared ? std::string_view(first) : std::string_view{};
}

// A whole page. rules: of its printed pages. write_body: what follows the skip link and the watermark.
std::string page(const Document& first, std::string_view title, const std::string& css,
                 const std::string& rules, Type type, const std::string& main_id, std::string_view watermark,
                 const auto& write_body) {
  // The stylesheet stands in a style element, which these would end or break.
  if (css.find_first_of("<&") != std::string::npos)
    throw std::invalid_argument("web.css: holds < or &, which would end or break the style element");
  std::string out = "<!DOCTYPE html>\n";
  {
    const Element html(out, "html",
                       {{"lang", first.language}, {"class", type == Type::large ? "large-print" : ""}});
    write_head(title, css, rules, out);
    const Element body(out, "body");
    append_text_element(out, "a", {{"class", "skip"}, {"href", "#" + main_id}},
                        phrase(first, "Skip to main content", "Neidio i'r prif gynnwys"));
    write_watermark(watermark, out);
    write_body(out);
  }
  return out;
}

}  // namespace

std::string css_string(std::string_view text) {
  const auto is_plain = [](unsigned char byte) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return letter || (byte >= '0' && byte <= '9') || byte == ' ' || byte >= 0x80;
  };
  std::string out = "\"";
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    out +=
        is_plain(value) ? std::string(1, byte) : fmt::format("\\{:02x} ", value);  // the space ends the code
  }
  return out + "\"";
}

std::string write(const Document& document, const std::string& css, const typeset::TextContext& text,
                  Type type) {
  const Outline outline(document);
  const std::string main_id = outline.free_id("main");
  return page(document, document.title, css, page_rules(document.furniture), type, main_id,
              document.furniture.watermark,
              [&](std::string& out) { write_content(document, outline, text, main_id, out); });
}

std::string write_bundle(const std::vector<Document>& documents, const std::string& title,
                         const std::string& css, const typeset::TextContext& text, Type type) {
  const std::vector<Outline> outlines = outlines_of(documents);
  const std::string main_id = "main";  // the ids of documents begin with "part-"
  const std::string_view watermark = shared_watermark(documents);
  const auto write_body = [&](std::string& out) {
    write_links_to_parts(documents, title, out);
    const Element main(out, "main", {{"id", main_id}, {"tabindex", "-1"}});
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const Element part(out, "article",
                         {{"id", part_id(i)}, {"class", "part"}, {"lang", documents[i].language}});
      if (watermark.empty()) write_watermark(documents[i].furniture.watermark, out);
      write_content(documents[i], outlines[i], text, {}, out);
    }
  };
  return page(documents.front(), title, css, bundle_rules(documents), type, main_id, watermark, write_body);
}

}  // namespace planpress::html
