// The other side of read_form_apart: what the process that reads does.
#pragma once

namespace planpress::forms {

// Standard input is the file, standard output takes the answer. Returns the exit status.
int run_reading_process();

}  // namespace planpress::forms
