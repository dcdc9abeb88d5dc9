// The document that a command line asks for: a kind, or a bundle of several, and its options.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"

namespace planpress::cli {

// As typed; empty where an option was not given. The option parser has checked what has a list of values.
struct JobArguments {
  std::string kind, format, language, edition, person;
  std::string documents;  // of a bundle
  int review = 0;         // 0: not given
};

class RenderJob {
 public:
  // fallback: the format where none was given. with_plan: false for a form that is made blank. Throws
  // UsageError for a kind that is not known, or options that it does not take or cannot do without.
  RenderJob(const JobArguments& arguments, Format fallback, const documents::Library& library,
            bool with_plan = true);

  Format format() const { return choices_.format; }
  // The readers of findings, in the language of the document.
  documents::Audience audience(messages::Naming naming) const;
  documents::Result make(const documents::Library& library, std::string_view plan,
                         messages::Naming naming) const;
  std::string make_blank(const documents::Library& library, const views::Room& room) const;

 private:
  std::string kind_;
  documents::DocumentOptions choices_;
  std::string language_;
  std::vector<documents::Part> parts_;  // of a bundle; empty: all that can be made
};

}  // namespace planpress::cli
