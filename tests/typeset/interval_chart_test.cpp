// The supervision ladder's chart, whatever its length, its columns and its marks.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/support/figure_check.hpp"
#include "tests/support/random.hpp"
#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::typeset::test;
using namespace planpress::literals;
using document::IntervalChart;
using planpress::test::figure_fault;
using planpress::test::Random;

namespace {

struct Step {
  const char* code;
  std::array<const char*, 2> words;  // English, Welsh
};
constexpr Step steps[] = {
    {"excluded", {"Excluded", "Wedi'i eithrio"}},
    {"observe-only", {"Observe only", "Arsylwi yn unig"}},
    {"direct", {"Direct", "Uniongyrchol"}},
    {"close", {"Close", "Agos"}},
    {"supervised", {"Supervised", "Dan oruchwyliaeth"}},
    {"remote-review", {"Remote review", "Adolygu o bell"}},
    {"independent", {"Independent", "Annibynnol"}},
};
constexpr const char* names[] = {"Clinics",
                                 "Ward rounds",
                                 "Intermediate elective lists",
                                 "Emergency on call",
                                 "Out-of-hours telephone triage and home visits",
                                 "العيادات الخارجية",
                                 "Επείγοντα περιστατικά",
                                 "Anaesthetic preassessment",
                                 "B"};
constexpr const char* dates[] = {"6 May 2025", "26 September 2025", "24 Tachwedd 2025"};

void add_track(IntervalChart& chart, Random& random, int longest, std::size_t language) {
  document::Track track{random.pick(names), random.one_in(2) ? "3 a week" : "", {}};
  for (int from = 1; from <= chart.last;) {
    const int to = std::min(chart.last, from + random.between(0, longest - 1));
    const Step& step = random.pick(steps);
    track.intervals.push_back({from, to, step.code, step.words[language]});
    from = to + 1;
  }
  chart.tracks.push_back(std::move(track));
}

// A mark a day or less often, at most `apart` days from the one before.
void add_marks(IntervalChart& chart, Random& random, int apart) {
  int number = 0;
  for (int day = random.between(1, apart); day <= chart.last * 7; day += random.between(1, apart)) {
    chart.marks.push_back({day * 1000 / 7, "Review " + std::to_string(++number), random.pick(dates)});
  }
}

IntervalChart random_chart(Random& random) {
  IntervalChart chart;
  chart.unit = "Week";
  chart.last = random.one_in(3) ? random.between(1, 12) : random.between(1, 104);
  chart.alt = "Steps";
  chart.key = "Too short to name";
  chart.instead = "See the table.";
  chart.compact = random.one_in(2);
  const auto language = static_cast<std::size_t>(random.between(0, 1));
  const int longest = random.one_in(3) ? 1 : random.between(1, 30);
  for (int tracks = random.between(1, 10); tracks > 0; --tracks) add_track(chart, random, longest, language);
  add_marks(chart, random, random.one_in(3) ? 10 : random.between(2, 120));
  return chart;
}

// A chart of steps four weeks long, one track after the other a week later.
IntervalChart even_chart(int weeks, int tracks) {
  IntervalChart chart;
  chart.unit = "Week";
  chart.last = weeks;
  chart.alt = "Steps";
  for (int t = 0; t < tracks; ++t) {
    document::Track track{names[t % 4], "", {}};
    for (int from = 1, i = 0; from <= weeks; ++i) {
      const int to = std::min(weeks, from + (i == 0 ? t % 4 : 3));
      const Step& step = steps[static_cast<std::size_t>(i + t) % std::size(steps)];
      track.intervals.push_back({from, to, step.code, step.words[0]});
      from = to + 1;
    }
    chart.tracks.push_back(std::move(track));
  }
  return chart;
}

std::vector<const Line*> review_lines(const Pages& pages) {
  std::vector<const Line*> lines;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* line = std::get_if<Line>(&item.mark);
      if (line != nullptr && line->color == theme().color.text) lines.push_back(line);
    }
  }
  return lines;
}

std::size_t count_text(const Pages& pages, const std::string& wanted) {
  std::size_t count = 0;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) count += text_of(item) == wanted ? 1 : 0;
  }
  return count;
}

const TextMark& text_mark(const Pages& pages, const std::string& wanted) {
  for (const Item& item : pages.pages.at(0).items) {
    if (text_of(item) == wanted) return std::get<TextMark>(item.mark);
  }
  throw std::out_of_range("not on the page: " + wanted);
}

}  // namespace

TEST_CASE("no chart has a line through a word, texts that meet or ink outside its box") {
  int drawn = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Random random(seed);
    const IntervalChart chart = random_chart(random);
    const Pages pages = set({chart}, seed % 2 == 0);
    CAPTURE(seed);
    REQUIRE(figure_fault(pages) == "");
    if (pages.figures.empty()) {
      CHECK(real_text(pages) == "See the table.");
      continue;
    }
    ++drawn;
    std::set<std::pair<std::uint32_t, Length>> shown;  // several parts may show a mark
    for (const Line* line : review_lines(pages)) shown.insert({0, line->from.y});
    CHECK(shown.empty() == chart.marks.empty());
  }
  CHECK(drawn > 300);
}

TEST_CASE("every mark of a chart in one part has its line across") {
  IntervalChart chart = even_chart(26, 4);
  chart.marks = {{7'143, "Review 1", "25 February 2025"},
                 {14'000, "Review 2", "13 April 2025"},
                 {26'000, "Review 3", "6 July 2025"}};
  std::set<Length> heights;
  Length crossed;
  const Pages pages = set({chart});
  for (const Line* line : review_lines(pages)) {
    heights.insert(line->from.y);
    crossed += line->to.x - line->from.x;
  }
  CHECK(heights.size() == 3);
  CHECK(crossed > 3 * 400_pt);
}

TEST_CASE("a word stands below the line that would run through it") {
  IntervalChart chart = even_chart(12, 1);
  chart.tracks = {{"Clinics", "", {{1, 12, "close", "Close"}}}};
  const Length usual = text_mark(set({chart}), "Close ").origin.y;
  chart.marks = {{857, "Review 1", "12 January 2025"}};
  const Pages pages = set({chart});
  CHECK(figure_fault(pages) == "");
  REQUIRE(!review_lines(pages).empty());
  CHECK(text_mark(pages, "Close ").origin.y > usual);
  CHECK(review_lines(pages)[0]->from.y < text_mark(pages, "Close ").origin.y - 9_pt);
}

TEST_CASE("a line is broken at a word that fills its step") {
  IntervalChart chart = even_chart(2, 1);
  chart.tracks = {{"Clinics", "", {{1, 1, "direct", "Direct"}, {2, 2, "close", "Close"}}}};
  chart.marks = {{571, "Review 1", "9 January 2025"}};
  const Pages pages = set({chart});
  CHECK(figure_fault(pages) == "");
  const std::vector<const Line*> lines = review_lines(pages);
  REQUIRE(!lines.empty());
  CHECK(lines.back()->to.x > text_mark(pages, "Direct ").origin.x + 40_pt);
}

TEST_CASE("steps of one week keep their words where the page has room for higher rows") {
  IntervalChart chart = even_chart(24, 1);
  chart.tracks[0].intervals.clear();
  for (int week = 1; week <= 24; ++week) chart.tracks[0].intervals.push_back({week, week, "close", "Close"});
  const Pages pages = set({chart});
  CHECK(pages.figures.size() == 1);
  CHECK(count_text(pages, "Close ") == 24);
}

TEST_CASE("five columns stand side by side though dates are long and weeks have two figures") {
  IntervalChart chart = even_chart(26, 5);
  for (int i = 1; i <= 6; ++i) chart.marks.push_back({i * 4'300, "Review", "26 February 2025"});
  const Pages pages = set({chart});
  CHECK(pages.figures.size() == 1);
  CHECK(figure_fault(pages) == "");
}

TEST_CASE("a chart says how to read it, or where to look instead when it is too large") {
  IntervalChart chart = even_chart(26, 3);
  chart.lead = "Darker is closer.";
  chart.instead = "See the table.";
  CHECK(real_text(set({chart})).starts_with("Darker is closer. Week "));
  CHECK(count_text(set({chart}), "See the table.") == 0);
  while (chart.tracks.size() < 60) chart.tracks.push_back(chart.tracks.front());
  CHECK(real_text(set({chart})) == "See the table.");
}

TEST_CASE("the meanings of steps stand beside a chart of few columns, and below one of many") {
  IntervalChart chart = even_chart(26, 3);
  chart.legend = "What the levels mean";
  for (const Step& step : steps) chart.meanings.push_back({step.code, step.words[0], "A meaning"});
  const Pages few = set({chart});
  CHECK(figure_fault(few) == "");
  CHECK(count_text(few, "A meaning") == 7);
  const Rect figure = few.figures.at(0).rect;
  const Point beside = text_mark(few, "What the levels mean").origin;
  CHECK(beside.x > figure.x + figure.width);
  CHECK(beside.y < figure.y + figure.height / 4);

  chart.tracks.push_back(chart.tracks.front());
  chart.tracks.push_back(chart.tracks.front());
  const Pages many = set({chart});
  CHECK(count_text(many, "A meaning") == 7);
  const Rect wide = many.figures.at(0).rect;
  CHECK(text_mark(many, "What the levels mean").origin.y > wide.y + wide.height);
  CHECK(real_text(many).ends_with("Independent A meaning"));
}

TEST_CASE("a compact chart is lower, unless a step of one week needs the room for its number") {
  IntervalChart chart = even_chart(24, 1);
  chart.tracks = {{"Clinics", "", {{1, 12, "close", "Close"}, {13, 24, "direct", "Direct"}}}};
  const auto height = [&](bool compact) {
    chart.compact = compact;
    return set({chart}).figures.at(0).rect.height;
  };
  CHECK(height(true) < height(false) - 40_pt);
  chart.tracks[0].intervals = {{1, 1, "close", "Close"}, {2, 24, "direct", "Direct"}};
  CHECK(height(true) == height(false));
}

TEST_CASE("labels of reviews on neighbouring days keep apart and stay beside the rows") {
  IntervalChart chart = even_chart(4, 2);
  for (int day = 1; day <= 28; day += 4) {
    chart.marks.push_back({day * 1000 / 7, "Review " + std::to_string(day), "16 January 2025"});
  }
  const Pages pages = set({chart});
  CHECK(pages.figures.size() == 1);
  CHECK(figure_fault(pages) == "");
  const Length last_row = text_mark(pages, "2 ").origin.y;
  CHECK(text_mark(pages, "Review 25 ").origin.y < last_row + 200_pt);
}
