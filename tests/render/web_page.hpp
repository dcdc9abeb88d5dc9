// What a web page says to whoever reads it: its lines and tables, each under its heading.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planpress::test {

struct PageLine {
  std::string heading;  // the last before it
  std::string text;
};

struct PageRow {
  std::vector<std::pair<std::string, std::string>> cells;  // the head of its column, and its text
  /// The text under a head that begins so; empty where there is none. Paragraphs and notes are parted by
  /// " | ".
  std::string under(std::string_view head) const;
};

struct PageTable {
  std::string heading;
  std::vector<PageRow> rows;  // without those that head others
};

struct WebPage {
  std::vector<PageLine> lines;
  std::vector<PageTable> tables;

  bool has(std::string_view text) const;
  /// The rows of every table under headings that begin so.
  std::vector<PageRow> rows_under(std::string_view heading) const;
  /// What stands in the places of a pattern, each time that a line has it: # for digits, * for the fewest
  /// characters that lead to what follows.
  std::vector<std::vector<std::string>> said(std::string_view pattern) const;
};

WebPage read_web_page(std::string_view html);

}  // namespace planpress::test
