// As read_form, in a process of its own: this program again, with nothing but the file, little memory and
// little time, so that a file made to break libqpdf breaks that process alone.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

#include "service/forms/form.hpp"
#include "service/forms/limits.hpp"

namespace planpress::forms {

// First in main(), before anything is loaded: in the process that reads a form this is all there is to do,
// and what it returns is the exit status. Otherwise nothing.
std::optional<int> run_if_apart(int argc, char** argv);

// Waits for its turn (reading_turn.hpp), then `patience` for the answer. Throws FormError for what is the
// file's fault, TooManyReaders, std::system_error where the process cannot be started, and std::logic_error
// in a program whose main() does not begin with run_if_apart. Safe in threads.
FilledForm read_form_apart(std::string_view pdf,
                           std::chrono::milliseconds patience = std::chrono::seconds(limits::wall_seconds));

}  // namespace planpress::forms
