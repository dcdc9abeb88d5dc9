// Break opportunities by UAX 14. In: a paragraph in UTF-8. Out: where its lines may or must end.
#pragma once
#include <unicode/brkiter.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::text {

// A line may end before the byte at `offset`; it must when `forced` (the character before is U+000A).
struct BreakOpportunity {
  std::uint32_t offset = 0;
  bool forced = false;
  bool operator==(const BreakOpportunity&) const = default;
};

// Plain words between spaces are decided here, by the rules of UAX 14 that concern them; what is left goes to
// ICU. Both ways give the same answer (tests/text). One per thread.
class LineBreaks {
 public:
  // Ascending; the last is the end of the text. Valid until the next call. Nothing for an empty text.
  const std::vector<BreakOpportunity>& find(std::string_view text, std::string_view language);
  // The same by ICU alone: what find() must equal.
  const std::vector<BreakOpportunity>& find_by_icu(std::string_view text, std::string_view language);

 private:
  icu::BreakIterator& iterator(std::string_view language);
  void add_by_icu(std::string_view text, std::size_t begin, std::size_t end, std::string_view language);

  std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> iterators_;  // by language
  std::vector<BreakOpportunity> found_;
};

// Offsets of the grapheme cluster boundaries (UAX 29) of a text, the end last.
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

// Whether a character belongs to the one before it: marks and joiners (UAX 29, GB9 and GB9a).
bool extends_cluster(char32_t character);

}  // namespace planpress::text
