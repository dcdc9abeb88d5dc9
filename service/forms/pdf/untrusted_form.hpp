// read_form for files from outside: in a sandboxed process, so that a file made to break libqpdf breaks that
// process alone.
#pragma once
#include <chrono>
#include <string_view>

#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/sandbox/slots.hpp"
#include "service/sandbox/task.hpp"

namespace planpress::forms {

// For sandbox::run_if_child in main().
sandbox::Task form_reading_task();
// Of this process; read_untrusted_form takes one.
sandbox::Slots& form_reading_slots();

// Waits for a slot, then `patience` for the form. Throws FormError for what is the file's fault, and what
// sandbox::Slots and sandbox::run throw beside TimedOut and Broken. Safe in threads.
PdfForm read_untrusted_form(std::string_view pdf,
                            std::chrono::milliseconds patience = std::chrono::seconds(limits::wall_seconds));

}  // namespace planpress::forms
