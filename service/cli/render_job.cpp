#include "service/cli/render_job.hpp"

#include <fmt/format.h>

#include "service/cli/commands.hpp"
#include "service/cli/option_values.hpp"
#include "service/cli/outcome.hpp"
#include "service/documents/selection.hpp"

namespace planpress::cli {
namespace {

using documents::DocumentOptions;
using documents::Library;

DocumentOptions choices_of(const JobArguments& arguments, Format fallback) {
  DocumentOptions out;
  out.format = documents::format_named(arguments.format).value_or(fallback);
  out.edition = documents::edition_named(arguments.edition);
  if (!arguments.language.empty()) out.language = arguments.language;
  if (arguments.review > 0) out.review = arguments.review;
  if (!arguments.person.empty()) out.person = arguments.person;
  return out;
}

void check_needs(const documents::Kind& kind, const DocumentOptions& chosen) {
  using documents::Need;
  if (kind.review == Need::required && !chosen.review)
    throw UsageError(fmt::format("say on which review: {} --review NUMBER", kind.name));
  if (kind.person == Need::required && !chosen.person)
    throw UsageError(fmt::format("say for whom: {} --for PERSON, the id of a person in the plan", kind.name));
  if (kind.review == Need::none && chosen.review)
    throw UsageError(fmt::format("{} is not about one review: leave out --review", kind.name));
  if (kind.person == Need::none && chosen.person)
    throw UsageError(fmt::format("{} is not for one person: leave out --for", kind.name));
}

void check_blank(const documents::Kind& kind, const DocumentOptions& chosen) {
  if (!kind.can_be_blank) throw UsageError("say which plan: a file, or - for standard input");
  if (chosen.review || chosen.person)
    throw UsageError("a blank form is of no plan: leave out --review and --for, or say which plan");
}

// Throws UsageError with everything that is wrong with the list, a line each.
std::vector<documents::Part> read_parts(const std::string& text, const Library& library) {
  documents::Selection selection = documents::read_selection(text, library.kinds());
  std::string message = "--documents cannot be read:";
  for (const documents::Selection::Fault& fault : selection.faults)
    message += fmt::format("\n  {}: {}", fault.item.empty() ? "(nothing)" : fault.item, fault.detail);
  if (!selection.faults.empty()) throw UsageError(message);
  return std::move(selection.parts);
}

}  // namespace

RenderJob::RenderJob(const JobArguments& arguments, Format fallback, const Library& library, bool with_plan)
    : kind_(arguments.kind), choices_(choices_of(arguments, fallback)), language_(arguments.language) {
  check_language(library.languages(true), language_);
  if (kind_ == documents::bundle_name) {
    if (choices_.review || choices_.person)
      throw UsageError("in a bundle each document has its own: --documents KIND:REVIEW,KIND:PERSON");
    if (!arguments.documents.empty()) parts_ = read_parts(arguments.documents, library);
    return;
  }
  std::vector<std::string> kinds{std::string(documents::bundle_name)};
  for (const documents::Kind& kind : library.kinds()) kinds.push_back(kind.name);
  check_kind(kinds, kind_);
  (with_plan ? check_needs : check_blank)(library.kind(kind_), choices_);
  if (!arguments.documents.empty())
    throw UsageError(
        fmt::format("--documents is for a bundle: render bundle, or leave it out for {}", kind_));
}

documents::Audience RenderJob::audience(messages::Naming naming) const {
  return audience_of(language_, naming);
}

documents::Result RenderJob::make(const Library& library, std::string_view plan,
                                  messages::Naming naming) const {
  return kind_ == documents::bundle_name
             ? documents::make_bundle(library, parts_, plan, choices_, audience(naming))
             : documents::make(library, kind_, plan, choices_, audience(naming));
}

std::string RenderJob::make_blank(const Library& library, const views::Room& room) const {
  return documents::make_blank(library, kind_, choices_, room);
}

}  // namespace planpress::cli
