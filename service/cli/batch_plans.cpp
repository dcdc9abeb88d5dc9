// Which plans a batch is of, and the names of their documents.
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "service/cli/batch.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

bool is_folder(const std::string& name) {
  std::error_code none;
  return name != "-" && fs::is_directory(name, none);
}

Done unread(const std::string& plan, const std::string& reason) {
  Done out;
  out.plan = plan;
  out.fate = Fate::unread;
  out.reason = reason;
  return out;
}

void add_folder(const std::string& folder, std::vector<Done>& all) try {
  for (std::string& name : plans_in(folder)) all.emplace_back().plan = std::move(name);
} catch (const UsageError& error) {
  all.push_back(unread(folder, error.what()));
}

// The same file by another name is the same plan.
void leave_out_repeated(std::vector<Done>& all) {
  std::set<fs::path> seen;
  std::erase_if(all, [&](const Done& entry) {
    std::error_code missing;
    const fs::path place = fs::weakly_canonical(entry.plan, missing);
    return !seen.insert(missing ? fs::path(entry.plan) : place).second;
  });
}

std::string document_name(const fs::path& plan, Format format) {
  const fs::path base = plan.extension() == ".json" ? plan.stem() : plan.filename();
  return base.string() + (format == Format::html ? ".html" : ".pdf");
}

}  // namespace

bool is_batch(const std::vector<std::string>& plans, const std::string& output) {
  return plans.size() > 1 || is_folder(plans.front()) || output.ends_with('/') || is_folder(output);
}

std::vector<Done> expand(const std::vector<std::string>& plans, const std::string& folder, Format format) {
  std::vector<Done> all;
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
  for (Done& entry : all) {
    if (entry.fate != Fate::made) continue;
    const std::string name = document_name(entry.plan, format);
    const auto [other, is_free] = taken.emplace(name, entry.plan);
    entry.output = (fs::path(folder) / name).string();
    if (is_free) continue;
    entry.fate = Fate::same_name;
    entry.reason = entry.output + " is the document of " + other->second;
  }
  return all;
}

}  // namespace planpress::cli
