#include "service/plan/report_form/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace planpress::plan::report_form {
namespace {

constexpr std::string_view kind = "progress-report";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<int> number_from(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string part_of(std::string_view id) {
  std::string part(id);
  std::ranges::replace(part, '.', ':');  // no id has a colon
  return part;
}

std::string attendee(std::string_view person) { return "attendees/" + part_of(person); }
std::string objective(std::string_view id) { return "objectives/" + part_of(id); }
std::string evidence(std::string_view of, std::string_view activity) {
  return objective(of) + "/evidence/" + part_of(activity);
}
std::string scope(std::string_view id) { return "scopes/" + part_of(id); }
std::string event(std::size_t number) { return fmt::format("safetyEvents/{}", number); }
std::string adjustment(std::size_t number) { return fmt::format("adjustments/{}", number); }
std::string signature(SignatureRole role, std::string_view person) {
  return fmt::format("signatures/{}/{}", to_string(role), part_of(person));
}

std::string page_code(const Plan& plan, int review) {
  return fmt::format("PP1/{}/{}/{}", plan.id, plan.version, review);
}

std::string to_text(const Reference& reference) {
  return fmt::format("{} {} {} {} {} {}{}", kind, reference.plan, reference.version, reference.review,
                     reference.period.from.iso(), reference.period.to.iso(),
                     reference.next_review ? " " + reference.next_review->iso() : "");
}

std::optional<Reference> reference_from(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() < 6 || words.size() > 7 || words[0] != kind) return std::nullopt;
  const auto version = number_from(words[2]), review = number_from(words[3]);
  const auto from = Date::parse(words[4]), to = Date::parse(words[5]);
  const auto next = words.size() == 7 ? Date::parse(words[6]) : std::nullopt;
  if (!version || !review || !from || !to || (words.size() == 7 && !next)) return std::nullopt;
  return Reference{std::string(words[1]), *version, *review, {*from, *to}, next};
}

}  // namespace planpress::plan::report_form
