// What is wrong with a plan, and where; the sentence that tells people is made of it in
// service/messages.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "service/plan/codes.hpp"
#include "service/plan/date.hpp"

namespace planpress::plan {

enum class Severity : std::uint8_t {
  error,
  warning,
  info  // advice, given on request only
};

/// Weeks of a plan, both among them.
struct WeekRange {
  int first = 1;
  int last = 1;
  bool operator==(const WeekRange&) const = default;
};

/// Another place of the document, to be named in words.
struct PlaceAt {
  std::string pointer;
  bool operator==(const PlaceAt&) const = default;
};

/// Text as it stands in the document. It may be personal, so only its owner is told.
struct Written {
  std::string text;
  bool operator==(const Written&) const = default;
};

/// What a sentence says of a fault beside its place. Dates and what is written are kept back from all but the
/// document's owner; a std::string holds names of the format, such as a list of codes.
using Value = std::variant<int, std::string, WeekRange, PlaceAt, Level, Profession, SignatureRole, Status,
                           Date, Written>;

struct Argument {
  std::string_view name;  // as the sentence calls it
  Value value;
  bool operator==(const Argument&) const = default;
};
using Arguments = std::vector<Argument>;

struct Finding {
  std::string pointer;  // RFC 6901, to the offending value or to where the missing one would be
  std::string code;     // kebab-case, from the list of codes
  Severity severity = Severity::error;
  std::string sentence;  // which of the sentences tells it: the code, and ".variant" where it has several
  Arguments arguments;
  std::string about;  // pointer to what the sentence names as the place
  std::string_view parameter =
      {};  // of what was asked for, where that is at fault and not the document: "for"
  bool operator==(const Finding&) const = default;
};

/// Of the document as a whole, until its pointer is set: the code is what the sentence's name begins with.
inline Finding finding_of(std::string_view sentence, Severity severity = Severity::error,
                          Arguments arguments = {}) {
  return {"",
          std::string(sentence.substr(0, sentence.find('.'))),
          severity,
          std::string(sentence),
          std::move(arguments),
          ""};
}

}  // namespace planpress::plan
