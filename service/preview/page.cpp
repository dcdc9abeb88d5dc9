#include "service/preview/page.hpp"

#include <fmt/format.h>

#include <utility>

#include "renderer/html/element.hpp"
#include "renderer/text/xml.hpp"
#include "service/documents/result.hpp"

namespace planpress::preview {
namespace {

using html::append_text_element;
using html::append_void_element;
using html::Element;
using text::append_xml;

constexpr std::string_view style = R"(
* { box-sizing: border-box; }
html { height: 100%; color-scheme: light; }
body { display: flex; flex-direction: column; min-height: 100%; margin: 0; background: #fff; color: #231f20;
  font: 1rem/1.5 Arial, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; padding: 0.5rem 1.25rem;
  border-bottom: 2px solid #003087; }
h1 { margin: 0; color: #003087; font-size: 1.1667rem; }
h2 { margin: 1.375rem 0 0.6875rem; color: #003087; font-size: 1.5rem; line-height: 1.375; }
h3 { margin: 1.375rem 0 0.25rem; font-size: 1.1667rem; }
header p, header ul { margin: 0; padding: 0; list-style: none; }
header ul { display: flex; gap: 1rem; }
header li a { display: inline-block; padding: 0.25rem 0; }
[aria-current] { color: #231f20; font-weight: bold; text-decoration: none; }
a { color: #005eb8; }
:focus-visible { outline: 3px solid #231f20; outline-offset: 3px; }
main { flex: 1; display: flex; flex-direction: column; }
iframe { flex: 1; width: 100%; min-height: 85vh; border: 0; }
.faults { width: 100%; max-width: 56rem; padding: 0 1.25rem 2rem; }
.path, .code { color: #425563; }
p { margin: 0 0 0.6875rem; }
pre { margin: 0.6875rem 0; padding: 0.6875rem; background: #e8edee; white-space: pre-wrap;
  font: 0.875rem/1.5 "Liberation Mono", monospace; }
pre span { display: block; padding-left: 4rem; text-indent: -4rem; }
pre mark { display: block; padding-left: 4rem; text-indent: -4rem; background: #fff; color: #231f20;
  font-weight: bold; outline: 2px solid #231f20; }
dl { margin: 0; }
dt { margin-top: 0.6875rem; font-weight: bold; }
dd { margin: 0 0 0.6875rem; }
)";

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string place(const Mistake& mistake) {
  if (mistake.file.empty()) return "The layouts";
  return mistake.line > 0 ? fmt::format("{}:{}", mistake.file, mistake.line) : mistake.file;
}

void write_excerpt(const Mistake& mistake, std::string& out) {
  if (mistake.excerpt.empty()) return;
  const Element pre(out, "pre");
  for (const SourceLine& line : mistake.excerpt) {
    const Element row(out, line.number == mistake.line ? "mark" : "span", {}, html::Flow::inline_);
    append_xml(out, fmt::format("{:>4}  {}", line.number, line.text));
  }
}

void write_mistake(const Mistake& mistake, std::string& out) {
  append_text_element(out, "h3", {}, place(mistake));
  append_text_element(out, "p", {}, mistake.message);
  if (!mistake.hint.empty()) append_text_element(out, "p", {{"class", "hint"}}, "Hint: " + mistake.hint);
  write_excerpt(mistake, out);
  if (!mistake.path.empty()) append_text_element(out, "p", {{"class", "path"}}, mistake.path);
}

void write_findings(const Proof& proof, plan::Severity severity, std::string& out) {
  const Element list(out, "dl");
  for (const messages::Diagnostic& finding : proof.findings) {
    if (finding.severity != severity) continue;
    append_text_element(out, "dt", {}, finding.pointer.empty() ? "The whole plan" : finding.pointer);
    const Element detail(out, "dd");
    append_xml(out, finding.detail + " ");
    append_text_element(out, "span", {{"class", "code"}}, finding.code);
  }
}

void write_faults(const Proof& proof, std::string& out) {
  const Element faults(out, "div", {{"class", "faults"}});
  if (!proof.mistakes.empty())
    append_text_element(out, "h2", {}, counted(proof.mistakes.size(), "mistake") + " to put right");
  for (const Mistake& mistake : proof.mistakes) write_mistake(mistake, out);
  for (const auto& [severity, noun] :
       {std::pair{plan::Severity::error, "error"}, {plan::Severity::warning, "warning"}}) {
    const std::size_t found = documents::count_of(severity, proof.findings);
    if (found == 0) continue;
    append_text_element(out, "h2", {}, "The plan has " + counted(found, noun));
    write_findings(proof, severity, out);
  }
}

std::string state(const Proof& proof) {
  if (!proof.mistakes.empty()) return counted(proof.mistakes.size(), "mistake") + " to put right";
  if (!proof.is_made())
    return "The plan has " + counted(documents::count_of(plan::Severity::error, proof.findings), "error");
  const std::size_t warnings = documents::count_of(plan::Severity::warning, proof.findings);
  return fmt::format("PDF of {} KB{}", proof.pdf.size() / 1000 + 1,
                     warnings > 0 ? ", " + counted(warnings, "warning") : "");
}

void write_head(const std::string& title, bool with_script, std::string& out) {
  const Element head(out, "head");
  append_void_element(out, "meta", {{"charset", "utf-8"}});
  append_void_element(out, "meta",
                      {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  append_text_element(out, "title", {}, title);
  if (with_script) append_text_element(out, "script", {{"src", "/preview.js"}, {"defer", "defer"}}, "");
  const Element element(out, "style");
  out += style;
}

void write_link(std::string_view href, bool is_current, std::string_view text, std::string& out) {
  const Element item(out, "li");
  append_text_element(out, "a", {{"href", href}, {"aria-current", is_current ? "page" : ""}}, text);
}

void write_header(const Proof& proof, const std::string& title, Format as, std::string& out) {
  const Element header(out, "header");
  append_text_element(out, "h1", {}, title);
  {
    const Element nav(out, "nav", {{"aria-label", "Formats"}});
    const Element list(out, "ul", {{"role", "list"}});
    write_link("/", as == Format::html, "Web page", out);
    write_link("/?as=pdf", as == Format::pdf, "PDF", out);
  }
  append_text_element(out, "p", {{"role", "status"}}, state(proof));
}

void write_document(Format as, std::string& out) {
  const bool pdf = as == Format::pdf;
  append_text_element(out, "iframe",
                      {{"src", pdf ? "/document.pdf" : "/document.html"},
                       {"title", pdf ? "The document as a PDF" : "The document as a web page"}},
                      "");
}

std::string title_of(const std::string& kind) { return "Preview of " + kind; }

}  // namespace

std::string preview_page(const Proof& proof, const std::string& kind, Format as) {
  std::string out = "<!DOCTYPE html>\n";
  const std::string title = title_of(kind), number = std::to_string(proof.number);
  {
    const Element html(out, "html", {{"lang", "en-GB"}});
    write_head(title, true, out);
    const Element body(out, "body", {{"data-number", number}});
    write_header(proof, title, as, out);
    const Element main(out, "main");
    if (proof.is_made()) write_document(as, out);
    if (!proof.findings.empty() || !proof.mistakes.empty()) write_faults(proof, out);
  }
  return out;
}

std::string faults_page(const Proof& proof, const std::string& kind) {
  std::string out = "<!DOCTYPE html>\n";
  {
    const Element html(out, "html", {{"lang", "en-GB"}});
    write_head(title_of(kind), false, out);
    const Element body(out, "body");
    const Element main(out, "main");
    append_text_element(out, "h1", {{"class", "faults"}}, title_of(kind));
    write_faults(proof, out);
  }
  return out;
}

const std::string_view preview_script = R"('use strict';
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const status = () => document.querySelector('[role=status]');

// A frame that stays is loaded again, which keeps the reader's place; anything else is put in place of the old.
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' });
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const frame = document.querySelector('iframe');
  const nextFrame = next.querySelector('iframe');
  if (frame && nextFrame) {
    nextFrame.remove();
    document.querySelectorAll('main > :not(iframe)').forEach((element) => element.remove());
    document.querySelector('main').append(...next.querySelector('main').children);
    if (location.search.includes('pdf')) frame.src = nextFrame.src;
    else frame.contentWindow.location.reload();
  } else {
    document.querySelector('main').replaceWith(next.querySelector('main'));
  }
  status().textContent = next.querySelector('[role=status]').textContent;
  document.body.dataset.number = next.body.dataset.number;
}

async function follow() {
  for (;;) {
    try {
      const seen = document.body.dataset.number;
      const answer = await fetch(`/changes?after=${seen}`, { cache: 'no-store' });
      const { number } = await answer.json();
      if (String(number) !== seen) await renew();
    } catch {
      status().textContent = 'The preview does not answer: it may have been stopped.';
      await pause(1000);
    }
  }
}

follow();
)";

}  // namespace planpress::preview
