#include "tests/documents/form_edits.hpp"

#include <algorithm>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "service/forms/pdf/read_form.hpp"

namespace planpress::test {
namespace {

QPDFObjectHandle list_of_fields(QPDF& pdf) { return pdf.getRoot().getKey("/AcroForm").getKey("/Fields"); }

std::string name_of(QPDFObjectHandle field) { return field.getKey("/T").getUTF8Value(); }

QPDFObjectHandle first_widget(QPDFObjectHandle field) {
  QPDFObjectHandle kids = field.getKey("/Kids");
  return kids.isArray() ? kids.getArrayItem(0) : field;
}

void add_annotation(QPDF& pdf, QPDFObjectHandle annotation) {
  QPDFObjectHandle page = QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle();
  page.getKey("/Annots").appendItem(annotation);
}

void take_off_pages(QPDF& pdf, std::vector<QPDFObjectHandle> widgets) {
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
    for (int k = annotations.isArray() ? annotations.getArrayNItems() - 1 : -1; k >= 0; --k)
      for (QPDFObjectHandle& widget : widgets)
        if (annotations.getArrayItem(k).getObjGen() == widget.getObjGen()) {
          annotations.eraseItem(k);
          break;
        }
  }
}

}  // namespace

std::string changed(const std::string& form, const std::function<void(QPDF&)>& edit) {
  QPDF pdf;
  pdf.processMemoryFile("form", form.data(), form.size());
  edit(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

QPDFObjectHandle form_field(QPDF& pdf, const std::string& name) {
  for (QPDFObjectHandle field : list_of_fields(pdf).getArrayAsVector())
    if (name_of(field) == name) return field;
  throw std::out_of_range(name);
}

void set_text(QPDF& pdf, const std::string& name, const std::string& text) {
  form_field(pdf, name).replaceKey("/V", QPDFObjectHandle::newUnicodeString(text));
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    form_field(pdf, name).removeKey("/AP");  // of what it said before
}

void add_page(QPDF& pdf) {
  const QPDFObjectHandle page =
      pdf.makeIndirectObject(QPDFObjectHandle::parse("<</Type/Page/MediaBox[0 0 595 842]/Resources<<>>>>"));
  QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(page), false);
}

void attach_file(QPDF& pdf, const std::string& name) {
  const auto bytes = QPDFEFStreamObjectHelper::createEFStream(pdf, std::string("words"));
  QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(
      name, QPDFFileSpecObjectHelper::createFileSpec(pdf, name, bytes));
}

void tick(QPDF& pdf, const std::string& name, const std::string& state) {
  QPDFObjectHandle field = form_field(pdf, name);
  field.replaceKey("/V", QPDFObjectHandle::newName("/" + state));
  std::vector<QPDFObjectHandle> widgets{field};
  if (field.getKey("/Kids").isArray()) widgets = field.getKey("/Kids").getArrayAsVector();
  for (QPDFObjectHandle widget : widgets) {
    const bool has_state = widget.getKey("/AP").getKey("/N").hasKey("/" + state);
    widget.replaceKey("/AS", QPDFObjectHandle::newName(has_state ? "/" + state : "/Off"));
  }
}

void rename(QPDF& pdf, const std::string& name, const std::string& other) {
  form_field(pdf, name).replaceKey("/T", QPDFObjectHandle::newUnicodeString(other));
}

void take_out(QPDF& pdf, const std::string& name) {
  QPDFObjectHandle fields = list_of_fields(pdf);
  for (int i = 0; i < fields.getArrayNItems(); ++i) {
    if (name_of(fields.getArrayItem(i)) != name) continue;
    QPDFObjectHandle field = fields.getArrayItem(i);
    fields.eraseItem(i);
    std::vector<QPDFObjectHandle> widgets{field};
    if (field.getKey("/Kids").isArray()) widgets = field.getKey("/Kids").getArrayAsVector();
    return take_off_pages(pdf, std::move(widgets));
  }
  throw std::out_of_range(name);
}

void take_out_button(QPDF& pdf, const std::string& name, const std::string& state) {
  QPDFObjectHandle buttons = form_field(pdf, name).getKey("/Kids");
  for (int i = 0; i < buttons.getArrayNItems(); ++i) {
    QPDFObjectHandle button = buttons.getArrayItem(i);
    if (!button.getKey("/AP").getKey("/N").hasKey("/" + state)) continue;
    buttons.eraseItem(i);
    return take_off_pages(pdf, {button});
  }
  throw std::out_of_range(state);
}

int page_of(const std::string& form, const std::string& name) {
  const auto fields = forms::read_form(form).fields;
  return std::ranges::find(fields, name, &forms::FormField::name)->page;
}

void remove_page(QPDF& pdf, int number) {
  QPDFPageDocumentHelper pages(pdf);
  auto page = pages.getAllPages().at(static_cast<std::size_t>(number - 1));
  std::vector<QPDFObjGen> removed;
  QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
  if (annotations.isArray())
    for (QPDFObjectHandle widget : annotations.getArrayAsVector()) removed.push_back(widget.getObjGen());
  QPDFObjectHandle fields = list_of_fields(pdf);
  for (int i = fields.getArrayNItems() - 1; i >= 0; --i)
    if (std::ranges::find(removed, first_widget(fields.getArrayItem(i)).getObjGen()) != removed.end())
      fields.eraseItem(i);
  pages.removePage(page);
}

void write_over(QPDF& pdf, const std::string& name) {
  QPDFObjectHandle widget = first_widget(form_field(pdf, name));
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
    if (!annotations.isArray()) continue;
    bool is_here = false;
    for (QPDFObjectHandle each : annotations.getArrayAsVector())
      is_here = is_here || each.getObjGen() == widget.getObjGen();
    if (!is_here) continue;
    QPDFObjectHandle note =
        QPDFObjectHandle::parse("<</Type/Annot/Subtype/FreeText/F 4/Contents(As agreed)>>");
    note.replaceKey("/Rect", widget.getKey("/Rect"));
    annotations.appendItem(pdf.makeIndirectObject(note));
    return;
  }
  throw std::out_of_range(name);
}

std::string joined(const std::string& form, const std::string& other, const std::string& mark) {
  const auto fields = forms::read_form(other).fields;
  return changed(form, [&](QPDF& pdf) {
    for (const forms::FormField& field : fields) {
      QPDFObjectHandle copy = QPDFObjectHandle::parse("<</FT/Tx>>");
      copy.replaceKey("/T", QPDFObjectHandle::newUnicodeString(field.name + mark));
      copy.replaceKey("/V", QPDFObjectHandle::newUnicodeString(field.value));
      list_of_fields(pdf).appendItem(pdf.makeIndirectObject(copy));
    }
  });
}

std::string with_answer(const std::string& form, const std::string& name, const std::string& value) {
  return changed(form, [&](QPDF& pdf) { set_text(pdf, name, value); });
}

std::string with_state(const std::string& form, const std::string& name, const std::string& state) {
  return changed(form, [&](QPDF& pdf) { tick(pdf, name, state); });
}

std::string with_field(const std::string& form, const std::string& name, const std::string& value) {
  return changed(form, [&](QPDF& pdf) {
    QPDFObjectHandle field = pdf.makeIndirectObject(
        QPDFObjectHandle::parse("<</Type/Annot/Subtype/Widget/FT/Tx/Rect[60 60 200 80]/F 4>>"));
    field.replaceKey("/T", QPDFObjectHandle::newUnicodeString(name));
    field.replaceKey("/V", QPDFObjectHandle::newUnicodeString(value));
    list_of_fields(pdf).appendItem(field);
    add_annotation(pdf, field);
  });
}

std::string with_signature(const std::string& form) {
  return changed(form, [](QPDF& pdf) {
    for (QPDFObjectHandle field : list_of_fields(pdf).getArrayAsVector()) {
      if (!field.getKey("/FT").isNameAndEquals("/Sig")) continue;
      field.replaceKey("/V", QPDFObjectHandle::parse(
                                 "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>"));
      return;
    }
    throw std::out_of_range("a signature field");
  });
}

void sign_beside(QPDF& pdf, const std::string& rectangle) {
  QPDFObjectHandle field = pdf.makeIndirectObject(
      QPDFObjectHandle::parse("<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[" + rectangle +
                              "]/V<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>>>"));
  list_of_fields(pdf).appendItem(field);
  add_annotation(pdf, field);
}

std::string without_signed_text(const std::string& form) {
  return changed(form, [](QPDF& pdf) {
    std::string reference = form_field(pdf, "form").getKey("/V").getUTF8Value();
    const std::size_t last = reference.rfind('/'), before = reference.rfind('/', last - 1);
    if (last - before != 17) throw std::out_of_range(reference);
    set_text(pdf, "form", reference.erase(before, last - before));
  });
}

std::string with_note(const std::string& form) {
  return changed(form, [](QPDF& pdf) {
    add_annotation(pdf, pdf.makeIndirectObject(QPDFObjectHandle::parse(
                            "<</Type/Annot/Subtype/FreeText/Rect[60 700 300 720]/F 4/Contents(Beside it)"
                            "/DA(/Helv 12 Tf)>>")));
  });
}

}  // namespace planpress::test
