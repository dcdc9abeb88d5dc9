// Standard output and standard error.
#pragma once
#include <string>
#include <string_view>

namespace planpress::cli {

// To be called once, before any file is opened. A standard stream that is closed is held by /dev/null, so
// that no file takes its number; reading or writing it fails. A closed pipe and a size limit are errors of
// the write, not signals that end the program in the middle of a file.
void hold_standard_streams();

// Whole on standard output. Throws UsageError when it cannot be written.
void print_out(std::string_view text);

// On standard error. Where that cannot be written there is no better place to say so.
void print_error(std::string_view text);

// Whether standard error is a terminal that can go back on its line, and whether it shows colours
// (https://no-color.org).
bool is_terminal();
bool is_coloured();

// A name as it was typed, fit for a terminal: control characters, those that change the direction of text,
// and what is no UTF-8 become question marks.
std::string shown(std::string_view name);
// The same for a message, whose lines stay.
std::string shown_in_lines(std::string_view message);

}  // namespace planpress::cli
