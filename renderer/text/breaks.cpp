#include "renderer/text/breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <stdexcept>

#include "renderer/text/break_class.hpp"

namespace planpress::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU text boundaries: ") + u_errorName(status));
}

void set_text(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&utext, status);
  utext_close(&utext);
  check(status);
}

Iterator line_iterator(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) || language.empty()) locale = icu::Locale::getEnglish();
  status = U_ZERO_ERROR;
  Iterator iterator(icu::BreakIterator::createLineInstance(locale, status));
  check(status);
  return iterator;
}

// Languages whose line breaking ICU tailors: the rules of break_class.cpp do not hold for them.
bool is_tailored(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "ja" || primary == "zh" || primary == "ko" || primary == "fi";
}

}  // namespace

struct LineBreaks::Implementation {
  std::map<std::string, Iterator, std::less<>> iterators;
  std::vector<BreakOpportunity> found;

  icu::BreakIterator& iterator(std::string_view language) {
    constexpr std::size_t kMostLanguages = 16;
    const auto cached = iterators.find(language);
    if (cached != iterators.end()) return *cached->second;
    if (iterators.size() >= kMostLanguages) iterators.clear();
    const std::string name(language);
    return *iterators.emplace(name, line_iterator(name)).first->second;
  }

  void add(std::string_view text, std::size_t offset) {
    // No hyphenation: a break at a soft hyphen would split a word without showing that it was split.
    if (offset < text.size() && text.substr(0, offset).ends_with(kSoftHyphen)) return;
    found.push_back({static_cast<std::uint32_t>(offset), offset > 0 && text[offset - 1] == '\n'});
  }

  void add_by_icu(std::string_view text, std::size_t begin, std::size_t end, std::string_view language) {
    auto& by_icu = iterator(language);
    set_text(by_icu, text.substr(begin, end - begin));
    by_icu.first();
    for (auto at = by_icu.next(); at != icu::BreakIterator::DONE; at = by_icu.next())
      add(text, begin + static_cast<std::size_t>(at));
  }
};

LineBreaks::LineBreaks() : implementation_(std::make_unique<Implementation>()) {}
LineBreaks::~LineBreaks() = default;
LineBreaks::LineBreaks(LineBreaks&&) noexcept = default;

const std::vector<BreakOpportunity>& LineBreaks::find(std::string_view text, std::string_view language) {
  if (is_tailored(language)) return find_by_icu(text, language);
  auto& found = implementation_->found;
  found.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t count = found.size();
    const Segment segment = next_segment(text, begin, found);
    if (!segment.decided) {
      found.resize(count);
      implementation_->add_by_icu(text, begin, segment.end, language);
    }
    begin = segment.end;
  }
  return found;
}

const std::vector<BreakOpportunity>& LineBreaks::find_by_icu(std::string_view text,
                                                             std::string_view language) {
  implementation_->found.clear();
  if (!text.empty()) implementation_->add_by_icu(text, 0, text.size(), language);
  return implementation_->found;
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
  std::vector<std::uint32_t> boundaries;
  if (text.empty()) return boundaries;
  UErrorCode status = U_ZERO_ERROR;
  const Iterator iterator(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  check(status);
  set_text(*iterator, text);
  iterator->first();
  for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
    boundaries.push_back(static_cast<std::uint32_t>(at));
  return boundaries;
}

bool extends_cluster(char32_t character) {
  if (character < 0x300) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ:
      return true;
    default:
      return false;
  }
}

}  // namespace planpress::text
