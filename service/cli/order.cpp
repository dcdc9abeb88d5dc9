#include "service/cli/order.hpp"

#include <fmt/format.h>

#include "service/cli/commands.hpp"
#include "service/cli/kinds.hpp"
#include "service/cli/report.hpp"
#include "service/documents/selection.hpp"

namespace planpress::cli {
namespace {

using documents::DocumentOptions;
using documents::Library;

DocumentOptions choices_of(const OrderArguments& arguments, Format fallback) {
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

// What may stand where a document is named.
std::vector<std::string> words_for_documents(const Library& library) {
  std::vector<std::string> words{std::string(documents::bundle_name)};
  for (const documents::Kind& kind : library.kinds()) words.push_back(kind.name);
  return words;
}

}  // namespace

Order::Order(const OrderArguments& arguments, Format fallback, const Library& library, bool with_plan)
    : kind_(arguments.kind), choices_(choices_of(arguments, fallback)), language_(arguments.language) {
  check_language(library.languages(true), language_);
  if (kind_ == documents::bundle_name) {
    if (choices_.review || choices_.person)
      throw UsageError("in a bundle each document has its own: --documents KIND:REVIEW,KIND:PERSON");
    if (!arguments.documents.empty()) read_parts(arguments.documents, library);
    return;
  }
  check_kind(words_for_documents(library), kind_);
  if (with_plan)
    check_needs(library.kind(kind_), choices_);
  else
    check_blank(library.kind(kind_), choices_);
  if (!arguments.documents.empty())
    throw UsageError(
        fmt::format("--documents is for a bundle: render bundle, or leave it out for {}", kind_));
}

// Everything that is wrong with the list, a line each.
void Order::read_parts(const std::string& text, const Library& library) {
  documents::Selection selection = documents::read_selection(text, library.kinds());
  std::string message = "--documents cannot be read:";
  for (const documents::Selection::Fault& fault : selection.faults)
    message += fmt::format("\n  {}: {}", fault.item.empty() ? "(nothing)" : fault.item, fault.detail);
  if (!selection.faults.empty()) throw UsageError(message);
  parts_ = std::move(selection.parts);
}

documents::Audience Order::audience(messages::Naming naming) const { return audience_of(language_, naming); }

documents::Result Order::make(const Library& library, std::string_view plan, messages::Naming naming,
                              std::optional<Format> format) const {
  DocumentOptions choices = choices_;
  choices.format = format.value_or(choices_.format);
  return kind_ == documents::bundle_name
             ? documents::make_bundle(library, parts_, plan, choices, audience(naming))
             : documents::make(library, kind_, plan, choices, audience(naming));
}

std::string Order::make_blank(const Library& library, const views::Room& room) const {
  return documents::make_blank(library, kind_, choices_, room);
}

}  // namespace planpress::cli
