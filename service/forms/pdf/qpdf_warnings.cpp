#include "service/forms/pdf/qpdf_warnings.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <string>

namespace planpress::forms {
namespace {

// The beginnings of libqpdf 11.3's messages that have no bearing on an answer. All others are harmful: the
// end of the file or a table is lost and objects are looked for by their numbers, objects are not where they
// should be or not whole, a stream's length is guessed or its bytes do not decode.
constexpr std::array<std::string_view, 8> harmless{
    // /Size of the trailer. Every entry of the tables was read, whatever it counts: PDFBox 3, pypdf that
    // appends and poppler after PDFium count the cross-reference stream that they do not list.
    "reported number of objects (",
    // Where the table stands, and how wide its entries are. An entry that led to the wrong place would give
    // "expected n n obj" when its object is read.
    "extraneous whitespace seen before xref",
    "accepting invalid xref table entry",
    // The line end before a stream's bytes. Were its length wrong by that, "expected endstream" would follow.
    "stream keyword followed by",
    "stream keyword not followed by proper line terminator",
    // Names are compared with those that we wrote: one misread is a field or a state that the form has not.
    "name with stray #",
    // Pages: a page listed twice shares its annotations with its copy; no answer is read from its size or
    // type.
    "kid ",
    "/Type key should be",
};

// Keys whose values are read here. A dictionary that has any other key twice loses nothing.
constexpr std::array<std::string_view, 24> keys_read{
    "/AcroForm", "/Fields", "/T",  "/FT", "/V",      "/Ff",     "/Opt",     "/Kids",
    "/Parent",   "/AP",     "/N",  "/AS", "/Annots", "/Pages",  "/Subtype", "/Contents",
    "/Rect",     "/F",      "/AF", "/EF", "/UF",     "/Length", "/Filter",  "/Root"};

bool is_unread_duplicate(std::string_view detail) {
  constexpr std::string_view begins = "dictionary has duplicated key ";
  if (!detail.starts_with(begins)) return false;
  const std::string_view key = detail.substr(begins.size(), detail.find(';') - begins.size());
  return std::ranges::find(keys_read, key) == keys_read.end();
}

// Whether the bytes begin with a complete zlib stream (RFC 1950) whose checksum is right; of at most 64 MB.
bool is_complete_zlib_stream(std::string_view bytes) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!decompressor) throw std::bad_alloc();
  constexpr std::size_t first_try = 256 * 1024, largest = 64 * 1024 * 1024;  // bytes inflated
  for (std::size_t size = first_try; size <= largest; size *= 2) {
    std::string out(size, '\0');
    std::size_t read = 0, written = 0;
    const libdeflate_result result = libdeflate_zlib_decompress_ex(
        decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &read, &written);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return result == LIBDEFLATE_SUCCESS;
  }
  return false;
}

// libqpdf warns so of a stream that ends too early, and of a sound one too where what it had read so far just
// filled its buffer: one form in some thousands.
bool is_false_alarm(const QPDFExc& warning, std::string_view pdf) {
  constexpr std::size_t header_within = 1024;  // positions count from there
  if (warning.getMessageDetail() != "input stream is complete but output may still be valid") return false;
  const std::size_t header = pdf.substr(0, header_within).find("%PDF-");
  const auto position = static_cast<std::size_t>(std::max<qpdf_offset_t>(warning.getFilePosition(), 0));
  return header < pdf.size() && position < pdf.size() - header &&
         is_complete_zlib_stream(pdf.substr(header + position));
}

bool is_harmless(const QPDFExc& warning, std::string_view pdf) {
  const std::string detail = warning.getMessageDetail();
  return std::ranges::any_of(harmless, [&](std::string_view begins) { return detail.starts_with(begins); }) ||
         is_unread_duplicate(detail) || is_false_alarm(warning, pdf);
}

}  // namespace

std::vector<QPDFExc> harmful_warnings(QPDF& qpdf, std::string_view pdf) {
  std::vector<QPDFExc> warnings = qpdf.getWarnings();
  std::erase_if(warnings, [&](const QPDFExc& warning) { return is_harmless(warning, pdf); });
  return warnings;
}

}  // namespace planpress::forms
