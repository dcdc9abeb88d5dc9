#include "renderer/pdf/pdf.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "renderer/pdf/content.hpp"
#include "renderer/pdf/font.hpp"
#include "renderer/pdf/form.hpp"
#include "renderer/pdf/metadata.hpp"
#include "renderer/pdf/navigation.hpp"
#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/pdf/writer.hpp"
#include "renderer/text/files.hpp"

namespace planpress::pdf {
namespace {

void write_page(const typeset::Pages& pages, std::uint32_t page, const std::vector<Reference>& references,
                Reference resources, PaintedWith with, StructureWriter& structure, FormWriter& form,
                Document& document) {
  PageContent content(pages, page, with, structure);
  for (const typeset::Item& item : pages.pages[page].items) content.paint(item);
  document.set_contents(page, content.finish());
  // PDF/A does not want the resources inherited (ISO 19005-3, 6.2.2); the tab key follows the structure
  // (ISO 14289-1, 7.18.3).
  std::string entries = concat("/StructParents ", page, "/Resources ", resources, "/Tabs/S");
  const std::string annotations =
      link_annotations(pages, page, references, document, structure) + form.widgets(page, references);
  if (!annotations.empty()) entries += "/Annots[" + annotations + "]";
  document.extend(references[page], entries);
}

Reference embedded_file(const Attachment& attachment, std::string_view created, Document& document) {
  std::string entries = concat("/Type/EmbeddedFile/Subtype", name_object(attachment.media_type),
                               "/Params<</Size ", attachment.bytes.size());
  if (const std::string date = pdf_date(created); !date.empty()) append(entries, "/ModDate(", date, ')');
  return document.add_stream(entries + ">>", attachment.bytes);
}

// Entries for the catalogue: /AF and /Names; nothing without attachments.
std::string write_attachments(const std::vector<Attachment>& attachments, std::string_view created,
                              Document& document) {
  if (attachments.empty()) return {};
  std::string associated, names;
  std::map<std::string, Reference> by_name;  // a name tree is sorted
  for (const Attachment& attachment : attachments) {
    const Reference file = embedded_file(attachment, created, document);
    const std::string name = text_string(attachment.name);
    const Reference specification = document.add(
        concat("/Type/Filespec/F", name, "/UF", name, "/Desc", text_string(attachment.description),
               "/AFRelationship/Source/EF<</F ", file, "/UF ", file, ">>"));
    append(associated, specification, ' ');
    if (!by_name.emplace(attachment.name, specification).second) throw Error("two attachments of one name");
  }
  for (const auto& [name, specification] : by_name) append(names, text_string(name), ' ', specification, ' ');
  return "/AF[" + associated + "]/Names<</EmbeddedFiles<</Names[" + names + "]>>>>";
}

std::string output_intent(const OutputIntent& intent, Document& document) {
  const Reference profile = document.add_encoded_stream("/N 3/Filter/FlateDecode", intent.deflated());
  return concat(
      "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
      "/DestOutputProfile ",
      profile, ">>]");
}

std::string catalog_entries(const typeset::Pages& pages, const std::vector<Reference>& references,
                            const OutputIntent& intent, const std::vector<Attachment>& attachments,
                            Document& document) {
  std::string out = "/Lang" + text_string(pages.language);
  out += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>";
  if (const Reference outline = write_outline(pages, references, document))
    append(out, "/PageMode/UseOutlines/Outlines ", outline);
  // Readable without inflating, as PDF/A wants it.
  append(out, "/Metadata ", document.add_encoded_stream("/Type/Metadata/Subtype/XML", xmp_packet(pages)));
  out += output_intent(intent, document);
  return out + write_attachments(attachments, pages.created, document);
}

}  // namespace

OutputIntent::OutputIntent(const std::filesystem::path& icc_profile) {
  const std::string profile = text::read_file(icc_profile).value_or("");
  if (profile.empty())
    throw std::runtime_error(icc_profile.string() + ": the output intent's profile cannot be read");
  deflated_ = deflate(profile, Effort::thorough);
}

std::string write(const typeset::Pages& pages, const text::FontLibrary& fonts, const OutputIntent& intent,
                  const std::vector<Attachment>& attachments) {
  if (pages.pages.empty()) throw Error("a document without pages");
  // A form is sent out and comes back: there the bytes are worth the time.
  const bool is_form =
      std::ranges::any_of(pages.pages, [](const auto& page) { return !page.fields.empty(); });
  Document document(is_form ? Effort::thorough : Effort::quick);
  FontSet font_set(fonts);
  PictureSet pictures;
  const PaintedWith with{font_set, pictures};
  StructureWriter structure(pages, document);
  const Reference resources = document.reserve();  // the same for all pages
  FormWriter form(pages, document, with, resources, structure);
  std::vector<Reference> references;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) references.push_back(document.add_page());
  for (std::uint32_t page = 0; page < references.size(); ++page) {
    write_page(pages, page, references, resources, with, structure, form, document);
  }
  form.add_typed_characters();
  document.set(resources, "/Font<<" + font_set.write(document) + ">>" + pictures.write(document));
  document.extend(document.page_tree(), concat("/MediaBox[0 0 ", pages.width, ' ', pages.height, ']'));
  document.extend(document.information(), information_entries(pages));
  document.extend(document.catalog(), concat("/StructTreeRoot ", structure.write(references)));
  document.extend(document.catalog(), form.write());
  document.extend(document.catalog(), catalog_entries(pages, references, intent, attachments, document));
  return save(document);
}

}  // namespace planpress::pdf
