// The headings of a document in reading order, found before anything is written: the contents list and the
// names of sections and tables point at them.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "renderer/document/document.hpp"

namespace planpress::html {

struct OutlineEntry {
  int level = 1;
  std::string id;  // never the same twice in one page
  std::string text;
  document::Inlines line;  // the same, with its languages
};

class Outline {
 public:
  // prefix: begins every id of the document and the name of every field, on a page that has several
  // documents.
  explicit Outline(const document::Document& document, std::string prefix = {});

  const std::string& prefix() const { return prefix_; }
  // "#h-3" with the prefix; any other target as it is.
  std::string target(std::string_view href) const;
  // Headings of the other document on the same page count as well in is_only().
  void share_page_with(const Outline& other);

  const std::vector<OutlineEntry>& entries() const { return entries_; }
  const OutlineEntry& of(const document::Heading& heading) const;  // a heading of the same document
  const OutlineEntry* find(std::string_view id) const;             // null when no heading has it
  bool is_only(const OutlineEntry& entry) const { return count_of_text_.at(entry.text) == 1; }
  // `wanted` behind the prefix, or with the first number that makes it free of all headings' ids.
  std::string free_id(const std::string& wanted) const;

 private:
  void add(const document::Heading& heading);

  std::string prefix_;
  std::vector<OutlineEntry> entries_;
  std::unordered_map<const document::Heading*, std::size_t>
      index_;  // for look-up alone: its order is never used
  std::unordered_map<std::string, int> count_of_text_, own_count_of_text_;
  std::set<std::string, std::less<>> ids_;
};

}  // namespace planpress::html
