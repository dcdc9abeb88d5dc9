// What a command line asks to be made: a kind of document, or several as one, and how.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"

namespace planpress::cli {

// As typed; empty where an option was not given. The option parser has checked what has a list of values.
struct OrderArguments {
  std::string kind, format, language, edition, person;
  std::string documents;  // of a bundle
  int review = 0;         // 0: not given
};

class Order {
 public:
  // `fallback` is the format where none was given. Throws UsageError for a kind that is not known, or options
  // that it does not take or cannot do without.
  // with_plan: false for a form that is made blank.
  Order(const OrderArguments& arguments, Format fallback, const documents::Library& library,
        bool with_plan = true);

  const std::string& kind() const { return kind_; }
  Format format() const { return choices_.format; }
  // Who is told of the plan, in the language of the document. naming: whether what is said names people.
  documents::Audience audience(messages::Naming naming) const;
  // format: in place of the order's own.
  documents::Result make(const documents::Library& library, std::string_view plan, messages::Naming naming,
                         std::optional<Format> format = {}) const;
  std::string make_blank(const documents::Library& library, const views::Room& room) const;

 private:
  void read_parts(const std::string& text, const documents::Library& library);

  std::string kind_;
  documents::DocumentOptions choices_;
  std::string language_;
  std::vector<documents::Part> parts_;  // of a bundle; empty: all that can be made
};

}  // namespace planpress::cli
