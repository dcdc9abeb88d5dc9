// What every part of a view needs: the plan, the catalogue of its language, and small things said the same
// way everywhere.
#pragma once
#include <fmt/format.h>

#include <array>
#include <concepts>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "service/messages/catalogue.hpp"
#include "service/plan/plan.hpp"

namespace planpress::views {

using namespace plan;
using namespace messages;
using plan::Edition;
using Json = nlohmann::json;  // views are objects; their members print in any order

struct ViewOptions {
  std::string language = "en";  // of a catalogue; or "both": an edition in English and one in Welsh
  Edition edition = Edition::standard;
  std::optional<int> review = {};          // the number of a review, for documents on one
  std::optional<std::string> person = {};  // the id of the person whom a document is for
  // The plan as it was posted, for what is said of the file itself; not owned. Null: nothing is said of it.
  const nlohmann::ordered_json* posted = nullptr;
};

// What the plan itself asks for.
ViewOptions options_of(const Plan& plan);

class ViewContext {
 public:
  ViewContext(const Plan& plan, const Catalogues& words, const ViewOptions& options);

  const Plan& plan() const { return plan_; }
  const Catalogue& words() const { return words_; }
  const ViewOptions& options() const { return options_; }

  // A value in words: a day, "week 3", the word for a code, a number in the fewest digits that say it; of a
  // role with the plan's own Welsh. Empty for a value that there is not.
  template <class T>
  std::string text(const T& value) const;
  // The same for the middle of a sentence: "direct".
  template <class T>
  std::string lower(const T& value) const {
    return lower_first(text(value));
  }
  template <class T>
  std::optional<std::string> lower(const std::optional<T>& value) const {
    return value ? std::optional(lower(*value)) : std::nullopt;
  }
  std::string text(Week week) const;
  std::string text(Role role) const;
  std::string text(SignatureRole role) const;

  // A phrase with its arguments: the name of each, then its value, of which text() is said. Empty where a
  // value is an optional without one.
  template <class... Arguments>
  std::string say(PhraseName name, const Arguments&... arguments) const {
    return put_in([&](Values values) { return words_.say(name, values); }, std::tie(arguments...),
                  std::make_index_sequence<sizeof...(Arguments) / 2>());
  }
  template <class... Arguments>
  std::string count(PhraseName name, std::size_t n, const Arguments&... arguments) const {
    return put_in([&](Values values) { return words_.count(name, n, values); }, std::tie(arguments...),
                  std::make_index_sequence<sizeof...(Arguments) / 2>());
  }
  std::string review(int number) const { return say("review", "number", number); }

  // With the practitioner's title. An id that nobody has stands for itself: visible, never dropped.
  std::string person(std::string_view id) const;
  std::string practitioner() const;
  std::string scope(std::string_view id) const;
  // From 1; none of an id that no objective has.
  std::optional<std::size_t> objective_number(std::string_view id) const;
  // The activities that serve an objective, in the order of the plan.
  const std::vector<const Activity*>& serving(const Objective& objective) const {
    return objectives_.at(objective.id).activities;
  }
  std::string grade() const;
  // The plan's translation where the document is in Welsh and it has one; otherwise ours.
  std::string labelled(std::string_view label, const std::string& ours) const;
  std::string practitioner_post() const;  // "Consultant, general surgery"

 private:
  template <class Say, class Arguments, std::size_t... i>
  std::string put_in(const Say& say, const Arguments& arguments, std::index_sequence<i...>) const {
    if ((is_absent(std::get<2 * i + 1>(arguments)) || ...)) return {};
    [[maybe_unused]] const std::array<std::string, sizeof...(i)> texts{
        text(std::get<2 * i + 1>(arguments))...};
    return say({{std::get<2 * i>(arguments), texts[i]}...});
  }
  template <class T>
  static bool is_absent(const T& value) {
    if constexpr (requires { value.has_value(); })
      return !value.has_value();
    else
      return false;
  }

  const Plan& plan_;
  const Catalogue& words_;
  ViewOptions options_;
  struct NumberedObjective {
    std::size_t number;
    std::vector<const Activity*> activities;
  };
  std::unordered_map<std::string_view, NumberedObjective> objectives_;  // by id
};

// A member of something that there may not be.
template <class T, class M>
auto of(const T* it, M member) {
  return it ? std::optional(std::invoke(member, it)) : std::nullopt;
}
// Sentences one after another, without those that are empty.
std::string as_paragraph(const std::vector<std::string>& sentences);
std::vector<std::string> names_of(const std::vector<const Person*>& people);

template <class T>
std::string ViewContext::text(const T& value) const {
  if constexpr (requires { value.has_value(); })
    return value ? text(*value) : std::string();
  else if constexpr (std::convertible_to<T, std::string_view>)
    return std::string(std::string_view(value));
  else if constexpr (std::same_as<T, Date>)
    return words_.date(value);
  else if constexpr (std::is_enum_v<T>)
    return words_.word(value);
  else
    return fmt::format("{}", value);
}

}  // namespace planpress::views
