#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/output.hpp"
#include "service/cli/share.hpp"

namespace planpress::cli {

int write_schema(const SchemaArguments& arguments, const std::string& share) {
  check_ending(arguments.output, ".json", "the schema");
  if (arguments.output != "-") keep_what_is_there(arguments.output);
  const auto file = share_folder(share) / (arguments.document + ".schema.json");
  write_output(arguments.output, read_input(file.string()));
  return done;
}

}  // namespace planpress::cli
