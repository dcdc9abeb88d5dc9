#include "service/plan/form_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "service/json/canonical.hpp"
#include "service/json/text.hpp"

namespace planpress::plan {
namespace {

constexpr std::size_t longest_reference = 200;
constexpr std::size_t signed_text_digits = 16;

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The document that the form is in, by the name of its kind.
std::string_view document_of(FormKind kind) {
  switch (kind) {
    case FormKind::agreement:
      return "action-plan";
    case FormKind::acknowledgement:
      return "supervisor-pack";
    case FormKind::summary_signatures:
      return "signed-off-summary";
    case FormKind::progress_report:
    case FormKind::blank_progress_report:
    case FormKind::report_signatures:
      break;
  }
  return "progress-report";
}

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(between, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::string compact(const Date& date) {
  std::string text = date.iso();
  std::erase(text, '-');
  return text;
}

std::optional<Date> date_from(std::string_view digits) {
  if (digits.size() != 8) return std::nullopt;
  return Date::parse(fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6)));
}

bool read_dates(std::string_view text, Reference& reference) {
  const auto dates = parts_of(text, '-');
  if (dates.size() < 2 || dates.size() > 3) return false;
  const auto from = date_from(dates[0]), to = date_from(dates[1]);
  const auto next = dates.size() == 3 ? date_from(dates[2]) : std::nullopt;
  if (!from || !to || (dates.size() == 3 && !next)) return false;
  reference.period = {*from, *to};
  reference.next_review = next;
  return true;
}

// "123-5f2a91c0", or of a document in two editions "123-5f2a91c0-2".
bool read_summary(std::string_view text, Reference& reference) {
  const auto parts = parts_of(text, '-');
  if (parts.size() < 2 || parts.size() > 3 || !whole_number(parts[0]) || parts[1].size() != 8 ||
      !is_hexadecimal(parts[1]))
    return false;
  const auto editions = parts.size() == 3 ? whole_number(parts[2]) : 1;
  if (!editions || *editions < 1) return false;
  reference.fields = std::string(text.substr(0, parts[0].size() + 1 + parts[1].size()));
  reference.editions = *editions;
  return true;
}

// By the document and how much follows it.
std::optional<FormKind> kind_of(const std::vector<std::string_view>& parts) {
  constexpr std::pair<FormKind, std::size_t> kinds[] = {
      {FormKind::blank_progress_report, 1}, {FormKind::agreement, 3},         {FormKind::acknowledgement, 3},
      {FormKind::summary_signatures, 3},    {FormKind::report_signatures, 4}, {FormKind::progress_report, 5}};
  for (const auto& [kind, size] : kinds)
    if (parts.size() == size && parts[0] == document_of(kind)) return kind;
  return std::nullopt;
}

std::optional<Reference> earlier_reference(std::vector<std::string_view> words) {
  std::erase(words, "");
  if (words.size() < 6 || words.size() > 7 || words[0] != "progress-report") return std::nullopt;
  const auto version = whole_number(words[2]), review = whole_number(words[3]);
  const auto from = Date::parse(words[4]), to = Date::parse(words[5]);
  const auto next = words.size() == 7 ? Date::parse(words[6]) : std::nullopt;
  if (!version || !review || !from || !to || (words.size() == 7 && !next) || !is_slug(words[1]))
    return std::nullopt;
  Reference reference;
  reference.plan = std::string(words[1]);
  reference.version = *version;
  reference.review = *review;
  reference.period = {*from, *to};
  reference.next_review = next;
  return reference;
}

const Json* report_on(const Json& plan, int review) {
  const auto reports = plan.find("reports");
  if (reports == plan.end()) return nullptr;
  const auto found =
      std::ranges::find_if(*reports, [&](const Json& each) { return each.at("review") == review; });
  return found == reports->end() ? nullptr : &*found;
}

// A member that changes while the plan runs, without a new version.
bool is_of_its_course(std::string_view name) {
  return name == "status" || name == "statusReason" || name == "reports" || name == "summary" ||
         name == "holds";
}

Json without(Json document, const char* member) {
  document.erase(member);
  return document;
}

// Of the pack's reader, what a slip is under: the work, not what led to it.
Json part_of_a_supervisor(const Json& plan) {
  Json part = Json::object();
  for (const char* name :
       {"timeframe", "practitioner", "elements", "objectives", "activities", "scopes", "reviews"})
    if (plan.contains(name)) part[name] = plan.at(name);
  return part;
}

Json signed_part(const Json& plan, FormKind kind, int review) {
  if (kind == FormKind::acknowledgement) return part_of_a_supervisor(plan);
  Json part = Json::object();
  const bool is_summary = kind == FormKind::summary_signatures;
  for (const auto& [name, value] : plan.items()) {
    if (name == "signatures" || name == "equality") continue;
    if (!is_summary && is_of_its_course(name)) continue;
    if (name == "summary") {
      part[name] = without(value, "signatures");
    } else if (name == "reports") {
      for (const Json& report : value) part[name].push_back(without(report, "signatures"));
    } else {
      part[name] = name == "absence" ? without(value, "confidentialDetail") : value;
    }
  }
  const Json* report = kind == FormKind::report_signatures ? report_on(plan, review) : nullptr;
  if (report != nullptr) part["report"] = without(*report, "signatures");
  return part;
}

}  // namespace

std::string page_code(const Plan& plan, int review) {
  return fmt::format("PP1/{}/{}/{}", plan.id, plan.version, review);
}

std::string to_text(const Reference& reference) {
  const std::string_view document = document_of(reference.kind);
  if (reference.kind == FormKind::blank_progress_report) return std::string(document);
  std::string text = fmt::format("{}/{}/{}", document, reference.plan, reference.version);
  if (document == "progress-report") text += fmt::format("/{}", reference.review);
  if (reference.kind != FormKind::progress_report)
    return reference.signed_text.empty() ? text : text + "/" + reference.signed_text;
  text += fmt::format("/{}-{}", compact(reference.period.from), compact(reference.period.to));
  return reference.next_review ? text + "-" + compact(*reference.next_review) : text;
}

std::optional<Reference> reference_from(std::string_view text) {
  if (text.size() > longest_reference) return std::nullopt;
  if (text.find(' ') != std::string_view::npos) return earlier_reference(parts_of(text, ' '));
  std::vector<std::string_view> parts = parts_of(text, '/');
  Reference reference;
  if (parts.size() < 2 || parts.size() > 6 || !read_summary(parts.back(), reference)) return std::nullopt;
  parts.pop_back();
  if (parts.size() > 3 && parts.back().size() == signed_text_digits && is_hexadecimal(parts.back())) {
    reference.signed_text = std::string(parts.back());
    parts.pop_back();
  }
  const auto kind = kind_of(parts);
  if (!kind) return std::nullopt;
  reference.kind = *kind;
  if (parts.size() == 1) return reference;
  reference.plan = std::string(parts[1]);
  const auto version = whole_number(parts[2]), review = whole_number(parts.size() > 3 ? parts[3] : "1");
  if (!is_slug(reference.plan) || !version || !review) return std::nullopt;
  reference.version = *version;
  reference.review = *review;
  if (parts.size() == 5 && !read_dates(parts[4], reference)) return std::nullopt;
  return reference;
}

std::string signed_text(const Json& plan, FormKind kind, int review) {
  return document_digest(signed_part(plan, kind, review)).substr(0, signed_text_digits);
}

}  // namespace planpress::plan
