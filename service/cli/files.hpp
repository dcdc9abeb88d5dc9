// Files and folders that commands read and write. "-" is standard input or standard output. What fails throws
// UsageError with the name and the reason.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::cli {

// Whether there is a folder of this name.
bool is_folder(const std::string& name);

// All bytes; of a file that is longer than the limits of plans and forms, enough to see that it is.
std::string read_input(const std::string& name);

// Every *.json in a folder and in the folders inside it, by name; what begins with a dot is passed over. At
// least one.
std::vector<std::string> plans_in(const std::string& folder);

// Makes the folder where there is none, and those above it.
void make_folder(const std::string& name);

// Whole or not at all: a regular file is written beside its place and then moved there, so that nobody sees
// half of it and what was there stays when writing fails. It keeps its mode, its owner and the links to it. A
// file that cannot be replaced (a mount point, other names of the same file, a folder that may not be
// written) gets its new content in place, once there is room for it. A device or a pipe is written directly.
void write_output(const std::string& name, std::string_view bytes);

// Throws UsageError when the output is the same file as one of the inputs, by whatever name. Empty inputs
// were not given; "-" is standard input, or for `output` standard output.
void keep_inputs(const std::vector<std::string>& inputs, const std::string& output);

// Throws UsageError when there is a file of this name already.
void keep_what_is_there(const std::string& output);

// The ending of a name in small letters: ".pdf". Empty where that is no file type: "Review of Dr. Price".
std::string ending_of(const std::string& name);

// Throws UsageError for the name of a file of another type: "report.pdf" where JSON is written. A name
// without an ending is any file's. what: what is written, "the report".
void check_ending(const std::string& output, std::string_view wanted, std::string_view what);

// The folder with the program's resources: the one given, else share/planpress beside the program (as it is
// built), else ../share/planpress (as it is installed). Throws UsageError when there is none.
std::filesystem::path share_folder(const std::string& given);

}  // namespace planpress::cli
