// The use case that the command line and the HTTP service share.
// In: the bytes of a plan and what to make of it. Out: the bytes of a document, or every fault at once.
#pragma once
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/render.hpp"
#include "service/forms/forms_in_file.hpp"
#include "service/json/text.hpp"
#include "service/messages/catalogue.hpp"
#include "service/messages/message_formatter.hpp"
#include "service/views/views.hpp"

namespace planpress::documents {

struct FieldFinding;  // form_fields.hpp

enum class Verdict : std::uint8_t {
  accepted,    // no errors; there may be warnings
  refused,     // a plan with errors
  not_a_plan,  // JSON, but not a plan of this format version
  not_json,    // one finding says where and why
  too_large,   // past the limits of what is read
  not_a_form,  // bytes that are no PDF, or a broken one
  conflict,    // a form of another plan, version or review
  busy         // too many forms are being read: the same again in a few seconds; there are no findings
};

struct Outcome {
  Verdict verdict = Verdict::accepted;
  std::vector<messages::Diagnostic> findings;  // in the order of the plan
  std::string bytes;                           // the document, when one was asked for and accepted
};

// Who is told what was found, and when.
struct Audience {
  std::string language = "en";  // of a catalogue
  messages::Naming naming = messages::Naming::ids;
  std::optional<plan::Date> today = {};  // in the United Kingdom; absent: no date is in the future
};

struct Questions {
  std::optional<std::string_view> kind;  // also what only this kind of document asks for
  bool advice = false;                   // also what could be better
};

// What is not set comes from the plan: `language` and `presentation.edition`.
struct Choices {
  Format format = Format::pdf;
  std::optional<Edition> edition = {};
  std::optional<std::string> language = {};  // of a catalogue; or "both"
  std::optional<int> review = {};            // the number of a review
  std::optional<std::string> person = {};    // the id of the person whom it is for
};

// Whether a kind of document is about one review, or for one person.
enum class Need : std::uint8_t { none, optional, required };

struct Kind {
  std::string name;  // "action-plan"
  Need review = Need::none, person = Need::none;
  bool can_be_blank = false;  // a form that can be made without a plan
};

// One document of a bundle.
struct Part {
  std::string kind;
  std::optional<int> review = {};
  std::optional<std::string> person = {};
  bool operator==(const Part&) const = default;
};

// In commands and addresses this stands where a kind does; no kind may have the name.
inline constexpr std::string_view bundle_name = "bundle";

// The values of the options that every kind takes, as they are written in commands and queries.
std::optional<Format> format_named(std::string_view name);    // pdf, html
std::optional<Edition> edition_named(std::string_view name);  // standard, large-print

// Immutable after construction; shared by all threads.
class Documents {
 public:
  // share: the folder with layouts/, fonts/ and sRGB.icc. Throws text::AuthorError for a
  // mistake in a layout or a kind called "bundle", std::runtime_error for a missing file. What is loaded when
  // it is needed, layouts and the words for findings, throws the same then.
  explicit Documents(const std::filesystem::path& share, Loading loading = Loading::at_once);

  std::vector<Kind> kinds() const;  // sorted by name
  bool knows(std::string_view kind) const;
  Kind kind(std::string_view name) const;  // throws std::out_of_range
  const std::string& title(std::string_view kind, std::string_view language) const {  // "Action plan"
    return renderer_.title(kind, language);
  }
  // Every kind that validate() may be asked about, sorted: one need not be made here to be checked for.
  std::vector<std::string> kinds_to_check() const;

  // make() throws std::out_of_range for a kind that is not known. What a kind needs, the caller has seen to:
  // it throws std::invalid_argument without it.
  Outcome validate(std::string_view bytes, const Questions& questions = {},
                   const Audience& audience = {}) const;
  Outcome make(std::string_view kind, std::string_view bytes, const Choices& choices,
               const Audience& audience = {}) const;

  // The form that a kind has for those without a plan. Throws std::invalid_argument for a kind that has none.
  std::string make_blank(std::string_view kind, const Choices& choices, const views::Room& room) const;

  // Several documents as one, in this order; none named: every one that can be made of the plan, a kind that
  // is about one review once for each report. Of the choices, the review and the person are not looked at.
  // Refused with the reasons of all of them: what only one kind says begins with its name.
  Outcome bundle(const std::vector<Part>& parts, std::string_view bytes, const Choices& choices,
                 const Audience& audience = {}) const;

  // What a filled form says, as JSON of the plan format: a report, or {"signatures": [...]}; or the whole
  // plan with it in its place. Findings point into the report, or into the plan. A report may be read without
  // its plan: it is checked by itself then, its structure and that nothing is missing. `review`: which one is
  // expected; a file may hold several forms. Throws std::system_error when no process can be started.
  enum class Import : std::uint8_t { part, whole_plan };
  Outcome import_report(std::string_view pdf, std::optional<std::string_view> plan, std::optional<int> review,
                        const Audience& audience = {}, Import what = Import::part) const;
  // The form again, as PDF, with the report's answers in it. The report may have only some of its members;
  // what was filled in before stays where it says nothing.
  Outcome fill_report(std::string_view pdf, std::string_view report, const Audience& audience = {}) const;

  // The words for findings, and those that stand around them.
  messages::MessageFormatter formatter(std::string_view language) const {
    return messages::MessageFormatter(catalogues_.in(language));
  }
  // The languages that there are files of: "en", "cy", then others. Documents can be made in "both" of the
  // first two as well.
  std::vector<std::string> languages(bool with_both = false) const;

 private:
  struct Checked;         // making.hpp
  class Importing;        // import.cpp
  class WholeForm;        // whole_form.hpp
  class ReportImport;     // report_import.hpp
  class SignatureImport;  // signature_import.hpp
  class BlankForm;        // blank_import.hpp
  class Fill;             // fill.cpp
  struct FormFile;        // form_file.hpp
  // The one form of the file that is meant; what it returns is why there is none.
  std::optional<Outcome> choose_form(const FormFile& file, std::optional<int> review,
                                     const Audience& audience, forms::ReturnedForm& chosen) const;
  Outcome several_forms(const std::vector<plan::Reference>& references, const Audience& audience,
                        bool can_choose = false) const;
  // Of a file whose data list its fields, and which has lost the one that says what form it is: what is
  // missing; nothing, where the data do not tell.
  std::optional<Outcome> without_reference(const FormFile& file, const Audience& audience) const;
  Outcome refused_at_fields(std::vector<FieldFinding> findings, const Audience& audience) const;
  // Which form it is, in words.
  std::string in_words(const plan::Reference& reference, const std::string& language) const;
  // Reads a PDF that came from outside; what it returns is why not.
  std::optional<Outcome> read_file(std::string_view pdf, const Audience& audience, FormFile& file) const;
  Outcome unreadable(const JsonFault& fault, const Audience& audience) const;
  // One finding, on the whole of what was sent.
  Outcome refused(Verdict verdict, std::string_view sentence, const Audience& audience,
                  plan::Arguments arguments = {}) const;
  Outcome too_long(const Audience& audience) const;
  Outcome too_many_pages(const Audience& audience) const;
  // Of `views`, each is asked beside what only it asks of a plan.
  Checked check(std::string_view bytes, const Questions& questions, const Audience& audience,
                std::vector<std::string> views = {}) const;
  // Why this document cannot be made of a sound plan; empty when it can.
  std::vector<messages::Diagnostic> refusals(std::string_view kind, const views::ViewOptions& options,
                                             const Audience& audience, const Checked& checked) const;
  std::vector<std::string> views_of(const std::vector<std::string>& kinds) const;
  std::vector<Part> every_part(const std::vector<std::string>& kinds, const Checked& checked,
                               const Choices& choices) const;
  void add_reasons(const std::vector<Part>& parts, const std::vector<std::string>& kinds,
                   const Choices& choices, const Audience& audience, Checked& checked) const;
  std::string kinds_in_words(const std::vector<Part>& parts, const std::string& language) const;
  std::vector<std::string> bundle_titles(const std::vector<Part>& parts, const plan::Plan& plan,
                                         views::ViewOptions options) const;
  const views::View& view_of(std::string_view kind) const;
  CanPrint can_print() const;

  std::vector<messages::Diagnostic> in_words(const std::vector<plan::Finding>& findings, const Json& document,
                                             const Audience& audience) const;

  messages::Catalogues catalogues_;
  Renderer renderer_;
};

}  // namespace planpress::documents
