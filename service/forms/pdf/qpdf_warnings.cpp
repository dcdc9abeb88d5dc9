#include "service/forms/pdf/qpdf_warnings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "service/forms/pdf/inflates_whole.hpp"

namespace planpress::forms {
namespace {

enum class Harm : std::uint8_t { none, some };

// libqpdf 11.3's own words, at the beginning of what it says, and what follows from them. What is not listed
// is harmful.
struct Judgement {
  std::string_view begins;
  Harm harm;
};

constexpr std::array judgements{
    // /Size of the trailer. Every entry of the tables was read, whatever it counts: PDFBox 3, pypdf that
    // appends and poppler after PDFium count the cross-reference stream that they do not list.
    Judgement{"reported number of objects (", Harm::none},
    // Where the table stands, and how wide its entries are. An entry that led to the wrong place would be
    // told
    // when its object is read ("expected n n obj").
    Judgement{"extraneous whitespace seen before xref", Harm::none},
    Judgement{"accepting invalid xref table entry", Harm::none},
    // The line end before a stream's bytes. Were its length wrong by that, "expected endstream" would follow.
    Judgement{"stream keyword followed by", Harm::none},
    Judgement{"stream keyword not followed by proper line terminator", Harm::none},
    // Names are compared with those that we wrote: one misread is a field or a state that the form has not.
    Judgement{"name with stray #", Harm::none},
    // Pages: a page listed twice shares its annotations with its copy; no answer is read from its size or
    // type.
    Judgement{"kid ", Harm::none},
    Judgement{"/Type key should be", Harm::none},

    // The end of a file, or a table, is lost, and objects are looked for by their numbers: those in object
    // streams, and which of several is the last, are guessed. (open() in read_form.cpp says when that will
    // do.)
    Judgement{"file is damaged", Harm::some},
    Judgement{"can't find startxref", Harm::some},
    Judgement{"error reading xref", Harm::some},
    Judgement{"xref ", Harm::some},
    Judgement{"invalid xref entry", Harm::some},
    Judgement{"Attempting to reconstruct cross-reference table", Harm::some},
    Judgement{"loop detected following xref tables", Harm::some},
    Judgement{"Cross-reference stream", Harm::some},
    Judgement{"unknown xref stream entry type", Harm::some},
    // An object is not where its entry says, or is not whole: it may be a field, or hold its value.
    Judgement{"expected n n obj", Harm::some},
    Judgement{"expected endobj", Harm::some},
    Judgement{"empty object treated as null", Harm::some},
    Judgement{"object has offset 0", Harm::some},
    Judgement{"object with ID 0", Harm::some},
    Judgement{"loop detected resolving object", Harm::some},
    Judgement{"supposed object stream", Harm::some},
    Judgement{"stream found inside object stream", Harm::some},
    // Objects are read in part, or something is put in the place of what cannot be read.
    Judgement{"dictionary ended prematurely", Harm::some},
    Judgement{"expected dictionary key but found non-name object", Harm::some},
    Judgement{"unknown token while reading object", Harm::some},
    Judgement{"treating unexpected", Harm::some},
    Judgement{"treating unknown token type as null", Harm::some},
    Judgement{"unexpected ", Harm::some},
    Judgement{"ignoring excessively deeply nested data structure", Harm::some},
    Judgement{"too many errors", Harm::some},
    Judgement{"parse error while reading object", Harm::some},
    Judgement{"null character not allowed in name token", Harm::some},
    Judgement{"invalid character (", Harm::some},  // in a string written as hexadecimal digits
    Judgement{"EOF ", Harm::some},
    // A stream's length is guessed, or its bytes do not decode. Only those are read that hold fields, a value
    // or the data.
    Judgement{"stream dictionary lacks /Length key", Harm::some},
    Judgement{"/Length key in stream dictionary is not an integer", Harm::some},
    Judgement{"expected endstream", Harm::some},
    Judgement{"attempting to recover stream length", Harm::some},
    Judgement{"recovered stream length", Harm::some},
    Judgement{"unable to recover stream data", Harm::some},
    Judgement{"error decoding stream data", Harm::some},
    Judgement{"stream filter type is not name or array", Harm::some},
    // Our own code took an object for what it is not.
    Judgement{"operation for ", Harm::some},
};

// One dictionary says a thing twice: of no account where nobody asks for it here.
bool is_doubled_aside(std::string_view detail) {
  constexpr std::string_view begins = "dictionary has duplicated key ";
  if (!detail.starts_with(begins)) return false;
  constexpr std::array<std::string_view, 24> read{
      "/AcroForm", "/Fields", "/T",  "/FT", "/V",      "/Ff",     "/Opt",     "/Kids",
      "/Parent",   "/AP",     "/N",  "/AS", "/Annots", "/Pages",  "/Subtype", "/Contents",
      "/Rect",     "/F",      "/AF", "/EF", "/UF",     "/Length", "/Filter",  "/Root"};
  const std::string_view key = detail.substr(begins.size(), detail.find(';') - begins.size());
  return std::ranges::find(read, key) == read.end();
}

// libqpdf says this of a stream that ends too early, and of a sound one too, where what it had read so far
// just filled its buffer: one form in some thousands.
bool is_false_alarm(const QPDFExc& warning, std::string_view pdf) {
  constexpr std::size_t header_within = 1024;  // positions count from there
  if (warning.getMessageDetail() != "input stream is complete but output may still be valid") return false;
  const std::size_t header = pdf.substr(0, header_within).find("%PDF-");
  const auto position = static_cast<std::size_t>(std::max<qpdf_offset_t>(warning.getFilePosition(), 0));
  return header < pdf.size() && position < pdf.size() - header &&
         inflates_whole(pdf.substr(header + position));
}

bool is_harmless(const QPDFExc& warning, std::string_view pdf) {
  const std::string detail = warning.getMessageDetail();
  const auto* const found = std::ranges::find_if(
      judgements, [&](const Judgement& each) { return detail.starts_with(each.begins); });
  if (found != judgements.end()) return found->harm == Harm::none;
  return is_doubled_aside(detail) || is_false_alarm(warning, pdf);
}

}  // namespace

std::vector<QPDFExc> harmful_warnings(QPDF& qpdf, std::string_view pdf) {
  std::vector<QPDFExc> warnings = qpdf.getWarnings();
  std::erase_if(warnings, [&](const QPDFExc& warning) { return is_harmless(warning, pdf); });
  return warnings;
}

}  // namespace planpress::forms
