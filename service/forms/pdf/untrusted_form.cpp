#include "service/forms/pdf/untrusted_form.hpp"

#include <string>

#include "service/forms/pdf/read_form.hpp"

namespace planpress::forms {
namespace {

std::string answer_to(std::string_view pdf) {
  try {
    return to_json(read_form(pdf));
  } catch (const FormError& error) {
    return to_json(error);
  }
}

}  // namespace

sandbox::Task form_reading_task() {
  return {"read-form", {limits::memory_bytes, limits::cpu_seconds, limits::answer_bytes}, answer_to};
}

sandbox::Slots& form_reading_slots() {
  static sandbox::Slots slots(limits::readers, limits::waiting_readers);
  return slots;
}

PdfForm read_untrusted_form(std::string_view pdf, std::chrono::milliseconds patience) {
  if (pdf.size() > limits::file_bytes) throw FormError(FormFault::too_large, "the file has too many bytes");
  const sandbox::Slot slot(form_reading_slots());
  try {
    return read_answer(sandbox::run(form_reading_task(), pdf, patience));
  } catch (const sandbox::TimedOut&) {
    throw FormError(FormFault::timed_out, "reading the form takes too long");
  } catch (const sandbox::Broken&) {
    throw FormError(FormFault::too_complex, "the process that reads forms stopped at this file");
  }
}

}  // namespace planpress::forms
