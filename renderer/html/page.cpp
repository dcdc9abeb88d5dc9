#include <algorithm>
#include <stdexcept>

#include "renderer/document/form.hpp"
#include "renderer/html/html.hpp"
#include "renderer/html/page_rules.hpp"
#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::Document;

// No script, no font, no frame, no picture but those in the page: the page is all there is.
constexpr std::string_view content_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

// The one phrase that only a web page has; the Welsh is that of public bodies in Wales.
std::string_view skip_phrase(const Document& document) {
  return document.language.starts_with("cy") ? "Neidio i'r prif gynnwys" : "Skip to main content";
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

// What stands at the head or foot of every printed page stands once on the screen; page numbers are for
// paper.
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
  append_text_element(out, "p", {{"class", "form-note"}, {"role", "note"}},
                      document.language.starts_with("cy") ? welsh : english);
}

void write_skip_link(const std::string& main_id, const Document& document, std::string& out) {
  append_text_element(out, "a", {{"class", "skip"}, {"href", "#" + main_id}}, skip_phrase(document));
}

void write_body(const Document& document, const typeset::TextContext& text, std::string& out) {
  const Outline outline(document);
  const std::string main_id = outline.free_id("main");
  const Element body(out, "body");
  write_skip_link(main_id, document, out);
  write_watermark(document.furniture.watermark, out);
  write_furniture("header", document.furniture.head_left, document.furniture.head_right, out);
  {
    const Element main(out, "main", {{"id", main_id}, {"tabindex", "-1"}});
    write_form_note(document, out);
    Writer(outline, text, out).write(document.blocks);
  }
  write_furniture("footer", document.furniture.foot_left, document.furniture.foot_right, out);
}

// ---- Several documents on one page ------------------------------------------------------------------------

constexpr std::string_view bundle_main_id = "main";  // the ids of documents begin with "part-"

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

void write_part(const Document& document, const Outline& outline, const typeset::TextContext& text,
                std::size_t index, bool own_watermark, std::string& out) {
  const Element part(out, "article",
                     {{"id", part_id(index)}, {"class", "part"}, {"lang", document.language}});
  if (own_watermark) write_watermark(document.furniture.watermark, out);
  write_furniture("header", document.furniture.head_left, document.furniture.head_right, out);
  write_form_note(document, out);
  Writer(outline, text, out).write(document.blocks);
  write_furniture("footer", document.furniture.foot_left, document.furniture.foot_right, out);
}

std::string_view class_of(Type type) { return type == Type::large ? "large-print" : ""; }

// The stylesheet stands in a style element, which these would end or break.
void check_stylesheet(const std::string& css) {
  if (css.find_first_of("<&") != std::string::npos)
    throw std::invalid_argument("web.css: holds < or &, which would end or break the style element");
}

}  // namespace

std::string write(const Document& document, const std::string& css, const typeset::TextContext& text,
                  Type type) {
  check_stylesheet(css);
  std::string out = "<!DOCTYPE html>\n";
  {
    const Element html(out, "html", {{"lang", document.language}, {"class", class_of(type)}});
    write_head(document.title, css, page_rules(document.furniture), out);
    write_body(document, text, out);
  }
  return out;
}

std::string write_bundle(const std::vector<Document>& documents, const std::string& title,
                         const std::string& css, const typeset::TextContext& text, Type type) {
  check_stylesheet(css);
  const std::vector<Outline> outlines = outlines_of(documents);
  std::string out = "<!DOCTYPE html>\n";
  {
    const Element html(out, "html", {{"lang", documents.front().language}, {"class", class_of(type)}});
    write_head(title, css, bundle_rules(documents), out);
    const Element body(out, "body");
    write_skip_link(std::string(bundle_main_id), documents.front(), out);
    const std::string_view watermark = shared_watermark(documents);
    write_watermark(watermark, out);
    write_links_to_parts(documents, title, out);
    const Element main(out, "main", {{"id", bundle_main_id}, {"tabindex", "-1"}});
    for (std::size_t i = 0; i < documents.size(); ++i)
      write_part(documents[i], outlines[i], text, i, watermark.empty(), out);
  }
  return out;
}

}  // namespace planpress::html
