// Many plans at once: a document of each, in parallel, into one folder. A plan that is refused or a file that
// cannot be read stops nothing.
#pragma once
#include <string>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/order.hpp"

namespace planpress::cli {

enum class Fate : std::uint8_t {
  made,
  refused,  // the plan
  unread,   // the file cannot be read, or is none
  unwritten,
  same_name,  // another plan's document has the name that this one's would have
  broken      // by a fault of the program
};

// What became of one plan.
struct Done {
  std::string plan;    // as it was given, or below a folder that was
  std::string output;  // the document; named for the file that the plan is in
  Fate fate = Fate::made;
  std::string reason;  // where it is not the plan's findings
  std::size_t bytes = 0, errors = 0, warnings = 0;
  std::vector<messages::Diagnostic> first_errors;
};

// More plans than one, a folder of plans, or a folder to write to.
bool is_batch(const std::vector<std::string>& plans, const std::string& output);

// The plans behind these names, each once: files as given, of a folder every *.json in it. Those that cannot
// be made (a name that is taken) come with their fate already. Throws UsageError for a folder without plans.
std::vector<Done> expand(const std::vector<std::string>& plans, const std::string& folder, Format format);

// A table on standard output says what became of each. Returns the exit status: `done` only when all were
// made, and under --strict without warnings. Throws UsageError, with nothing written, for a folder that holds
// no plans or standard input among the plans; later only when the table cannot be written. The folder for the
// documents is made for the first of them.
int render_batch(const Order& order, const RenderArguments& arguments, const documents::Library& library);

}  // namespace planpress::cli
