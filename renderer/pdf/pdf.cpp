#include "renderer/pdf/pdf.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "renderer/pdf/attachments.hpp"
#include "renderer/pdf/content.hpp"
#include "renderer/pdf/deflate.hpp"
#include "renderer/pdf/font.hpp"
#include "renderer/pdf/form.hpp"
#include "renderer/pdf/links.hpp"
#include "renderer/pdf/metadata.hpp"
#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/outline.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/pdf/writer.hpp"

namespace planpress::pdf {
namespace {

void write_page(const typeset::Pages& pages, std::uint32_t page, const std::vector<Reference>& references,
                Reference resources, PaintedWith with, StructureWriter& structure, FormWriter& form,
                Document& document) {
  PageContent content(pages, page, with, structure);
  for (const typeset::Item& item : pages.pages[page].items) content.paint(item);
  document.set_contents(page, content.finish());
  std::string entries = "/StructParents ";
  append_integer(entries, page);
  entries += "/Resources " + to_string(resources);  // PDF/A does not want them inherited (ISO 19005-3, 6.2.2)
  entries += "/Tabs/S";                             // the tab key follows the structure (ISO 14289-1, 7.18.3)
  const std::string annotations =
      link_annotations(pages, page, references, document, structure) + form.widgets(page, references);
  if (!annotations.empty()) entries += "/Annots[" + annotations + "]";
  document.extend(references[page], entries);
}

std::string media_box(const typeset::Pages& pages) {
  std::string out = "/MediaBox[0 0 ";
  append(out, pages.width);
  out += ' ';
  append(out, pages.height);
  return out + ']';
}

std::string output_intent(const OutputIntent& intent, Document& document) {
  const Reference profile = document.add_deflated_stream("/N 3", intent.deflated());
  return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
         "/DestOutputProfile " +
         to_string(profile) + ">>]";
}

std::string catalog_entries(const typeset::Pages& pages, const std::vector<Reference>& references,
                            const OutputIntent& intent, const std::vector<Attachment>& attachments,
                            Document& document) {
  std::string out = "/Lang" + text_string(pages.language);
  out += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>";
  if (const Reference outline = write_outline(pages, references, document)) {
    out += "/PageMode/UseOutlines/Outlines " + to_string(outline);
  }
  out += "/Metadata " + to_string(document.add_plain_stream("/Type/Metadata/Subtype/XML", xmp_packet(pages)));
  out += output_intent(intent, document);
  return out + write_attachments(attachments, pages.created, document);
}

}  // namespace

OutputIntent::OutputIntent(const std::filesystem::path& icc_profile) {
  std::ifstream file(icc_profile, std::ios::binary);
  const std::string profile{std::istreambuf_iterator<char>(file), {}};
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
  document.extend(document.page_tree(), media_box(pages));
  document.extend(document.information(), information_entries(pages));
  document.extend(document.catalog(), "/StructTreeRoot " + to_string(structure.write(references)));
  document.extend(document.catalog(), form.write());
  document.extend(document.catalog(), catalog_entries(pages, references, intent, attachments, document));
  return save(document);
}

}  // namespace planpress::pdf
