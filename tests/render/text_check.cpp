#include "tests/render/text_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "tests/render/leaves.hpp"
#include "tests/render/printed.hpp"

namespace planpress::test {
namespace {

using document::Role;

bool is_heading(Role role) { return role >= Role::h1 && role <= Role::h4; }

std::string beginning_of(const std::string& text) {
  return text.size() > 90 ? text.substr(0, 90) + "..." : text;
}

// Takes tokens, each with a space after it, off the front of a text, the longest that fits first.
class Tokens {
 public:
  explicit Tokens(std::string_view rest) : rest_(rest) {}

  bool take(std::string_view token) {
    if (!begins_with(token)) return false;
    rest_.remove_prefix(std::min(rest_.size(), token.size() + 1));
    return true;
  }
  const std::string* take_one_of(const std::map<std::string, std::size_t>& counts) {
    const std::string* longest = nullptr;
    for (const auto& [token, count] : counts) {
      const bool longer = longest == nullptr || token.size() > longest->size();
      if (begins_with(token) && longer) longest = &token;
    }
    if (longest != nullptr) take(*longest);
    return longest;
  }
  bool take_number() {
    const std::size_t digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    return take(rest_.substr(0, digits));
  }
  std::string_view rest() const { return rest_; }

 private:
  bool begins_with(std::string_view token) const {
    const bool whole =
        rest_.size() == token.size() || (rest_.size() > token.size() && rest_[token.size()] == ' ');
    return !token.empty() && whole && rest_.starts_with(token);
  }

  std::string_view rest_;
};

class Comparison {
 public:
  Comparison(const document::Document& document, const typeset::Pages& pages, bool large_print,
             const text::FontLibrary& fonts)
      : smallest_(large_print ? 40U : 75U),
        longest_(large_print ? 60U : 100U),
        fonts_(fonts),
        leaves_(leaves(pages)),
        printed_(printed(document, large_print ? Reading::large_print_structure : Reading::standard, fonts)) {
    for (const Leaf& leaf : leaves_)
      if (is_heading(leaf.role)) heading_pages_.push_back(leaf.page);
  }

  std::string fault() {
    for (const Printed& expected : printed_) {
      std::string fault = std::visit(*this, expected);
      if (!fault.empty()) return fault;
    }
    return at_ == leaves_.size() ? "" : "printed but not in the document: " + beginning_of(leaves_[at_].text);
  }

  std::string operator()(const std::string& text) {
    if (at_ == leaves_.size()) return "lost at the end: " + beginning_of(text);
    const Leaf& leaf = leaves_[at_++];
    return leaf.text == text ? "" : difference(text, leaf);
  }

  std::string operator()(const ContentsLine& line) {
    if (line.heading >= heading_pages_.size()) return "a heading is lost: " + line.text;
    return (*this)(line.text + " " + std::to_string(heading_pages_[line.heading] + 1));
  }

  // The names of periods may be thinned out. Where events crowd each other, the first and the last alone are
  // named.
  std::string operator()(const document::Timeline* timeline) {
    if (at_ == leaves_.size() || leaves_[at_].role != Role::figure) return "the timeline is lost";
    const std::string& text = leaves_[at_++].text;
    std::map<std::string, std::size_t> ticks, events;
    for (const document::TimelineTick& tick : timeline->ticks) ++ticks[as_printed(tick.label, fonts_)];
    for (const document::TimelineEvent& event : timeline->events)
      ++events[as_printed(event.label + " " + event.note + " " + event.number, fonts_)];
    std::string fault = timeline_fault(text, ticks, events);
    if (fault.empty() || timeline->events.size() <= crowd) return fault;
    std::map<std::string, std::size_t> ends;
    for (const auto* event : {&timeline->events.front(), &timeline->events.back()})
      ++ends[as_printed(event->label + " " + event->note, fonts_)];
    return timeline_fault(text, ticks, ends).empty() ? "" : fault;
  }

  // Drawn, below its lead; or the sentence in its place.
  std::string operator()(const document::IntervalChart* chart) {
    if (!chart->lead.empty() && at_ < leaves_.size() && leaves_[at_].text == as_printed(chart->lead, fonts_))
      ++at_;
    if (at_ < leaves_.size() && leaves_[at_].role == Role::figure) {
      std::string text = leaves_[at_++].text;
      if (text == as_printed(chart->instead, fonts_) && too_large_to_draw(*chart)) return "";
      const std::set<std::string> key = take_key(*chart, text);
      ChartTally tally = expectation(*chart);
      for (Tokens tokens(text); !tokens.rest().empty();) {
        std::string fault = read_part(*chart, tokens, tally);
        if (!fault.empty()) return fault;
      }
      return tally_fault(*chart, tally, key);
    }
    return too_large_to_draw(*chart) && chart->instead.empty() ? "" : "the chart is lost";
  }

 private:
  struct ChartTally {
    std::map<std::string, std::size_t> heads;  // name and note of each track
    std::map<std::string, std::size_t> words;  // of steps
    std::map<std::string, std::size_t> marks;  // label and note
    std::size_t numbers = 0;                   // of weeks, and of steps that stand in the key
  };

  static constexpr std::size_t crowd = 4;  // events that always find room

  static std::string timeline_fault(const std::string& text, const std::map<std::string, std::size_t>& ticks,
                                    std::map<std::string, std::size_t> events) {
    Tokens tokens(text);
    while (tokens.take_one_of(ticks) != nullptr) continue;
    while (const std::string* event = tokens.take_one_of(events)) {
      if (events[*event]-- == 0) return "twice on the timeline: " + *event;
    }
    if (!tokens.rest().empty()) return "on the timeline and not in it: " + std::string(tokens.rest());
    for (const auto& [event, count] : events)
      if (count > 0) return "lost on the timeline: " + event;
    return "";
  }

  std::string difference(const std::string& expected, const Leaf& leaf) const {
    const auto [a, b] = std::mismatch(expected.begin(), expected.end(), leaf.text.begin(), leaf.text.end());
    const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, a - expected.begin() - 30));
    return fmt::format("on page {} in {}: \"{}\" should be \"{}\"", leaf.page + 1, name_of(leaf.role),
                       beginning_of(leaf.text.substr(std::min(from, leaf.text.size()))),
                       beginning_of(expected.substr(from)));
  }

  ChartTally expectation(const document::IntervalChart& chart) const {
    ChartTally tally;
    for (const document::Track& track : chart.tracks) {
      tally.heads[as_printed(track.name + " " + track.note, fonts_)] = 0;
      for (const document::Interval& interval : track.intervals)
        tally.words[as_printed(interval.text, fonts_)] = 0;
    }
    for (const document::ChartMark& mark : chart.marks)
      tally.marks[as_printed(mark.label + " " + mark.note, fonts_)] = 0;
    return tally;
  }

  // Unit, heads of neighbouring tracks, then words, numbers and marks. Heads may begin alike, so every range
  // of tracks is tried.
  std::string read_part(const document::IntervalChart& chart, Tokens& tokens, ChartTally& tally) const {
    const std::string unit = as_printed(chart.unit, fonts_);
    Tokens start = tokens;
    if (!start.take(unit)) return "the chart's unit is lost";
    std::string fault =
        "the chart begins with no head of a track: " + beginning_of(std::string(start.rest()));
    for (std::size_t first = 0; first < chart.tracks.size(); ++first) {
      Tokens heads = start;
      ChartTally counted = tally;
      for (std::size_t track = first; track < chart.tracks.size(); ++track) {
        const std::string head =
            as_printed(chart.tracks[track].name + " " + chart.tracks[track].note, fonts_);
        if (!heads.take(head)) break;
        ++counted.heads[head];
        ChartTally whole = counted;
        tokens = heads;
        fault = read_rows(unit, tokens, whole);
        if (!fault.empty()) continue;
        tally = std::move(whole);
        return "";
      }
    }
    return fault;
  }

  // Up to the end, or to the next part, which begins with the unit.
  static std::string read_rows(const std::string& unit, Tokens& tokens, ChartTally& tally) {
    while (!tokens.rest().empty()) {
      if (const std::string* word = tokens.take_one_of(tally.words)) {
        ++tally.words[*word];
      } else if (const std::string* mark = tokens.take_one_of(tally.marks)) {
        ++tally.marks[*mark];
      } else if (tokens.take_number()) {
        ++tally.numbers;
      } else if (tokens.rest().starts_with(unit)) {
        break;
      } else {
        return "in the chart and not in the document: " + beginning_of(std::string(tokens.rest()));
      }
    }
    return "";
  }

  // The lines of the key at the end of a chart, if it has one.
  std::set<std::string> take_key(const document::IntervalChart& chart, std::string& text) const {
    std::set<std::string> lines;
    const std::string title = as_printed(chart.key, fonts_) + " 1. ";
    const std::size_t begin = chart.key.empty() ? std::string::npos : text.find(title);
    if (begin == std::string::npos) return lines;
    std::string rest = text.substr(begin + title.size());
    text.resize(begin);
    for (std::size_t next = 2;; ++next) {
      const std::string number = " " + std::to_string(next) + ". ";
      const std::size_t end = rest.find(number);
      lines.insert(rest.substr(0, end));
      if (end == std::string::npos) return lines;
      rest.erase(0, end + number.size());
    }
  }

  // "Week 5, Ward rounds: Close"
  std::string key_line(const document::IntervalChart& chart, const document::Track& track,
                       const document::Interval& interval) const {
    return as_printed(
        chart.unit + " " + std::to_string(interval.from) + ", " + track.name + ": " + interval.text, fonts_);
  }

  std::string tally_fault(const document::IntervalChart& chart, const ChartTally& tally,
                          const std::set<std::string>& key) const {
    std::map<std::string, std::size_t> to_be_read;  // words that are not in the key
    for (const document::Track& track : chart.tracks) {
      if (tally.heads.at(as_printed(track.name + " " + track.note, fonts_)) == 0)
        return "no column for " + track.name;
      for (const document::Interval& interval : track.intervals)
        if (!key.contains(key_line(chart, track, interval))) ++to_be_read[interval.text];
    }
    for (const auto& [label, count] : to_be_read) {
      const std::string word = as_printed(label, fonts_);
      const std::size_t printed = tally.words.at(word);
      if (printed < count)
        return fmt::format("\"{}\" stands {} times in the chart, of {}", word, printed, count);
    }
    for (const document::ChartMark& mark : chart.marks) {
      const std::string words = as_printed(mark.label + " " + mark.note, fonts_);
      if (tally.marks.at(words) == 0) return "no line in the chart for " + words;
    }
    return "";
  }

  // Such charts are left to the table beside them.
  bool too_large_to_draw(const document::IntervalChart& chart) const {
    return chart.tracks.size() * static_cast<std::size_t>(chart.last - chart.first + 1) > smallest_ ||
           std::any_of(chart.tracks.begin(), chart.tracks.end(),
                       [this](const document::Track& track) { return track.name.size() > longest_; });
  }

  // Of the charts that may be too large: tracks times units, and the characters of a column's head, beside
  // the days of reviews, in the size of the edition.
  std::size_t smallest_, longest_;
  const text::FontLibrary& fonts_;
  std::vector<Leaf> leaves_;
  std::vector<Printed> printed_;
  std::vector<std::size_t> heading_pages_;
  std::size_t at_ = 0;  // the next leaf
};

}  // namespace

std::string text_fault(const document::Document& document, const typeset::Pages& pages, bool large_print,
                       const text::FontLibrary& fonts) {
  return Comparison(document, pages, large_print, fonts).fault();
}

}  // namespace planpress::test
