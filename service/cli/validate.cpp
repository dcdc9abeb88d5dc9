#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/kinds.hpp"
#include "service/cli/report.hpp"
#include "service/cli/share.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

using documents::Audience;
using documents::CheckRequest;
using documents::Library;
using documents::Result;
using documents::Status;

struct Checked {
  Result outcome;
  std::string in_words;  // for people; empty for machines
  std::string unread;    // why the file could not be read; empty: it was
  bool valid() const { return unread.empty() && outcome.status == Status::accepted; }
};

// What is asked of every file, and how the answer is to look.
struct Task {
  const Library& library;
  CheckRequest questions;
  Audience audience;
  bool for_machines;
  bool coloured;

  Checked check(const std::string& file) const try {
    const std::string bytes = read_input(file);
    Checked checked{documents::validate(library, bytes, questions, audience), {}, {}};
    if (!for_machines)
      checked.in_words = in_words(checked.outcome, bytes, library.formatter(audience.language), coloured);
    return checked;
  } catch (const FileError& error) {
    return {{}, {}, error.what()};
  }
};

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code none;
    const std::vector<std::string> named =
        path != "-" && fs::is_directory(path, none) ? plans_in(path) : std::vector{path};
    files.insert(files.end(), named.begin(), named.end());
  }
  return files;
}

// As many at a time as there are processors. The answers stand in the order of the files.
std::vector<Checked> check_all(const std::vector<std::string>& files, const Task& task) {
  std::vector<Checked> checked(files.size());
  std::vector<std::exception_ptr> failures(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) try {
        checked[i] = task.check(files[i]);
      } catch (...) {
        failures[i] = std::current_exception();
      }
  };
  const std::size_t count =
      std::min<std::size_t>(files.size(), std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < count; ++i) workers.emplace_back(work);
  work();
  workers.clear();
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return checked;
}

void tell_machines(const std::vector<std::string>& files, const std::vector<Checked>& checked, bool one) {
  if (one) return print_out(documents::dump(documents::validation_report(checked.front().outcome.findings)));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < files.size(); ++i) {
    nlohmann::ordered_json entry{{"file", files[i]}};
    if (checked[i].unread.empty()) {
      entry.update(documents::validation_report(checked[i].outcome.findings));
    } else {
      entry.update(
          {{"valid", false}, {"findings", nlohmann::ordered_json::array()}, {"unread", checked[i].unread}});
    }
    list.push_back(std::move(entry));
  }
  const bool valid = std::ranges::all_of(checked, &Checked::valid);
  print_out(documents::dump({{"valid", valid}, {"files", std::move(list)}}));
}

void tell_people(const std::vector<std::string>& files, const std::vector<Checked>& checked,
                 const Task& task) {
  const messages::MessageFormatter formatter = task.library.formatter(task.audience.language);
  const auto closing = [&](const std::string& text, const Counts& counts, bool valid) {
    print_error(emphasised(fmt::format("{}: {}", text, counts.in_words(formatter)), valid, task.coloured) +
                "\n");
  };
  Counts all{0, 0, 0, task.questions.advice};
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!checked[i].unread.empty()) {
      print_error(fmt::format("planpress: {}\n", checked[i].unread));
      continue;
    }
    Counts counts{0, 0, 0, task.questions.advice};
    counts.add(checked[i].outcome.findings);
    all.add(checked[i].outcome.findings);
    print_error(checked[i].in_words);
    const bool valid = checked[i].valid();
    closing(formatter.say(valid ? "valid" : "not-valid", {{"file", shown(files[i])}}), counts, valid);
    if (!checked[i].in_words.empty() && i + 1 < files.size()) print_error("\n");
  }
  if (files.size() == 1) return;
  const auto valid = static_cast<std::size_t>(std::ranges::count_if(checked, &Checked::valid));
  closing(formatter.say("files.valid",
                        {{"n", fmt::format("{}", files.size())}, {"valid", fmt::format("{}", valid)}}),
          all, valid == files.size());
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
  // What machines are told is what the service answers.
  const Audience audience =
      audience_of(arguments.language, arguments.json ? messages::Naming::ids : messages::Naming::names);
  const Task task{library, questions, audience, arguments.json, is_coloured()};
  const std::vector<Checked> checked = check_all(files, task);
  const bool one = arguments.plans.size() == 1 && files.front() == arguments.plans.front();
  if (one && !checked.front().unread.empty()) throw FileError(checked.front().unread);
  if (arguments.json) {
    tell_machines(files, checked, one);
  } else {
    tell_people(files, checked, task);
  }
  return status_of(checked, arguments.strict);
}

}  // namespace planpress::cli
