#include "service/documents/form_file.hpp"

#include "service/documents/form_fields.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/untrusted_form.hpp"

namespace planpress::documents {
namespace {

using forms::FormFault;

struct Refusal {
  Verdict verdict;
  std::string_view sentence;
};

constexpr Refusal refusal_of(FormFault fault) {
  switch (fault) {
    case FormFault::not_a_pdf:
      return {Verdict::not_a_form, "form-not-a-pdf"};
    case FormFault::too_large:
      return {Verdict::too_large, "form-too-large"};
    case FormFault::encrypted:
      return {Verdict::refused, "form-encrypted"};
    case FormFault::no_form:
      return {Verdict::refused, "form-without-fields"};
    case FormFault::broken:
      return {Verdict::not_a_form, "form-broken"};
    case FormFault::too_complex:
    case FormFault::timed_out:
      break;
  }
  return {Verdict::refused, "form-too-complex"};
}

}  // namespace

std::optional<Outcome> Documents::read_file(std::string_view pdf, const Audience& audience,
                                            FormFile& file) const {
  try {
    forms::PdfForm form = with_one_signature_each(forms::read_untrusted_form(pdf));
    for (const forms::FormField& field : form.fields)
      if (!is_signature_of_others(field)) file.fields.emplace_back(field.name, field.value);
    file.data = std::exchange(form.data, {});
    file.form = std::move(form);
    return std::nullopt;
  } catch (const sandbox::Busy&) {
    return Outcome{Verdict::busy, {}, {}};
  } catch (const forms::FormError& error) {
    const Refusal refusal = refusal_of(error.fault());
    constexpr int most = forms::limits::file_bytes / 1'000'000;
    plan::Arguments arguments;
    if (error.fault() == FormFault::too_large) arguments.push_back({"most", most});
    return refused(refusal.verdict, refusal.sentence, audience, std::move(arguments));
  }
}

}  // namespace planpress::documents
