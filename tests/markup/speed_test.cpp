// How long filling and reading take: printed, not asserted.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <limits>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

const std::string body = R"(<h1>{{name}}</h1>
<toc/>
{{#objectives}}
<section>
  <h2>Objective {{number}}</h2>
  <p class="statement">{{statement}}</p>
  <dl class="columns"><dt>From</dt><dd>{{from}}</dd><dt>Until</dt><dd>{{until}}</dd></dl>
  <table columns="activities">
    <thead><tr><th scope="col">Activity</th><th scope="col">How much</th><th scope="col">By</th></tr></thead>
    <tbody>
    {{#activities}}
      <tr><th scope="row">{{what}}{{#note}}<note>{{note}}</note>{{/note}}</th><td class="quantity">{{amount}}</td>
        <td class="date"><time>{{by}}</time></td></tr>
    {{/activities}}
    </tbody>
  </table>
</section>
{{/objectives}}
)";
const Json shape =
    Json::parse(R"({"name": "", "objectives": [{"number": "", "statement": "", "from": "", "until": "",
  "activities": [{"what": "", "note": "", "amount": "", "by": ""}]}]})");

Json view_of(std::size_t objectives) {
  Json view{{"name", "Ann Example"}, {"objectives", Json::array()}};
  for (std::size_t i = 0; i < objectives; ++i) {
    Json objective{{"number", std::to_string(i + 1)},
                   {"statement", std::string(4, ' ') +
                                     "Lead twenty ward rounds & record what was decided, with whom and why."},
                   {"from", "6 January 2025"},
                   {"until", "4 July 2025"},
                   {"activities", Json::array()}};
    for (int j = 0; j < 6; ++j) {
      objective["activities"].push_back(
          {{"what", "Observed ward round with Mr Kwabena Boateng-Asare, then a discussion"},
           {"note", j % 2 ? "" : "in the first four weeks"},
           {"amount", "2 a week"},
           {"by", "6 March 2025"}});
    }
    view["objectives"].push_back(std::move(objective));
  }
  return view;
}

// Processor time of the best of several runs.
template <typename Work>
double milliseconds(Work work) {
  auto best = std::numeric_limits<std::clock_t>::max();
  for (int i = 0; i < 15; ++i) {
    const auto start = std::clock();
    work();
    best = std::min(best, std::clock() - start);
  }
  return 1000.0 * static_cast<double>(best) / CLOCKS_PER_SEC;
}

TEST_CASE("filling and reading a plan of 24 objectives, and of 240") {
  const Layouts layouts({{"letter/template.xhtml", letter(body)}});
  const auto layout = layouts.load(shape);
  for (const std::size_t objectives : {24U, 240U}) {
    const auto view = view_of(objectives);
    const auto markup = layout.fill(view, "en");
    std::size_t blocks = 0;
    const auto fill = milliseconds([&] { layout.fill(view, "en"); });
    const auto reading = milliseconds([&] { blocks = read(markup, "letter").blocks.size(); });
    CHECK(blocks == objectives + 2);
    MESSAGE(objectives << " objectives: view " << view.dump().size() << " bytes, markup " << markup.size()
                       << " bytes, fill " << fill << " ms, read " << reading << " ms");
  }
}

}  // namespace
}  // namespace planpress::markup
