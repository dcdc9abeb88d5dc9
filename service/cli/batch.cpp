#include "service/cli/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <thread>

#include "service/cli/batch_table.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/output.hpp"
#include "service/cli/progress.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/result.hpp"

namespace planpress::cli {
namespace {

using documents::Library;

constexpr std::size_t errors_shown = 3;

void keep_first_errors(const documents::Result& outcome, Done& done) {
  done.errors = documents::count_of(plan::Severity::error, outcome.findings);
  done.warnings = documents::count_of(plan::Severity::warning, outcome.findings);
  for (const messages::Diagnostic& finding : outcome.findings) {
    if (done.first_errors.size() == errors_shown) break;
    if (finding.severity == plan::Severity::error) done.first_errors.push_back(finding);
  }
}

void write_document(const std::string& bytes, Done& done) {
  try {
    make_folder(std::filesystem::path(done.output).parent_path().string());
    write_output(done.output, bytes);
    done.bytes = bytes.size();
  } catch (const UsageError& error) {
    done.fate = Fate::unwritten;
    done.reason = error.what();
  }
}

void make_one(const Order& order, const Library& library, Done& done) {
  std::string plan;
  try {
    plan = read_input(done.plan);
  } catch (const UsageError& error) {
    done.fate = Fate::unread;
    done.reason = error.what();
    return;
  }
  try {
    const documents::Result outcome = order.make(library, plan, messages::Naming::ids);
    keep_first_errors(outcome, done);
    if (outcome.status != documents::Status::accepted) {
      done.fate = Fate::refused;
      return;
    }
    write_document(outcome.bytes, done);
  } catch (const std::exception&) {  // its text may quote the plan
    done.fate = Fate::broken;
    done.reason = "something is wrong with the program or its layouts";
  }
}

void make_all(const Order& order, const Library& library, std::vector<Done>& all) {
  Progress progress(all.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < all.size();) {
      if (all[i].fate == Fate::made) make_one(order, library, all[i]);
      progress.count(all[i].fate == Fate::made);
    }
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < std::min(cores, all.size()); ++i) workers.emplace_back(work);
  progress.show_until_done();
}

int status_of(const std::vector<Done>& all, bool strict) {
  if (std::ranges::find(all, Fate::broken, &Done::fate) != all.end()) return failed;
  if (!std::ranges::all_of(all, [](const Done& d) { return d.fate == Fate::made; })) return refused;
  const bool is_warned = std::ranges::any_of(all, [](const Done& d) { return d.warnings > 0; });
  return strict && is_warned ? warned : done;
}

}  // namespace

int render_batch(const Order& order, const RenderArguments& arguments, const Library& library) {
  std::vector<Done> all = expand(arguments.plans, arguments.output, order.format());
  for (const Done& entry : all) keep_inputs(arguments.plans, entry.output);
  make_all(order, library, all);
  print_out(batch_table(all, library.formatter("en")));
  return status_of(all, arguments.strict);
}

}  // namespace planpress::cli
