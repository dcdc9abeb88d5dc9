#include "service/plan/schema.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/output.hpp"
#include "service/cli/share.hpp"

namespace planpress::cli {

int write_schema(const SchemaArguments& arguments, const std::string& share) {
  check_ending(arguments.output, ".json", "the schema");
  if (arguments.output != "-") keep_what_is_there(arguments.output);
  const bool of_cohort = arguments.document == "cohort";
  const auto example = share_folder(share) / plan::example_of_schema;
  write_output(arguments.output,
               of_cohort ? plan::cohort_schema() : plan::plan_schema(read_input(example.string())));
  return done;
}

}  // namespace planpress::cli
