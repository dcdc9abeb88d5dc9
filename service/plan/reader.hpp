// Reads the values of JSON into the typed model, and reports every fault of structure on the way.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/json/text.hpp"
#include "service/plan/findings.hpp"

namespace planpress::plan {

/// Where reading stands in the document, and what it has found.
class Reader {
 public:
  Reader(Findings& findings, const CanPrint& can_print) : findings_(findings), can_print_(can_print) {}

  /// Goes down to a member or an item for as long as it lives.
  class Step {
   public:
    Step(Reader& reader, std::string_view member) : reader_(reader) { reader_.path_.push_back({member, 0}); }
    Step(Reader& reader, std::size_t item) : reader_(reader) { reader_.path_.push_back({{}, item}); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { reader_.path_.pop_back(); }

   private:
    Reader& reader_;
  };

  /// Reports a fault of the value where reading stands, under the name of its sentence.
  void fault(std::string_view sentence, Arguments arguments = {});
  /// Reports null, which no member may be, under the name of its sentence; false for everything else.
  bool is_null(const Json& json, std::string_view sentence);
  void unknown_member(std::span<const std::string_view> known);
  /// Reports half of a surrogate pair in the name of the member where reading stands.
  bool has_half_pair_in_name();

  /// Reads text of the document: NFC, lines that end in LF, not blank, at most `limit` code points, no
  /// forbidden characters.
  void text(const Json& json, std::size_t limit, bool printed, std::string& out);
  void slug(const Json& json, std::string& out);
  void date(const Json& json, Date& out);
  /// Reads a whole number, `least` or more. 3.0 is whole, 3.5 and true are not.
  void whole_number(const Json& json, int least, int& out);
  /// Reads a number over 0 and up to 1.
  void share_of_one(const Json& json, double& out);
  void boolean(const Json& json, bool& out);
  /// The position of the code in its list, or nothing once the fault is reported.
  std::optional<std::size_t> code(const Json& json, std::span<const std::string_view> codes);

 private:
  struct Place {
    std::string_view member;  // empty: an item
    std::size_t item;
  };

  std::string pointer() const;
  void too_long(std::size_t limit);
  const std::string* string_of(const Json& json);

  Findings& findings_;
  const CanPrint& can_print_;
  std::vector<Place> path_;
};

}  // namespace planpress::plan
