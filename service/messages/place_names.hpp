// Places of a document by the names that people use: "scope 'Major resections', weeks 5 to 9".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "service/json/member_index.hpp"
#include "service/messages/message_formatter.hpp"
#include "service/plan/plan.hpp"

namespace planpress::messages {

struct PlaceName {
  std::string place;  // the item or object, "activity A-A03"
  std::string field;  // the member of it, as the format calls it: "dueWeek"; may be empty
  std::string where() const { return field.empty() ? place : place + ", " + field; }
};

std::string weeks_in_words(const WeekRange& weeks, const MessageFormatter& formatter);

/// Names the places of one document. What it names need not be sound: an id or number that is not what it
/// should be, or that another item has too, gives way to the position in the list.
class PlaceNames {
 public:
  PlaceNames(const Json& document, const MessageFormatter& formatter, Naming naming)
      : document_(document), formatter_(formatter), naming_(naming) {}

  PlaceName at(const std::string& pointer);

 private:
  using Counts = std::unordered_map<std::string, int>;
  using NamesById = std::unordered_map<std::string, std::string>;

  const Json* find(const Json& object, std::string_view name);
  /// The value of a mark as it is told: a sound id or a whole number.
  std::optional<std::string> mark(const Json& item, std::string_view member);
  std::optional<WeekRange> weeks_of(const Json& phase);
  std::string say(std::string_view label, const OwnedValues& given = {}) const;
  std::string item(std::string_view list_name, const Json& list, std::size_t index, bool of_document);
  std::string by_own_mark(std::string_view list_name, const Json& list, const Json& item, bool of_document);
  std::string by_name(std::string_view list_name, const Json& item);
  bool is_only_one(const Json& list, std::string_view member, const std::string& value);
  /// The name of an item of the document by its id: null where nothing has the id, empty where it has no
  /// name.
  const std::string* name_of(std::string_view list, const std::string& id);

  const Json& document_;
  const MessageFormatter& formatter_;
  Naming naming_;
  MemberIndex members_;
  std::unordered_map<const Json*, Counts> counts_;
  std::unordered_map<std::string, NamesById> names_;
};

}  // namespace planpress::messages
