#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/option_values.hpp"
#include "service/cli/outcome.hpp"
#include "service/cli/progress.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"

namespace planpress::cli {
namespace {

using documents::Audience;
using documents::CheckRequest;
using documents::Library;
using documents::Result;
using documents::Status;

struct Checked {
  std::string file;
  Result outcome;
  std::string text;    // of the findings, for people; empty for machines
  std::string unread;  // why the file could not be read; empty: it was
  bool valid() const { return unread.empty() && outcome.status == Status::accepted; }
};

// The check of one file.
struct Task {
  const Library& library;
  CheckRequest questions;
  Audience audience;
  bool for_machines;
  bool coloured;

  Checked check(const std::string& file) const try {
    const std::string bytes = read_input(file);
    Checked checked{file, documents::validate(library, bytes, questions, audience), {}, {}};
    if (!for_machines)
      checked.text = findings_text(checked.outcome, bytes, library.formatter(audience.language), coloured);
    return checked;
  } catch (const FileError& error) {
    return {file, {}, {}, error.what()};
  }
};

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    const std::vector<std::string> named = is_folder(path) ? plans_in(path) : std::vector{path};
    files.insert(files.end(), named.begin(), named.end());
  }
  return files;
}

void print_json_reports(const std::vector<Checked>& checked, bool one) {
  if (one) return print_out(documents::dump(documents::validation_report(checked.front().outcome.findings)));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Checked& each : checked) {
    nlohmann::ordered_json entry{{"file", each.file}};
    entry.update(documents::validation_report(each.outcome.findings));
    if (!each.unread.empty()) entry.update({{"valid", false}, {"unread", each.unread}});
    list.push_back(std::move(entry));
  }
  const bool valid = std::ranges::all_of(checked, &Checked::valid);
  print_out(documents::dump({{"valid", valid}, {"files", std::move(list)}}));
}

void print_texts(const std::vector<Checked>& checked, const Task& task) {
  const messages::MessageFormatter formatter = task.library.formatter(task.audience.language);
  const auto closing = [&](const std::string& text, const Counts& counts, bool valid) {
    print_error(emphasised(fmt::format("{}: {}", text, counts.in_words(formatter)), valid, task.coloured) +
                "\n");
  };
  Counts all{0, 0, 0, task.questions.advice};
  for (const Checked& each : checked) {
    if (!each.unread.empty()) {
      print_error(fmt::format("planpress: {}\n", each.unread));
      continue;
    }
    Counts counts{0, 0, 0, task.questions.advice};
    counts.add(each.outcome.findings);
    all.add(each.outcome.findings);
    print_error(each.text);
    const bool valid = each.valid();
    closing(formatter.say(valid ? "valid" : "not-valid", {{"file", shown(each.file)}}), counts, valid);
    if (!each.text.empty() && &each != &checked.back()) print_error("\n");
  }
  if (checked.size() == 1) return;
  const auto valid = static_cast<std::size_t>(std::ranges::count_if(checked, &Checked::valid));
  closing(formatter.say("files.valid",
                        {{"n", fmt::format("{}", checked.size())}, {"valid", fmt::format("{}", valid)}}),
          all, valid == checked.size());
}

int status_of(const std::vector<Checked>& checked, bool strict) {
  if (!std::ranges::all_of(checked, [](const Checked& each) { return each.unread.empty(); })) return failed;
  if (!std::ranges::all_of(checked, &Checked::valid)) return refused;
  const bool is_warned = std::ranges::any_of(checked, [&](const Checked& each) {
    return status_of_accepted(each.outcome.findings, strict) == warned;
  });
  return is_warned ? warned : done;
}

}  // namespace

int validate(const ValidateArguments& arguments, const std::string& share) {
  if (arguments.plans.empty()) throw UsageError("say which plan: a file, a folder, or - for standard input");
  if (std::ranges::count(arguments.plans, "-") > 1) throw UsageError("standard input can be read once");
  const std::vector<std::string> files = files_of(arguments.plans);
  const Library library(share_folder(share), Loading::when_needed);
  check_language(library.languages(), arguments.language);
  CheckRequest questions;
  questions.advice = arguments.advice;
  if (!arguments.kind.empty()) {
    check_kind(library.kinds_to_check(), arguments.kind);
    questions.kind = arguments.kind;
  }
  // JSON is the same as the service answers.
  const Audience audience =
      audience_of(arguments.language, arguments.json ? messages::Naming::ids : messages::Naming::names);
  const Task task{library, questions, audience, arguments.json, is_coloured()};
  std::vector<Checked> checked(files.size());
  in_parallel(files.size(), [&](std::size_t i) { checked[i] = task.check(files[i]); });
  const bool one = arguments.plans.size() == 1 && files.front() == arguments.plans.front();
  if (one && !checked.front().unread.empty()) throw FileError(checked.front().unread);
  if (arguments.json) {
    print_json_reports(checked, one);
  } else {
    print_texts(checked, task);
  }
  return status_of(checked, arguments.strict);
}

}  // namespace planpress::cli
