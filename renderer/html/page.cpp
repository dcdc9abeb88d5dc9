#include <stdexcept>

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
document::Label skip_phrase(const Document& document) {
  const document::Label english = "Skip to main content", welsh = "Neidio i'r prif gynnwys";
  if (document.language.starts_with("cy")) return welsh;
  return document.second_language.empty() ? english : english + "\n" + welsh;
}

void write_head(const Document& document, const std::string& css, std::string& out) {
  const Element head(out, "head");
  append_void_element(out, "meta", {{"charset", "utf-8"}});
  append_void_element(out, "meta", {{"http-equiv", "Content-Security-Policy"}, {"content", content_policy}});
  append_void_element(out, "meta",
                      {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  append_void_element(out, "meta", {{"name", "robots"}, {"content", "noindex"}});
  append_text_element(out, "title", {}, document.title);
  const Element style(out, "style");
  out += css;
  out += page_rules(document.furniture);
}

bool is_for_paper(std::string_view text) { return text.find("{page") != std::string_view::npos; }

// What stands at the head or foot of every printed page stands once on the screen; page numbers are for
// paper.
void write_furniture(std::string_view tag, const document::Label& left, const document::Label& right,
                     const std::string& second_language, std::string& out) {
  const bool shows_left = !left.empty() && !is_for_paper(left);
  const bool shows_right = !right.empty() && !is_for_paper(right);
  if (!shows_left && !shows_right) return;
  const Element element(out, tag, {{"class", "furniture"}});
  if (shows_left) append_label(out, "p", {}, left, second_language);
  if (shows_right) append_label(out, "p", {}, right, second_language);
}

// Drawn by the stylesheet from the attribute: behind everything, never selected, found or read out. The
// banner and the foot say the same in words.
void write_watermark(std::string_view text, std::string& out) {
  if (text.empty()) return;
  append_text_element(out, "div", {{"class", "watermark"}, {"aria-hidden", "true"}, {"data-text", text}}, "");
}

void write_body(const Document& document, std::string& out) {
  const Outline outline(document);
  const std::string main_id = outline.free_id("main");
  const Element body(out, "body");
  const std::string& second = document.second_language;
  append_label(out, "a", {{"class", "skip"}, {"href", "#" + main_id}}, skip_phrase(document), second);
  write_watermark(document.furniture.watermark, out);
  write_furniture("header", document.furniture.head_left, document.furniture.head_right, second, out);
  {
    const Element main(out, "main", {{"id", main_id}, {"tabindex", "-1"}});
    Writer(document, outline, out).write(document.blocks);
  }
  write_furniture("footer", document.furniture.foot_left, document.furniture.foot_right, second, out);
}

}  // namespace

std::string write(const Document& document, const std::string& css, Type type) {
  if (css.find_first_of("<&") != std::string::npos) {
    throw std::invalid_argument("the stylesheet holds < or &, which would end or break the style element");
  }
  std::string out = "<!DOCTYPE html>\n";
  {
    const Element html(out, "html",
                       {{"lang", document.language}, {"class", type == Type::large ? "large-print" : ""}});
    write_head(document, css, out);
    write_body(document, out);
  }
  return out;
}

}  // namespace planpress::html
