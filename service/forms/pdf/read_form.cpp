#include "service/forms/pdf/read_form.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include "service/forms/pdf/attached_data.hpp"
#include "service/forms/pdf/field_tree.hpp"
#include "service/forms/pdf/field_value.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/page_notes.hpp"
#include "service/forms/pdf/qpdf_warnings.hpp"

namespace planpress::forms {
namespace {

constexpr std::size_t header_within = 1024;  // where every viewer looks for %PDF-

[[noreturn]] void refuse(FormFault fault, const char* reason) { throw FormError(fault, reason); }

// libqpdf goes on after many a fault, with null for what it could not read.
[[noreturn]] void refuse_damage(const std::vector<QPDFExc>& warnings) {
  for (const QPDFExc& warning : warnings) {
    if (warning.getMessageDetail().find(std::bad_alloc().what()) != std::string::npos)
      refuse(FormFault::too_complex, "the file needs too much memory");
  }
  refuse(FormFault::broken, "the file is damaged");
}

// Additions to a file come last. Without its end, an older state would be read: before it was filled in.
bool is_cut_off(std::string_view pdf) {
  const std::size_t end = pdf.rfind("%%EOF");
  if (end == std::string_view::npos || pdf.find(" obj", end) != std::string_view::npos) return true;
  const std::size_t next = pdf.find_first_not_of(std::string_view("\0\t\n\f\r ", 6), end + 5);
  return next != std::string_view::npos && pdf[next] >= '0' && pdf[next] <= '9';  // of an object
}

void check_envelope(std::string_view pdf) {
  if (pdf.size() > limits::file_bytes) refuse(FormFault::too_large, "the file has too many bytes");
  if (pdf.substr(0, header_within).find("%PDF-") == std::string_view::npos)
    refuse(FormFault::not_a_pdf, "the file does not begin as a PDF does");
  if (is_cut_off(pdf)) refuse(FormFault::broken, "the end of the file is missing");
}

bool names_encryption(QPDF& qpdf) {
  QPDFObjectHandle trailer = qpdf.getTrailer();
  return trailer.isInitialized() && trailer.hasKey("/Encrypt");
}

void open(QPDF& qpdf, std::string_view pdf) {
  qpdf.setSuppressWarnings(true);
  qpdf.processMemoryFile("form", pdf.data(), pdf.size());
  if (qpdf.isEncrypted()) refuse(FormFault::encrypted, "the file is encrypted");
  // A lost cross-reference is made anew by looking for objects, which does not see those in object streams.
  if (const auto warnings = harmful_warnings(qpdf, pdf);
      !warnings.empty() && pdf.find("/ObjStm") != std::string_view::npos)
    refuse_damage(warnings);
}

int first_page(int page, int other) {
  return page == 0 || other == 0 ? std::max(page, other) : std::min(page, other);
}

FormField field_of(const FieldNode& node, Appearances& appearances, const Revisions& revisions) {
  Answer answer =
      stands_twice(node) ? Answer{{}, FieldFault::stands_twice} : answer_of(node, appearances, revisions);
  FormField field{node.name, std::move(answer.value), is_read_only(node), 0, answer.fault,
                  0,         is_signature(node)};
  for (const Widget& widget : node.widgets) {
    field.page = first_page(field.page, widget.page);
    if (widget.page > 0) ++field.widgets;
  }
  return field;
}

// Fields of one name are one field (12.7.3.2). An empty one on no page, which nobody sees, says nothing; of
// two that are seen and differ, an empty one says that there is no answer: two copies of a form were joined.
void join(FormField& field, FormField other) {
  const bool are_seen = field.page > 0 && other.page > 0;
  const auto says_nothing = [](const FormField& each) {
    return each.page == 0 && each.value.empty() && each.fault == FieldFault::none;
  };
  const int page = first_page(field.page, other.page), widgets = field.widgets + other.widgets;
  if (says_nothing(field)) {
    field = std::move(other);
  } else if (!says_nothing(other) && field.fault == FieldFault::none &&
             (other.fault != FieldFault::none || field.value != other.value)) {
    field.value.clear();
    field.fault = other.fault != FieldFault::none ? other.fault
                  : are_seen                      ? FieldFault::stands_twice
                                                  : FieldFault::two_values;
  }
  field.page = page;
  field.widgets = widgets;
}

void add(PdfForm& form, std::map<std::string, std::size_t>& places, FormField field) {
  const auto [place, is_new] = places.emplace(field.name, form.fields.size());
  if (is_new)
    form.fields.push_back(std::move(field));
  else
    join(form.fields[place->second], std::move(field));
}

void read_fields(PdfForm& form, const std::vector<FieldNode>& nodes, Appearances& appearances,
                 const Revisions& revisions) {
  std::map<std::string, std::size_t> places;
  std::size_t bytes = 0;
  for (const FieldNode& node : nodes) {
    FormField field = field_of(node, appearances, revisions);
    bytes += field.name.size() + field.value.size();
    if (bytes > limits::text_bytes) refuse(FormFault::too_complex, "the form holds too much text");
    add(form, places, std::move(field));
  }
}

PdfForm pdf_form(QPDF& qpdf, std::string_view pdf, const Annotations& annotations,
                 std::vector<FieldNode> nodes) {
  const auto is_nameless = [](const FieldNode& node) { return node.name.empty(); };
  // A signature field is its own widget, which keeps a name that other widgets have from the field above.
  const bool has_no_name =
      std::ranges::all_of(nodes,
                          [&](const FieldNode& node) { return is_nameless(node) || is_signature(node); }) &&
      (nodes.empty() || std::ranges::any_of(nodes, is_nameless));
  QPDFObjectHandle acro_form = qpdf.getRoot().getKey("/AcroForm");
  if (has_no_name && !items(entry(acro_form, "/Fields")).empty())
    refuse(FormFault::broken, "no field of the form can be read");
  std::erase_if(nodes, is_push_button);
  PdfForm form;
  QPDFObjectHandle anew = entry(acro_form, "/NeedAppearances");
  Appearances appearances(anew.isBool() && anew.getBoolValue());
  read_fields(form, nodes, appearances, Revisions(qpdf, pdf));
  form.pages = static_cast<int>(annotations.pages.size());
  form.notes = notes_on(annotations, form, nodes, appearances);
  form.data = attached_data(qpdf);
  // All pages of a form are tagged, and programs that take the tags away do so on each.
  if (annotations.untagged_pages.size() < annotations.pages.size())
    form.added.pages = annotations.untagged_pages;
  form.added.files = files_of_others(qpdf);
  return form;
}

PdfForm read(QPDF& qpdf, std::string_view pdf) {
  open(qpdf, pdf);
  const Annotations annotations = annotations_of(qpdf);
  const FieldTree tree = field_tree(qpdf, annotations);
  const PdfForm form = pdf_form(qpdf, pdf, annotations, tree.nodes);
  if (const auto warnings = harmful_warnings(qpdf, pdf); !warnings.empty()) refuse_damage(warnings);
  if (form.fields.empty()) refuse(FormFault::no_form, "the file has no form");
  const bool has_unclear = std::ranges::any_of(
      form.fields, [](const FormField& field) { return field.fault != FieldFault::none; });
  if (tree.is_torn_off && has_unclear) refuse(FormFault::no_form, "the fields were taken off the pages");
  return form;
}

}  // namespace

PdfForm read_form(std::string_view pdf) {
  check_envelope(pdf);
  QPDF qpdf;
  try {
    return read(qpdf, pdf);
  } catch (const FormError&) {
    throw;
  } catch (const QPDFExc& fault) {
    if (fault.getErrorCode() == qpdf_e_password || names_encryption(qpdf))
      refuse(FormFault::encrypted, "the file is encrypted");
    refuse_damage(qpdf.getWarnings());
  } catch (const std::bad_alloc&) {
    refuse(FormFault::too_complex, "the file needs too much memory");
  } catch (const std::length_error&) {
    refuse(FormFault::too_complex, "the file needs too much memory");
  } catch (const std::exception&) {
    refuse_damage(qpdf.getWarnings());
  }
}

}  // namespace planpress::forms
