#include "renderer/pdf/attachments.hpp"

#include <map>

#include "renderer/pdf/metadata.hpp"

namespace planpress::pdf {
namespace {

Reference embedded_file(const Attachment& attachment, std::string_view created, Document& document) {
  std::string entries = "/Type/EmbeddedFile/Subtype";
  append_name(entries, attachment.media_type);
  entries += "/Params<</Size ";
  append_integer(entries, static_cast<std::int64_t>(attachment.bytes.size()));
  if (const std::string date = pdf_date(created); !date.empty()) entries += "/ModDate(" + date + ")";
  return document.add_stream(entries + ">>", attachment.bytes);
}

Reference file_specification(const Attachment& attachment, std::string_view created, Document& document) {
  const std::string file = to_string(embedded_file(attachment, created, document));
  const std::string name = text_string(attachment.name);
  return document.add("/Type/Filespec/F" + name + "/UF" + name + "/Desc" +
                      text_string(attachment.description) + "/AFRelationship/Source/EF<</F " + file + "/UF " +
                      file + ">>");
}

}  // namespace

std::string write_attachments(const std::vector<Attachment>& attachments, std::string_view created,
                              Document& document) {
  if (attachments.empty()) return {};
  std::string associated;
  std::map<std::string, Reference> by_name;  // a name tree is sorted
  for (const Attachment& attachment : attachments) {
    const Reference specification = file_specification(attachment, created, document);
    append(associated, specification);
    associated += ' ';
    if (!by_name.emplace(attachment.name, specification).second) throw Error("two attachments of one name");
  }
  std::string names;
  for (const auto& [name, specification] : by_name) {
    append_text_string(names, name);
    names += ' ';
    append(names, specification);
    names += ' ';
  }
  return "/AF[" + associated + "]/Names<</EmbeddedFiles<</Names[" + names + "]>>>>";
}

}  // namespace planpress::pdf
