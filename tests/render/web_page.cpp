#include "tests/render/web_page.hpp"

#include <algorithm>

namespace planpress::test {
namespace {

std::string decoded(std::string_view text) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto entity = std::ranges::find_if(
        entities, [&](const auto& each) { return text.substr(at).starts_with(each.first); });
    out += entity == std::end(entities) ? text[at] : entity->second;
    at += entity == std::end(entities) ? 1 : entity->first.size();
  }
  return out;
}

// Runs of white space as one space, none at the ends.
std::string in_a_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '|')) out.pop_back();
  return out;
}

class Reader {
 public:
  WebPage read(std::string_view html) {
    for (std::size_t at = html.find("<main"); at < html.size();) {
      const std::size_t open = std::min(html.find('<', at), html.size());
      text_ += decoded(html.substr(at, open - at));
      const std::size_t close = std::min(html.find('>', open), html.size());
      if (open < close) tag(html.substr(open + 1, close - open - 1));
      at = close + 1;
    }
    return std::move(page_);
  }

 private:
  void tag(std::string_view tag) {
    const std::string_view name = tag.substr(0, tag.find_first_of(" \n"));
    const bool heads = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '4';
    if (heads || name == "main") text_.clear();
    if (name.size() == 3 && name.starts_with("/h")) heading_ = taken();
    if (name == "table") page_.tables.push_back({heading_, {}});
    if (name == "tr") row_ = {};
    if (name == "td") begin_cell(tag);
    if (name == "/td") {
      in_cell_ = false;
      row_.cells.emplace_back(head_, taken());
    }
    if (name == "/tr" && !row_.cells.empty()) page_.tables.back().rows.push_back(std::move(row_));
    if (name == "p" || name == "/p" || name == "br/" || name == "div" || name == "/div" || name == "li" ||
        name == "/li" || name == "dt" || name == "/dt")
      end_of_line();
  }

  void begin_cell(std::string_view tag) {
    constexpr std::string_view attribute = "data-label=\"";
    const std::size_t from = tag.find(attribute);
    head_ = from == tag.npos ? "" : decoded(tag.substr(from + attribute.size()));
    head_ = head_.substr(0, head_.find('"'));
    text_.clear();
    in_cell_ = true;
  }

  void end_of_line() {
    if (in_cell_) {
      const std::string so_far = in_a_line(text_);
      text_ = so_far.empty() ? "" : so_far + " | ";
    } else if (std::string line = taken(); !line.empty()) {
      page_.lines.push_back({heading_, std::move(line)});
    }
  }

  std::string taken() {
    std::string line = in_a_line(text_);
    text_.clear();
    return line;
  }

  WebPage page_;
  PageRow row_;
  std::string text_, heading_, head_;
  bool in_cell_ = false;
};

// What stands in the places of the pattern, where the text has it from here on; nothing otherwise.
bool matches(std::string_view text, std::string_view pattern, std::vector<std::string>& found) {
  if (pattern.empty()) return true;
  if (pattern[0] == '#') {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    found.emplace_back(text.substr(0, digits));
    return digits > 0 && matches(text.substr(digits), pattern.substr(1), found);
  }
  if (pattern[0] == '*') {
    const std::string_view literal = pattern.substr(1, pattern.find_first_of("#*", 1) - 1);
    const std::size_t end = text.find(literal);
    if (end == text.npos) return false;
    found.emplace_back(text.substr(0, end));
    return matches(text.substr(end), pattern.substr(1), found);
  }
  return !text.empty() && text[0] == pattern[0] && matches(text.substr(1), pattern.substr(1), found);
}

}  // namespace

std::string PageRow::under(std::string_view head) const {
  const auto cell =
      std::ranges::find_if(cells, [&](const auto& each) { return each.first.starts_with(head); });
  return cell == cells.end() ? "" : cell->second;
}

bool WebPage::has(std::string_view text) const {
  return std::ranges::any_of(lines,
                             [&](const PageLine& line) { return line.text.find(text) != line.text.npos; });
}

std::vector<PageRow> WebPage::rows_under(std::string_view heading) const {
  std::vector<PageRow> rows;
  for (const PageTable& table : tables)
    if (table.heading.starts_with(heading)) rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

std::vector<std::vector<std::string>> WebPage::said(std::string_view pattern) const {
  std::vector<std::vector<std::string>> all;
  for (const PageLine& line : lines)
    for (std::size_t at = 0; at < line.text.size(); ++at) {
      std::vector<std::string> found;
      const bool begins_word = at == 0 || line.text[at - 1] == ' ';
      if (begins_word && matches(std::string_view(line.text).substr(at), pattern, found))
        all.push_back(std::move(found));
    }
  return all;
}

WebPage read_web_page(std::string_view html) { return Reader().read(html); }

}  // namespace planpress::test
