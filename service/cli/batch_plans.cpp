// Which plans a batch is of, and the names of their documents.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <variant>

#include "service/cli/batch.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/streams.hpp"
#include "service/json/json.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

bool is_folder(const std::string& name) {
  std::error_code none;
  return name != "-" && fs::is_directory(name, none);
}

// What is not JSON may be a plan with a slip in it.
bool may_be_plan(const std::string& file) try {
  const auto read = read_json(read_input(file));
  const auto* json = std::get_if<Json>(&read);
  return json == nullptr || (json->is_object() && json->contains("schemaVersion"));
} catch (const UsageError&) {
  return true;
}

void add_folder(const std::string& folder, std::vector<Done>& all) {
  std::vector<std::string> files = plans_in(folder);
  if (std::ranges::none_of(files, may_be_plan))
    throw FileError(fmt::format(
        "{} is no folder of plans: none of its files that end in .json has a schemaVersion", shown(folder)));
  for (std::string& name : files) all.emplace_back().plan = std::move(name);
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
