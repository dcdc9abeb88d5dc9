// A view in, a document out.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/form.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/text/font_library.hpp"
#include "renderer/text/lazy.hpp"
#include "renderer/text/shaper_pool.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress {

enum class Format : std::uint8_t { pdf, html };
enum class Edition : std::uint8_t { standard, large_print };

struct RenderOptions {
  Format format = Format::pdf;
  Edition edition = Edition::standard;
  std::vector<std::string> languages = {"en"};  // an edition in each, in this order: one or two
  document::FieldValues values = {};            // what is filled in already; attached to a PDF as "values"
};

// One document of several that become one file.
struct BundlePart {
  std::string kind;  // of the layout
  std::string name;  // of its data in the file, unique and without ".json"
  nlohmann::json view;
};

// A document of more pages than anybody reads, and than a list of them in a PDF holds.
class TooManyPages : public std::runtime_error {
 public:
  static constexpr std::size_t most = 10'000;
  TooManyPages() : std::runtime_error("the document has too many pages") {}
};

// When templates and labels are read and checked: all before the first document, as a service wants it, or
// those of a kind before its first document.
enum class Loading : std::uint8_t { at_once, when_needed };

// Everything that is loaded once: layouts, themes, fonts, output intent. Immutable; shared by all threads.
class Renderer {
 public:
  // share: the folder that holds layouts/, fonts/ and sRGB.icc. view_shapes: by the name that a layout.json
  // gives as "view". Throws text::AuthorError for an author's mistake, std::runtime_error for a missing
  // file, document::PictureError for a picture that cannot be read.
  // languages: those that there are labels of, "en" among them.
  Renderer(const std::filesystem::path& share, std::map<std::string, nlohmann::json> view_shapes,
           std::vector<std::string> languages, Loading loading);

  std::vector<std::string> kinds() const;                       // sorted
  const nlohmann::json& settings(std::string_view kind) const;  // layout.json; throws std::out_of_range
  const std::string& title(std::string_view kind, std::string_view language) const;
  const text::FontLibrary& fonts() const { return fonts_; }

  // The bytes of one document. The view is attached to a PDF as it is, with "fields" and "pages" where it can
  // be filled in (their names, page and place); for several languages it is {"en": a view, "cy": a view}.
  // Each edition has pages, numbers and a bookmark of its own; a field that is in both is one field of the
  // form.
  std::string render(std::string_view kind, const nlohmann::json& view, const RenderOptions& options) const;
  // The fields to fill in, in reading order.
  std::vector<document::FormField> fields(std::string_view kind, const nlohmann::json& view,
                                          std::string_view language) const;
  // Several as one, in their order: one count of pages, one set of bookmarks, every view attached, the names
  // of fields behind the number of their part; or one web page. At least one part. In two languages all of
  // them in the one come before all of them in the other, each language under its title.
  std::string render_bundle(const std::vector<BundlePart>& parts, const std::vector<std::string>& titles,
                            const RenderOptions& options) const;

 private:
  struct Kind {
    nlohmann::json settings;
    text::Lazy<markup::Layout> layout;
  };

  const markup::Layout& layout(std::string_view kind) const;  // throws as the constructor
  document::Document read(std::string_view kind, const nlohmann::json& view, std::string_view language) const;
  // An edition of a document, filled in where there are values.
  document::Document read_edition(std::string_view kind, const nlohmann::json& view,
                                  const std::string& language, const RenderOptions& options) const;
  std::string web_page(const std::vector<document::Document>& documents, const std::string& title,
                       Edition edition, bool bundle) const;
  typeset::Pages pages_of(const document::Document& document, Edition edition,
                          std::size_t codes_before) const;
  // codes: by document, the pages that have their codes in another edition; these are added.
  typeset::Pages join_pages(const std::vector<document::Document>& documents, const std::string& title,
                            Edition edition, std::vector<std::size_t>& codes) const;
  const typeset::Theme& theme(Edition edition) const {
    return edition == Edition::large_print ? large_print_ : standard_;
  }

  std::filesystem::path layouts_;
  std::map<std::string, nlohmann::json> view_shapes_;
  std::vector<std::string> languages_;
  text::FontLibrary fonts_;
  mutable text::ShaperPool shapers_{fonts_};
  pdf::OutputIntent intent_;
  document::Pictures pictures_;
  typeset::Theme standard_, large_print_;
  std::string web_css_;
  std::map<std::string, Kind, std::less<>> kinds_;
};

}  // namespace planpress
