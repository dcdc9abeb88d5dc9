// All that documents are made of: the layouts, fonts and catalogues of one share folder, and the kinds of
// document that they give.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/render.hpp"
#include "service/documents/result.hpp"
#include "service/json/text.hpp"
#include "service/messages/catalogue.hpp"
#include "service/views/views.hpp"

namespace planpress::documents {

// Whether a kind of document is about one review, or for one person.
enum class Need : std::uint8_t { none, optional, required };

struct Kind {
  std::string name;  // "action-plan"
  Need review = Need::none, person = Need::none;
  bool can_be_blank = false;  // a form that can be made without a plan
};

// In commands and addresses this stands where a kind does; no kind may have the name.
inline constexpr std::string_view bundle_name = "bundle";
// The kind of document that is filled in and read again.
inline constexpr std::string_view report_kind = "progress-report";

// Immutable after construction; shared by all threads.
class Library {
 public:
  // share: the folder with layouts/, fonts/ and sRGB.icc. Throws text::AuthorError for a
  // mistake in a layout or a kind called "bundle", std::runtime_error for a missing file. What is loaded when
  // it is needed, layouts and the words for findings, throws the same then.
  explicit Library(const std::filesystem::path& share, Loading loading = Loading::at_once);

  std::vector<Kind> kinds() const;  // sorted by name
  bool knows(std::string_view kind) const;
  Kind kind(std::string_view name) const;  // throws std::out_of_range
  const std::string& title(std::string_view kind, std::string_view language) const {  // "Action plan"
    return renderer_.title(kind, language);
  }
  // Every kind that a plan may be checked for, sorted: one need not be made here.
  std::vector<std::string> kinds_to_check() const;
  // The languages that there are files of: "en", "cy", then others. Documents can be made in "both" of the
  // first two as well.
  std::vector<std::string> languages(bool with_both = false) const;

  const messages::Catalogues& catalogues() const { return catalogues_; }
  const Renderer& renderer() const { return renderer_; }
  const views::View& view_of(std::string_view kind) const;
  CanPrint can_print() const;

  // The words for findings, and those that stand around them.
  messages::MessageFormatter formatter(std::string_view language) const {
    return messages::MessageFormatter(catalogues_.in(language));
  }
  std::vector<messages::Diagnostic> diagnostics(const std::vector<plan::Finding>& findings,
                                                const Json& document, const Audience& audience) const;
  // One finding, on the whole of what was sent.
  Result refusal(Status status, std::string_view sentence, const Audience& audience,
                 plan::Arguments arguments = {}) const;

 private:
  messages::Catalogues catalogues_;
  Renderer renderer_;
};

}  // namespace planpress::documents
