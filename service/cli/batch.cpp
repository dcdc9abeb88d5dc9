#include "service/cli/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <variant>

#include "service/cli/files.hpp"
#include "service/cli/progress.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/result.hpp"
#include "service/json/json.hpp"
#include "service/json/text.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

using documents::Library;

enum class EntryStatus : std::uint8_t {
  made,
  refused,  // the plan
  unread,   // the file cannot be read, or is none
  unwritten,
  same_name,  // the document of another plan has the name that this one's would have
  broken      // by a fault of the program
};
constexpr std::array<std::string_view, 6> status_words{"made",        "refused",   "not read",
                                                       "not written", "same name", "failed"};

std::string_view word(EntryStatus status) { return status_words[static_cast<std::size_t>(status)]; }

struct Entry {
  std::string plan;    // as it was given, or below a folder that was
  std::string output;  // the document; named for the file that the plan is in
  EntryStatus status = EntryStatus::made;
  std::string reason;  // where it is not the plan's findings
  std::size_t bytes = 0, errors = 0, warnings = 0;
  std::vector<messages::Diagnostic> first_errors;
};

// A file that is not JSON may be a plan with a slip in it.
bool may_be_plan(const std::string& file) try {
  const auto read = read_json(read_input(file));
  const auto* json = std::get_if<Json>(&read);
  return json == nullptr || (json->is_object() && json->contains("schemaVersion"));
} catch (const UsageError&) {
  return true;
}

void add_folder(const std::string& folder, std::vector<Entry>& all) {
  std::vector<std::string> files = plans_in(folder);
  if (std::ranges::none_of(files, may_be_plan))
    throw FileError(fmt::format(
        "{} is no folder of plans: none of its files that end in .json has a schemaVersion", shown(folder)));
  for (std::string& name : files) all.emplace_back().plan = std::move(name);
}

// The same file by another name is the same plan.
void leave_out_repeated(std::vector<Entry>& all) {
  std::set<fs::path> seen;
  std::erase_if(all, [&](const Entry& entry) {
    std::error_code missing;
    const fs::path place = fs::weakly_canonical(entry.plan, missing);
    return !seen.insert(missing ? fs::path(entry.plan) : place).second;
  });
}

std::string document_name(const fs::path& plan, Format format) {
  const fs::path base = plan.extension() == ".json" ? plan.stem() : plan.filename();
  return base.string() + (format == Format::html ? ".html" : ".pdf");
}

// The plans behind these names, each once: files as given, of a folder every *.json in it. A plan whose
// document would take a name that is taken has its status already. Throws UsageError for a folder without
// plans.
std::vector<Entry> expand(const std::vector<std::string>& plans, const std::string& folder, Format format) {
  std::vector<Entry> all;
  for (const std::string& plan : plans) {
    if (plan == "-") throw UsageError("standard input is one plan: give -o the name of a file");
    if (is_folder(plan)) {
      add_folder(plan, all);
    } else {
      all.emplace_back().plan = plan;
    }
  }
  leave_out_repeated(all);
  std::map<std::string, std::string> taken;  // by the name of the document: the plan
  for (Entry& entry : all) {
    if (entry.status != EntryStatus::made) continue;
    const std::string name = document_name(entry.plan, format);
    const auto [other, is_free] = taken.emplace(name, entry.plan);
    entry.output = (fs::path(folder) / name).string();
    if (is_free) continue;
    entry.status = EntryStatus::same_name;
    entry.reason = entry.output + " is the document of " + other->second;
  }
  return all;
}

constexpr std::size_t errors_shown = 3;

void keep_first_errors(const documents::Result& outcome, Entry& entry) {
  entry.errors = documents::count_of(plan::Severity::error, outcome.findings);
  entry.warnings = documents::count_of(plan::Severity::warning, outcome.findings);
  for (const messages::Diagnostic& finding : outcome.findings) {
    if (entry.first_errors.size() == errors_shown) break;
    if (finding.severity == plan::Severity::error) entry.first_errors.push_back(finding);
  }
}

void write_document(const std::string& bytes, Entry& entry) {
  try {
    make_folder(fs::path(entry.output).parent_path().string());
    write_output(entry.output, bytes);
    entry.bytes = bytes.size();
  } catch (const UsageError& error) {
    entry.status = EntryStatus::unwritten;
    entry.reason = error.what();
  }
}

void make_one(const RenderJob& job, const Library& library, Entry& entry) try {
  std::string plan;
  try {
    plan = read_input(entry.plan);
  } catch (const UsageError& error) {
    entry.status = EntryStatus::unread;
    entry.reason = error.what();
    return;
  }
  const documents::Result outcome = job.make(library, plan, messages::Naming::ids);
  keep_first_errors(outcome, entry);
  if (outcome.status == documents::Status::accepted)
    write_document(outcome.bytes, entry);
  else
    entry.status = EntryStatus::refused;
} catch (const std::exception&) {  // its text may quote the plan
  entry.status = EntryStatus::broken;
  entry.reason = "something is wrong with the program or its layouts";
}

void make_all(const RenderJob& job, const Library& library, std::vector<Entry>& all) {
  Progress progress(all.size());
  in_parallel(all.size(), [&](std::size_t i) {
    if (all[i].status == EntryStatus::made) make_one(job, library, all[i]);
    progress.count(all[i].status == EntryStatus::made);
  });
}

int status_of(const std::vector<Entry>& all, bool strict) {
  if (std::ranges::find(all, EntryStatus::broken, &Entry::status) != all.end()) return failed;
  if (!std::ranges::all_of(all, [](const Entry& each) { return each.status == EntryStatus::made; }))
    return refused;
  const bool is_warned = std::ranges::any_of(all, [](const Entry& each) { return each.warnings > 0; });
  return strict && is_warned ? warned : done;
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, code_points(text)), ' ');
  return text;
}

std::string last_column(const Entry& entry, const messages::MessageFormatter& formatter) {
  if (entry.status == EntryStatus::made) {
    const std::string warned =
        entry.warnings > 0 ? ", " + formatter.count("warnings-count", entry.warnings) : "";
    return fmt::format("{} ({} KB{})", shown(entry.output), std::max<std::size_t>(1, entry.bytes / 1000),
                       warned);
  }
  if (entry.status == EntryStatus::refused) return formatter.count("errors-count", entry.errors);
  return shown(entry.reason);
}

void append_errors(const Entry& entry, std::string& out) {
  for (const messages::Diagnostic& error : entry.first_errors) {
    out += fmt::format("    {}{}{}\n      {}\n", error.code, error.pointer.empty() ? "" : " ", error.pointer,
                       error.detail);
  }
  if (entry.errors > entry.first_errors.size()) {
    out += fmt::format("    and {} more: planpress validate {}\n", entry.errors - entry.first_errors.size(),
                       shown(entry.plan));
  }
}

std::string counts(const std::vector<Entry>& all) {
  std::string out;
  for (std::size_t i = 0; i < status_words.size(); ++i) {
    const auto count = std::ranges::count(all, static_cast<EntryStatus>(i), &Entry::status);
    if (count > 0 || i == 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, status_words[i]);
  }
  return out;
}

// A line for each plan, below a refused one its first errors, and a count at the end. Tables are kept and
// sent about: they name nobody.
std::string batch_table(const std::vector<Entry>& all, const messages::MessageFormatter& formatter) {
  constexpr std::size_t gap = 2;
  std::size_t first = 4, second = 6;  // "Plan", "Result"
  for (const Entry& entry : all) {
    first = std::max(first, code_points(shown(entry.plan)));
    second = std::max(second, word(entry.status).size());
  }
  const auto line = [&](const std::string& plan, std::string_view result, const std::string& rest) {
    return padded(plan, first + gap) + padded(std::string(result), second + gap) + rest + "\n";
  };
  std::string out = line("Plan", "Result", "Document or reason");
  for (const Entry& entry : all) {
    out += line(shown(entry.plan), word(entry.status), last_column(entry, formatter));
    append_errors(entry, out);
  }
  return out + "\n" + counts(all) + "\n";
}

}  // namespace

bool is_batch(const std::vector<std::string>& plans, const std::string& output) {
  return plans.size() > 1 || is_folder(plans.front()) || output.ends_with('/') || is_folder(output);
}

int render_batch(const RenderJob& job, const RenderArguments& arguments, const Library& library) {
  std::vector<Entry> all = expand(arguments.plans, arguments.output, job.format());
  for (const Entry& entry : all) keep_inputs(arguments.plans, entry.output);
  make_all(job, library, all);
  print_out(batch_table(all, library.formatter("en")));
  return status_of(all, arguments.strict);
}

}  // namespace planpress::cli
