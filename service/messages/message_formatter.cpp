#include "service/messages/message_formatter.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "service/json/member_index.hpp"
#include "service/json/pointer.hpp"
#include "service/json/text.hpp"
#include "service/plan/plan.hpp"

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

struct PlaceName {
  std::string place;  // the item or object, "activity A-A03"
  std::string field;  // the member of it, as the format calls it: "dueWeek"; may be empty
  std::string where() const { return field.empty() ? place : place + ", " + field; }
};

std::string weeks_in_words(const WeekRange& weeks, const MessageFormatter& formatter) {
  const std::string& text = formatter.text("places", weeks.first == weeks.last ? "week" : "weeks");
  const std::string first = fmt::format("{}", weeks.first), last = fmt::format("{}", weeks.last);
  return substitute(text, OwnedValues{{"n", first}, {"first", first}, {"last", last}}, Naming::ids);
}

/// Names the places of one document by the names that people use: "scope 'Major resections', weeks 5 to 9".
/// What it names need not be sound: an id or number that is not what it should be, or that another item has
/// too, gives way to the position in the list.
class PlaceNames {
 public:
  PlaceNames(const Json& document, const MessageFormatter& formatter, Naming naming)
      : document_(document), formatter_(formatter), naming_(naming) {}

  PlaceName at(const std::string& pointer) {
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

 private:
  using Counts = std::unordered_map<std::string, int>;
  using NamesById = std::unordered_map<std::string, std::string>;

  const Json* find(const Json& object, std::string_view name) { return members_.find(object, name); }

  std::string say(std::string_view label, const OwnedValues& given = {}) const {
    return substitute(formatter_.text("places", label), given, naming_);
  }

  /// The value of a mark as people read it: a sound id or a whole number.
  std::optional<std::string> mark(const Json& item, std::string_view member) {
    const Json* value = find(item, member);
    if (!value) return std::nullopt;
    if (value->is_number_integer()) return value->dump();
    if (value->is_string() && is_slug(value->get_ref<const std::string&>())) return value->get<std::string>();
    return std::nullopt;
  }

  std::optional<WeekRange> weeks_of(const Json& phase) {
    const Json* from = find(phase, "fromWeek");
    const Json* to = find(phase, "toWeek");
    if (!from || !to || !from->is_number_integer() || !to->is_number_integer()) return std::nullopt;
    if (*from < 1 || *to < *from || *to > 1'000'000) return std::nullopt;
    return WeekRange{from->get<int>(), to->get<int>()};
  }

  bool is_only_one(const Json& list, std::string_view member, const std::string& value) {
    const auto [known, is_new] = counts_.try_emplace(&list);
    if (is_new)
      for (const Json& item : list)
        if (const auto its = mark(item, member)) ++known->second[*its];
    return known->second[value] == 1;
  }

  /// The name of an item of the document by its id: null where nothing has the id, empty where it has no
  /// name.
  const std::string* name_of(std::string_view list, const std::string& id) {
    const auto [known, is_new] = names_.try_emplace(std::string(list));
    const auto add = [this, &names = known->second](const Json& item) {
      const Json* name = find(item, "name");
      if (const auto its = mark(item, "id"))
        names.emplace(*its, name && name->is_string() ? in_one_line(name->get<std::string>()) : "");
    };
    const Json* items = find(document_, list);
    if (is_new && items && items->is_array()) std::ranges::for_each(*items, add);
    if (const Json* practitioner = find(document_, "practitioner");
        is_new && practitioner && list == "people")
      add(*practitioner);
    const auto found = known->second.find(id);
    return found == known->second.end() ? nullptr : &found->second;
  }

  /// "scope 'Major resections'": by name, where names may be told.
  std::string by_name(std::string_view list_name, const Json& item) {
    if (naming_ != Naming::names || (list_name != "people" && list_name != "scopes")) return {};
    const Json* own = find(item, "name");
    const auto id = mark(item, "id");
    const std::string* name = id && !own ? name_of(list_name, *id) : nullptr;
    if (name ? name->empty() : !(own && own->is_string())) return {};
    return say(fmt::format("{}.name", list_name),
               {{"name", name ? *name : in_one_line(own->get<std::string>())}});
  }

  /// "objective A-O2": by the mark that the item has alone, or nothing.
  std::string by_own_mark(std::string_view list_name, const Json& list, const Json& item, bool of_document) {
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

  std::string item(std::string_view list_name, const Json& list, std::size_t index, bool of_document) {
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

  const Json& document_;
  const MessageFormatter& formatter_;
  Naming naming_;
  MemberIndex members_;
  std::unordered_map<const Json*, Counts> counts_;
  std::unordered_map<std::string, NamesById> names_;
};

std::string in_words(const Value& value, const MessageFormatter& formatter, PlaceNames& places) {
  return std::visit(
      [&](const auto& what) -> std::string {
        using T = std::remove_cvref_t<decltype(what)>;
        if constexpr (std::is_same_v<T, int>) {
          return fmt::format("{}", what);
        } else if constexpr (std::is_same_v<T, std::string>) {
          return what;
        } else if constexpr (std::is_same_v<T, WeekRange>) {
          return weeks_in_words(what, formatter);
        } else if constexpr (std::is_same_v<T, PlaceAt>) {
          return places.at(what.pointer).place;
        } else if constexpr (std::is_same_v<T, Date>) {
          return formatter.catalogue().date(what);
        } else if constexpr (std::is_same_v<T, Written>) {
          return in_one_line(what.text);
        } else {
          return lower_first(formatter.catalogue().word(what));
        }
      },
      value);
}

OwnedValues values_of(const Finding& finding, const MessageFormatter& formatter, PlaceNames& places,
                      const PlaceName& name) {
  OwnedValues values{{"place", upper_first(name.place)}, {"where", upper_first(name.where())}};
  for (const Argument& argument : finding.arguments)
    values.emplace_back(argument.name, in_words(argument.value, formatter, places));
  return values;
}

std::string detail_of(const Finding& finding, const MessageFormatter& formatter, PlaceNames& places,
                      Naming naming) {
  const OwnedValues values = values_of(finding, formatter, places, places.at(finding.about));
  return substitute(formatter.text("sentences", finding.sentence), values, naming);
}

std::string detail_on_form(const Finding& finding, const std::string& question,
                           const MessageFormatter& formatter, PlaceNames& places, Naming naming) {
  if (question.empty()) return detail_of(finding, formatter, places, naming);
  const Message* on_form = formatter.catalogue().find("on-form", finding.sentence);
  const OwnedValues values = values_of(finding, formatter, places, {question, ""});
  return substitute(on_form ? on_form->text() : formatter.text("sentences", finding.sentence), values,
                    naming);
}

}  // namespace

std::string in_one_line(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length) {
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
    if (length == longest) return out + "…";
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (c < 0 || is_forbidden(static_cast<char32_t>(c))) {
      out += "\uFFFD";
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

const std::string& MessageFormatter::text(std::string_view section, std::string_view name) const {
  if (const Message* found = catalogue_.find(section, name)) return found->text();
  throw std::out_of_range(fmt::format("no text is called {}.{}", section, name));
}

std::vector<Diagnostic> MessageFormatter::diagnostics(const std::vector<Finding>& findings,
                                                      const Json& document, Naming naming) const {
  PlaceNames places(document, *this, naming);
  std::vector<Diagnostic> out;
  out.reserve(findings.size());
  for (const Finding& finding : findings)
    out.push_back({finding.pointer, finding.code, finding.severity, detail_of(finding, *this, places, naming),
                   "", std::string(finding.parameter)});
  return out;
}

std::vector<Diagnostic> MessageFormatter::on_form(const std::vector<Finding>& findings, const Json& document,
                                                  Naming naming,
                                                  const std::vector<std::string>& questions) const {
  PlaceNames places(document, *this, naming);
  std::vector<Diagnostic> out;
  out.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& each = findings[i];
    out.push_back({each.pointer, each.code, each.severity,
                   detail_on_form(each, questions[i], *this, places, naming), questions[i]});
  }
  return out;
}

std::string MessageFormatter::say(std::string_view name, const OwnedValues& values) const {
  return substitute(text("report", name), values);
}

std::string MessageFormatter::count(std::string_view name, std::size_t n) const {
  const Message* message = catalogue_.find("report", name);
  return substitute(catalogue_.form(*message, n), OwnedValues{{"n", fmt::format("{}", n)}});
}

std::string MessageFormatter::part(std::string_view pointer) const {
  const std::size_t end = pointer.find('/', 1);
  const std::string name =
      fmt::format("part.{}", pointer.empty() ? "" : pointer.substr(1, end == pointer.npos ? end : end - 1));
  const Message* found = catalogue_.find("report", name);
  return found ? found->text() : say("part.plan");
}

}  // namespace planpress::messages
