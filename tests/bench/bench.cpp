// planpress_bench SHARE PLAN.json [--kind KIND] [--review N] [--rounds N] [--documents a,b] [--count]
// Prints what a kind of document, the action plan unless said, costs, as one JSON object: milliseconds of
// processor time a stage, bytes, memory, and the same pages drawn by libharu alone. With --count, under
// callgrind, it leaves a profile of each stage instead. run.py starts both and makes the tables.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "service/documents/make.hpp"
#include "tests/bench/clock.hpp"
#include "tests/bench/memory.hpp"
#include "tests/bench/pipeline.hpp"
#include "tests/bench/raw_libharu.hpp"
#include "tests/bench/variants.hpp"

namespace {

using nlohmann::ordered_json;
using namespace planpress;
using namespace planpress::bench;

struct Arguments {
  std::string share, plan, kind = "action-plan";
  std::optional<int> review;
  std::size_t rounds = 20;
  std::set<std::string> documents;  // empty: all
  bool count = false;
};

// A stage's result without measuring it.
constexpr auto untimed = [](const std::string&, auto&& work) { return work(); };

std::string read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) throw std::runtime_error(name + " cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count_words(const typeset::Pages& pages) {
  std::size_t words = 0;
  for (const typeset::Page& page : pages.pages) {
    for (const typeset::Item& item : page.items) {
      const auto* mark = std::get_if<typeset::TextMark>(&item.mark);
      if (!mark) continue;
      bool inside = false;
      for (const auto& run : mark->runs) {
        for (const char byte : run->text) {
          words += byte != ' ' && !inside;
          inside = byte != ' ';
        }
      }
    }
  }
  return words;
}

std::string make(const documents::Library& documents, const Arguments& arguments, const std::string& plan,
                 Format format) {
  documents::Result outcome =
      documents::make(documents, arguments.kind, plan, {.format = format, .review = arguments.review});
  if (outcome.bytes.empty()) throw std::runtime_error("the plan was refused");
  return std::move(outcome.bytes);
}

// Measures composing alone, under a name of its own.
template <typename Measure>
auto only_compose(Measure& measure) {
  return [&measure](const std::string& stage, auto&& work) {
    return stage == "compose" ? measure("compose, new words", work) : work();
  };
}

class Bench {
 public:
  explicit Bench(const Arguments& arguments)
      : arguments_(arguments),
        library_(arguments.share),
        pipeline_(arguments.share, arguments.kind, arguments.review) {}

  // Warm: the faces are open, their tables preprocessed, the words of the plan shaped.
  Made warm_up(const std::string& plan) {
    for (int i = 0; i < warm_up_rounds; ++i) {
      pipeline_.run(plan, untimed);
      make(library_, arguments_, plan, Format::pdf);
      make(library_, arguments_, plan, Format::html);
    }
    return pipeline_.run(plan, untimed);
  }

  ordered_json measure(const Variant& variant) {
    const Made made = warm_up(variant.bytes);
    if (make(library_, arguments_, variant.bytes, Format::pdf) != made.bytes) {
      throw std::runtime_error(variant.name + ": the stages do not make what the product makes");
    }
    const std::string page = make(library_, arguments_, variant.bytes, Format::html);
    const RawPages raw_pages = raw(made.pages);
    const std::string raw_bytes = draw_by_libharu(raw_pages);
    Stopwatch time;
    for (std::size_t round = 0; round < arguments_.rounds; ++round) {
      pipeline_.run(variant.bytes, time);
      time("total", [&] { return make(library_, arguments_, variant.bytes, Format::pdf); });
      time("web page", [&] { return make(library_, arguments_, variant.bytes, Format::html); });
      time("raw libharu", [&] { return draw_by_libharu(raw_pages); });
    }
    time_new_words(variant.bytes, time);
    return {{"name", variant.name},
            {"input_bytes", variant.bytes.size()},
            {"pages", made.pages.pages.size()},
            {"words", count_words(made.pages)},
            {"bytes", made.bytes.size()},
            {"web_page_bytes", page.size()},
            {"raw_bytes", raw_bytes.size()},
            {"stages", to_json(time.timings())},
            {"peak_growth_mb",
             peak_growth([&] { (void)make(library_, arguments_, variant.bytes, Format::pdf); })}};
  }

  // Checking alone, as POST /v1/validate does it.
  ordered_json check(const Variant& body) {
    const auto validate = [&] { return documents::validate(library_, body.bytes); };
    Stopwatch time;
    std::size_t findings = 0;
    for (std::size_t round = 0; round < arguments_.rounds; ++round)
      findings = time("check", validate).findings.size();
    return {{"name", body.name},
            {"input_bytes", body.bytes.size()},
            {"findings", findings},
            {"best_ms", time.timings().front().best()},
            {"median_ms", time.timings().front().median()},
            {"peak_growth_mb", peak_growth([&] { (void)validate(); })}};
  }

  void count(const Variant& variant) {
    const Made made = warm_up(variant.bytes);
    const RawPages raw_pages = raw(made.pages);
    draw_by_libharu(raw_pages);
    InstructionCounter counter(variant.name);
    pipeline_.run(variant.bytes, counter);
    counter("total", [&] { return make(library_, arguments_, variant.bytes, Format::pdf); });
    counter("web page", [&] { return make(library_, arguments_, variant.bytes, Format::html); });
    counter("raw libharu", [&] { return draw_by_libharu(raw_pages); });
    pipeline_.forget_words();
    pipeline_.run(variant.bytes, only_compose(counter));
  }

 private:
  static constexpr int warm_up_rounds = 3;

  void time_new_words(const std::string& plan, Stopwatch& time) {
    for (std::size_t round = 0; round < arguments_.rounds; ++round) {
      pipeline_.forget_words();
      pipeline_.run(plan, only_compose(time));
    }
  }

  static ordered_json to_json(const std::vector<Timing>& timings) {
    ordered_json stages;
    for (const Timing& timing : timings) {
      stages[timing.stage] = {{"best_ms", timing.best()}, {"median_ms", timing.median()}};
    }
    return stages;
  }

  const Arguments& arguments_;
  documents::Library library_;
  Pipeline pipeline_;
};

void run(const Arguments& arguments) {
  Bench bench(arguments);
  ordered_json report{{"resident_mb", {}}, {"documents", ordered_json::array()}};
  report["resident_mb"]["loaded"] = status_megabytes("VmRSS");
  for (const Variant& variant : variants(ordered_json::parse(read_file(arguments.plan)))) {
    if (!arguments.documents.empty() && !arguments.documents.contains(variant.name)) continue;
    if (arguments.count) {
      bench.count(variant);
    } else {
      report["documents"].push_back(bench.measure(variant));
    }
  }
  if (!arguments.count && arguments.documents.empty())
    for (const Variant& body : bodies_to_check(ordered_json::parse(read_file(arguments.plan))))
      report["checks"].push_back(bench.check(body));
  malloc_trim(0);
  report["resident_mb"]["after"] = status_megabytes("VmRSS");
  if (!arguments.count) fmt::print("{}\n", report.dump(1));
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("What a kind of document costs");
  app.add_option("share", arguments.share, "The folder with layouts/ and fonts/")->required();
  app.add_option("plan", arguments.plan, "The example plan")->required();
  app.add_option("--kind", arguments.kind, "Which kind of document");
  app.add_option("--review", arguments.review, "The number of a review, for documents on one");
  app.add_option("--rounds", arguments.rounds, "How often each is timed")->check(CLI::PositiveNumber);
  app.add_option("--documents", arguments.documents, "Which of the plans")->delimiter(',');
  app.add_flag("--count", arguments.count, "Under callgrind: leave a profile of each stage");
  CLI11_PARSE(app, argc, argv);
  try {
    run(arguments);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "planpress_bench: {}\n", fault.what());
    return 1;
  }
  return 0;
}
