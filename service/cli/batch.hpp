// Many plans at once: a document of each, in parallel, into one folder. A plan that is refused or a file that
// cannot be read stops nothing.
#pragma once
#include <string>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/render_job.hpp"

namespace planpress::cli {

// More plans than one, a folder of plans, or a folder to write to.
bool is_batch(const std::vector<std::string>& plans, const std::string& output);

// Prints a table of the results on standard output. Returns the exit status: `done` only when all were
// made, and under --strict without warnings. Throws UsageError, with nothing written, for a folder that holds
// no plans or standard input among the plans; later only when the table cannot be written. The folder for the
// documents is made for the first of them.
int render_batch(const RenderJob& job, const RenderArguments& arguments, const documents::Library& library);

}  // namespace planpress::cli
