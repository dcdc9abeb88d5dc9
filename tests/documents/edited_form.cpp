#include "tests/documents/edited_form.hpp"

#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace planpress::test {
namespace {

std::string edited(const std::string& pdf, const std::function<void(QPDF&)>& edit) {
  QPDF file;
  file.processMemoryFile("form", pdf.data(), pdf.size());
  edit(file);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

QPDFObjectHandle fields_of(QPDF& file) { return file.getRoot().getKey("/AcroForm").getKey("/Fields"); }

QPDFObjectHandle field_of(QPDF& file, const std::function<bool(QPDFObjectHandle)>& is_meant) {
  for (QPDFObjectHandle field : fields_of(file).getArrayAsVector())
    if (is_meant(field)) return field;
  throw std::runtime_error("the form has no such field");
}

QPDFObjectHandle field_named(QPDF& file, const std::string& name) {
  return field_of(file, [&](QPDFObjectHandle field) { return field.getKey("/T").getUTF8Value() == name; });
}

void add_annotation(QPDF& file, QPDFObjectHandle annotation) {
  QPDFObjectHandle page = QPDFPageDocumentHelper(file).getAllPages().front().getObjectHandle();
  QPDFObjectHandle annotations = page.getKey("/Annots");
  annotations.appendItem(annotation);
}

}  // namespace

std::string with_answer(const std::string& pdf, const std::string& name, const std::string& value) {
  return edited(pdf, [&](QPDF& file) {
    field_named(file, name).replaceKey("/V", QPDFObjectHandle::newUnicodeString(value));
  });
}

std::string with_state(const std::string& pdf, const std::string& name, const std::string& state) {
  return edited(pdf, [&](QPDF& file) {
    QPDFObjectHandle field = field_named(file, name);
    const QPDFObjectHandle chosen = QPDFObjectHandle::newName("/" + state);
    field.replaceKey("/V", chosen);
    std::vector<QPDFObjectHandle> buttons{field};
    if (field.getKey("/Kids").isArray()) buttons = field.getKey("/Kids").getArrayAsVector();
    for (QPDFObjectHandle& button : buttons) {
      const bool has_it = button.getKey("/AP").getKey("/N").hasKey("/" + state);
      button.replaceKey("/AS", has_it ? chosen : QPDFObjectHandle::newName("/Off"));
    }
  });
}

std::string with_field(const std::string& pdf, const std::string& name, const std::string& value) {
  return edited(pdf, [&](QPDF& file) {
    QPDFObjectHandle field = file.makeIndirectObject(
        QPDFObjectHandle::parse("<</Type/Annot/Subtype/Widget/FT/Tx/Rect[60 60 200 80]/F 4>>"));
    field.replaceKey("/T", QPDFObjectHandle::newUnicodeString(name));
    field.replaceKey("/V", QPDFObjectHandle::newUnicodeString(value));
    fields_of(file).appendItem(field);
    add_annotation(file, field);
  });
}

std::string with_signature(const std::string& pdf) {
  return edited(pdf, [](QPDF& file) {
    QPDFObjectHandle field =
        field_of(file, [](QPDFObjectHandle each) { return each.getKey("/FT").isNameAndEquals("/Sig"); });
    field.replaceKey(
        "/V", QPDFObjectHandle::parse("<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>"));
  });
}

std::string with_note(const std::string& pdf) {
  return edited(pdf, [](QPDF& file) {
    add_annotation(file, file.makeIndirectObject(QPDFObjectHandle::parse(
                             "<</Type/Annot/Subtype/FreeText/Rect[60 700 300 720]/F 4/Contents(Beside it)"
                             "/DA(/Helv 12 Tf)>>")));
  });
}

}  // namespace planpress::test
