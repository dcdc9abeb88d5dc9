#include "service/messages/place_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "service/plan/findings.hpp"

namespace planpress::messages {

namespace {

/// Lists whose items have a mark of their own, which is better known than their position.
struct Marked {
  std::string_view list, member, label;
  std::string_view refers_to = {};  // the list of the document that the mark leads into from other lists
};
constexpr auto marked_lists = std::to_array<Marked>({
    {"objectives", "id", "objectives.id", "objectives"},
    {"activities", "id", "activities.id", "activities"},
    {"scopes", "id", "scopes.id", "scopes"},
    {"reviews", "number", "reviews.number"},
    {"reports", "review", "reports.review"},
    {"versions", "version", "versions.version"},
    {"changes", "week", "changes.week"},
    {"evidence", "activity", "evidence.activity", "activities"},
});

const Json* item_of(const Json& list, std::string_view step) {
  std::size_t index = 0;
  const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
  return read.ec == std::errc{} && index < list.size() ? &list[index] : nullptr;
}

std::vector<std::string> steps_of(std::string_view pointer) {
  std::vector<std::string> steps;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    steps.push_back(unescaped(pointer.substr(0, end)));
    pointer.remove_prefix(end);
  }
  return steps;
}

}  // namespace

std::string weeks_in_words(const WeekRange& weeks, const MessageFormatter& formatter) {
  const std::string& text = formatter.text("places", weeks.first == weeks.last ? "week" : "weeks");
  const std::string first = fmt::format("{}", weeks.first), last = fmt::format("{}", weeks.last);
  return substitute(text, OwnedValues{{"n", first}, {"first", first}, {"last", last}}, Naming::ids);
}

std::string PlaceNames::say(std::string_view label, const OwnedValues& given) const {
  return substitute(formatter_.text("places", label), given, naming_);
}

const Json* PlaceNames::find(const Json& object, std::string_view name) {
  return members_.find(object, name);
}

std::optional<std::string> PlaceNames::mark(const Json& item, std::string_view member) {
  const Json* value = find(item, member);
  if (!value) return std::nullopt;
  if (value->is_number_integer()) return value->dump();
  if (value->is_string() && is_slug(value->get_ref<const std::string&>())) return value->get<std::string>();
  return std::nullopt;
}

std::optional<WeekRange> PlaceNames::weeks_of(const Json& phase) {
  const Json* from = find(phase, "fromWeek");
  const Json* to = find(phase, "toWeek");
  if (!from || !to || !from->is_number_integer() || !to->is_number_integer()) return std::nullopt;
  if (*from < 1 || *to < *from || *to > 1'000'000) return std::nullopt;
  return WeekRange{from->get<int>(), to->get<int>()};
}

bool PlaceNames::is_only_one(const Json& list, std::string_view member, const std::string& value) {
  const auto [known, is_new] = counts_.try_emplace(&list);
  if (is_new)
    for (const Json& item : list)
      if (const auto its = mark(item, member)) ++known->second[*its];
  return known->second[value] == 1;
}

const std::string* PlaceNames::name_of(std::string_view list, const std::string& id) {
  const auto [known, is_new] = names_.try_emplace(std::string(list));
  const auto add = [this, &names = known->second](const Json& item) {
    const Json* name = find(item, "name");
    if (const auto its = mark(item, "id"))
      names.emplace(*its, name && name->is_string() ? in_one_line(name->get<std::string>()) : "");
  };
  const Json* items = find(document_, list);
  if (is_new && items && items->is_array()) std::ranges::for_each(*items, add);
  if (const Json* practitioner = find(document_, "practitioner"); is_new && practitioner && list == "people")
    add(*practitioner);
  const auto found = known->second.find(id);
  return found == known->second.end() ? nullptr : &found->second;
}

/// "scope 'Major resections'": by name, where names may be told.
std::string PlaceNames::by_name(std::string_view list_name, const Json& item) {
  if (naming_ != Naming::names || (list_name != "people" && list_name != "scopes")) return {};
  const Json* own = find(item, "name");
  const auto id = mark(item, "id");
  const std::string* name = id && !own ? name_of(list_name, *id) : nullptr;
  if (name ? name->empty() : !(own && own->is_string())) return {};
  return say(fmt::format("{}.name", list_name),
             {{"name", name ? *name : in_one_line(own->get<std::string>())}});
}

/// "objective A-O2": by the mark that the item has alone, or nothing.
std::string PlaceNames::by_own_mark(std::string_view list_name, const Json& list, const Json& item,
                                    bool of_document) {
  if (list_name == "phases") {
    const auto weeks = weeks_of(item);
    return weeks ? weeks_in_words(*weeks, formatter_) : std::string();
  }
  const auto* const marked = std::ranges::find(marked_lists, list_name, &Marked::list);
  if (marked == marked_lists.end()) return {};
  const auto value = mark(item, marked->member);
  if (!value || !is_only_one(list, marked->member, *value)) return {};
  if (!of_document && !marked->refers_to.empty() && !name_of(marked->refers_to, *value)) return {};
  return say(marked->label, {{"id", *value}, {"n", *value}});
}

std::string PlaceNames::item(std::string_view list_name, const Json& list, std::size_t index,
                             bool of_document) {
  const Json& item = list[index];
  std::string label = by_own_mark(list_name, list, item, of_document);
  if (!label.empty() || list_name == "people")
    if (std::string named = by_name(list_name, item); !named.empty()) return named;
  if (!label.empty()) return label;

  std::string_view text = list_name;
  if (list_name == "objectives" && item.is_string()) text = "objectives.entry";
  if (list_name == "signatures" && of_document) text = "signatures.agreement";
  label = say(text, {{"n", fmt::format("{}", index + 1)}});

  const auto person = item.is_string() ? std::optional(item.get<std::string>()) : mark(item, "person");
  const bool is_somebody =
      list_name == "signatures" || list_name == "attendees" || list_name == "supervisors";
  const std::string* name = is_somebody && person ? name_of("people", *person) : nullptr;
  return name && !name->empty() ? say("named", {{"label", label}, {"name", *name}}) : label;
}

PlaceName PlaceNames::at(const std::string& pointer) {
  PlaceName name;
  const auto add = [&](const std::string& part) { name.place += (name.place.empty() ? "" : ", ") + part; };
  const std::vector<std::string> steps = steps_of(pointer);
  const Json* value = &document_;
  bool written_names = false;  // the members here are named by whoever wrote the document
  for (std::size_t k = 0; k < steps.size() && value; ++k) {
    const Json* next = find(*value, steps[k]);
    const Json* item =
        next && next->is_array() && k + 1 < steps.size() ? item_of(*next, steps[k + 1]) : nullptr;
    const Message* known = formatter_.catalogue().find("places", steps[k]);
    const std::string* label = known ? &known->text() : nullptr;
    if (item && label) {
      add(this->item(steps[k], *next, static_cast<std::size_t>(item - &next->front()), k == 0));
      next = item;
      ++k;
    } else if (next && next->is_object() && label && label->find('{') == label->npos) {
      add(say(steps[k]));
      written_names = steps[k] == "cy" || steps[k] == "en";
    } else if (!written_names || naming_ == Naming::names) {
      name.field = written_names ? in_one_line(steps[k]) : steps[k];
      break;
    }
    value = next;
  }
  if (name.place.empty()) name.place = say(find(document_, "plans") ? "cohort" : "plan");
  return name;
}

}  // namespace planpress::messages
