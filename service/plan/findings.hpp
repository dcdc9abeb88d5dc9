// Faults of a plan, each with its place; the sentence that tells people is made of it in service/messages.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "service/json/json.hpp"
#include "service/json/pointer.hpp"
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

/// Text as it stands in the document. It may be personal, so only its owner reads it.
struct Written {
  std::string text;
  bool operator==(const Written&) const = default;
};

/// A value in the sentence on a fault, beside its place. Dates and what is written are kept back from all but
/// the document's owner; a std::string holds names of the format, such as a list of codes.
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

/// Findings as they are made. The first `kept` are kept and the rest only counted, so that a hostile body
/// does not get an answer many times its own size.
///
/// A finding is made of the pointer to its place and the name of its sentence, which is its code, with a
/// variant behind a dot where the code has several ("schema-type.list"); of what the sentence says beside;
/// and of the pointer to what the sentence is about, where that is not the place itself.
class Findings {
 public:
  static constexpr std::size_t kept = 10'000;

  void error(std::string pointer, std::string_view sentence, Arguments arguments = {},
             std::string about = {}) {
    add(Severity::error, std::move(pointer), sentence, std::move(arguments), std::move(about));
  }
  void warning(std::string pointer, std::string_view sentence, Arguments arguments = {},
               std::string about = {}) {
    add(Severity::warning, std::move(pointer), sentence, std::move(arguments), std::move(about));
  }
  void advice(std::string pointer, std::string_view sentence, Arguments arguments = {},
              std::string about = {}) {
    add(Severity::info, std::move(pointer), sentence, std::move(arguments), std::move(about));
  }

  /// The request does not fit the document. parameter: its name in queries and options.
  void wrong_parameter(std::string_view parameter, std::string_view sentence, Arguments arguments,
                       std::string about = {});

  bool has_errors() const { return has_errors_; }
  /// Whether what comes now is only counted, so that nothing need be said of it.
  bool is_full() const { return findings_.size() >= kept; }

  /// All of them, each pair of pointer and code once, in the order in which their places stand in the
  /// document; a missing member stands behind the members that are there. Where some were only counted, a
  /// last finding, `findings-left-off`, says how many.
  std::vector<Finding> in_document_order(const Json& document) &&;

 private:
  void add(Severity severity, std::string pointer, std::string_view sentence, Arguments arguments,
           std::string about);

  std::vector<Finding> findings_;
  int left_off_ = 0;
  Severity worst_left_off_ = Severity::info;
  bool has_errors_ = false;
};

}  // namespace planpress::plan
