#include "service/plan/findings.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "service/json/member_index.hpp"

namespace planpress::plan {

namespace {

// The place of a value: its position in each list or object on the way down to it.
using Place = std::vector<std::size_t>;
constexpr std::size_t behind_all = std::numeric_limits<std::size_t>::max();

/// Goes one step down; null where nothing is there. Notes the position.
const Json* descend(const Json& value, const std::string& step, MemberIndex& index_of, Place& place) {
  if (value.is_array()) {
    std::size_t index = behind_all;
    std::from_chars(step.data(), step.data() + step.size(), index);
    place.push_back(index);
    return index < value.size() ? &value[index] : nullptr;
  }
  place.push_back(index_of.position(value, step).value_or(behind_all));
  return index_of.find(value, step);
}

Place place_of(const std::string& pointer, const Json& document, MemberIndex& index_of) {
  Place place;
  const Json* value = &document;
  for (std::size_t start = 1; value && start <= pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', start), pointer.size());
    value = descend(*value, unescaped(std::string_view(pointer).substr(start, end - start)), index_of, place);
    start = end + 1;
  }
  return place;
}

bool repeats(const std::vector<Finding>& before, const Finding& finding) {
  for (auto other = before.rbegin(); other != before.rend() && other->pointer == finding.pointer; ++other)
    if (other->code == finding.code) return true;
  return false;
}

}  // namespace

void Findings::add(Severity severity, std::string pointer, std::string_view sentence, Arguments arguments,
                   std::string about) {
  has_errors_ = has_errors_ || severity == Severity::error;
  if (is_full()) {
    ++left_off_;
    worst_left_off_ = std::min(worst_left_off_, severity);
    return;
  }
  if (about.empty()) about = pointer;
  Finding& finding = findings_.emplace_back(finding_of(sentence, severity, std::move(arguments)));
  finding.pointer = std::move(pointer);
  finding.about = std::move(about);
}

void Findings::wrong_parameter(std::string_view parameter, std::string_view sentence, Arguments arguments,
                               std::string about) {
  has_errors_ = true;
  Finding& finding = findings_.emplace_back(finding_of(sentence, Severity::error, std::move(arguments)));
  finding.about = std::move(about);
  finding.parameter = parameter;
}

std::vector<Finding> Findings::in_document_order(const Json& document) && {
  std::vector<std::pair<Place, Finding>> placed;
  placed.reserve(findings_.size());
  MemberIndex index_of;
  for (Finding& finding : findings_) {
    Place place = place_of(finding.pointer, document, index_of);
    placed.emplace_back(std::move(place), std::move(finding));
  }
  std::ranges::stable_sort(placed, {}, &std::pair<Place, Finding>::first);

  std::vector<Finding> ordered;
  ordered.reserve(placed.size());
  for (auto& [place, finding] : placed) {
    if (!repeats(ordered, finding)) ordered.push_back(std::move(finding));
  }
  if (left_off_ > 0)
    ordered.push_back(
        {"", "findings-left-off", worst_left_off_, "findings-left-off", {{"count", left_off_}}, ""});
  return ordered;
}

}  // namespace planpress::plan
