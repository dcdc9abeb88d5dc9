// From the bytes of a plan to a plan that documents can be made of, or to everything that is wrong with it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "service/documents/library.hpp"
#include "service/json/json.hpp"

namespace planpress::documents {

// A plan whose structure is sound, and all that the rules found in it: errors, warnings, advice.
struct SoundPlan {
  plan::Plan plan;
  Json posted;  // as it was read
  std::vector<messages::Diagnostic> findings{};
  std::vector<std::vector<messages::Diagnostic>> of_views{};  // of each view that was asked about
};

// One that the rules found no errors in: what documents are made of.
struct CheckedPlan : SoundPlan {};

// A result: what was read is no plan of sound structure. A cohort is checked too, and accepted as one.
using Checked = std::variant<Result, SoundPlan, CheckedPlan>;

struct CheckRequest {
  std::optional<std::string_view> kind{};  // what this kind of document asks for beside
  bool advice = false;                     // what could be better, as findings of severity info
  std::vector<std::string> views{};        // what each of these asks for beside, apart from the rest
};

Checked check(const Library& library, std::string_view bytes, const CheckRequest& request,
              const Audience& audience);
// The same as a result: the findings alone.
Result validate(const Library& library, std::string_view bytes, const CheckRequest& request = {},
                const Audience& audience = {});
Result result_of(Checked checked);

// The refusal of bytes that are not JSON, or past the limits of what is read.
Result unreadable(const Library& library, const JsonFault& fault, const Audience& audience);

}  // namespace planpress::documents
