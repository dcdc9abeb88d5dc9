#include "renderer/pdf/metadata.hpp"

#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::pdf {
namespace {

constexpr std::string_view producer = "Planpress";

// PDF/UA's own property is not among those that PDF/A knows, so its schema is described (ISO
// 19005-3, 6.6.2.3).
constexpr std::string_view pdfua_schema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></"
    "rdf:Description>\n";

constexpr std::string_view description_start =
    "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n";

constexpr std::string_view packet_end = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

// Controls are left out too: a title is one line.
bool may_be_stated(char32_t c) { return c >= 0x20 && c != 0x7F && c != 0xFEFF && text::is_xml_character(c); }

// The characters that both XMP and the information dictionary can hold, as many as fit a PDF string.
std::string stated(std::string_view utf8) {
  constexpr std::size_t most_characters = 8000;
  std::string out;
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < utf8.size() && characters < most_characters; ++characters) {
    const char32_t c = text::next_character(utf8, offset);
    text::append_utf8(out, may_be_stated(c) ? c : U' ');
  }
  return out;
}

// One value in the document's only language, or none in particular.
std::string alternatives(std::string_view property, std::string_view value) {
  return concat('<', property, "><rdf:Alt><rdf:li xml:lang=\"x-default\">", text::escape_xml(value),
                "</rdf:li></rdf:Alt></", property, ">\n");
}

}  // namespace

std::string pdf_date(std::string_view iso) {
  std::string shape(iso), out = "D:";
  for (char& c : shape) {
    if (c < '0' || c > '9') continue;
    out += c;
    c = '0';
  }
  if (shape == "0000-00-00") return out;
  return shape == "0000-00-00T00:00:00Z" ? out + 'Z' : std::string();
}

std::string information_entries(const typeset::Pages& pages) {
  std::string out = "/Title" + text_string(stated(pages.title));
  if (!pages.subject.empty()) out += "/Subject" + text_string(stated(pages.subject));
  out += "/Producer" + text_string(producer);
  if (const std::string date = pdf_date(pages.created); !date.empty())
    append(out, "/CreationDate(", date, ")/ModDate(", date, ')');
  return out;
}

std::string xmp_packet(const typeset::Pages& pages) {
  const std::string& created = pages.created;
  std::string out = concat(description_start, alternatives("dc:title", stated(pages.title)));
  if (!pages.subject.empty()) out += alternatives("dc:description", stated(pages.subject));
  append(out, "<dc:language><rdf:Bag><rdf:li>", text::escape_xml(stated(pages.language)),
         "</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>", producer, "</pdf:Producer>\n");
  if (!pdf_date(created).empty())
    append(out, "<xmp:CreateDate>", created, "</xmp:CreateDate><xmp:ModifyDate>", created,
           "</xmp:ModifyDate>\n");
  append(out, "</rdf:Description>\n", pdfua_schema, packet_end);
  return out;
}

}  // namespace planpress::pdf
