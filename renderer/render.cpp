#include "renderer/render.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "renderer/document/languages.hpp"
#include "renderer/html/html.hpp"
#include "renderer/markup/author_error.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/join.hpp"
#include "renderer/typeset/paginate.hpp"

namespace planpress {
namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.filename().string() + ": cannot be read");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// Shaped words are kept from one document to the next; one shaper a thread and library.
text::Shaper& shaper_for(const text::FontLibrary& fonts) {
  thread_local const text::FontLibrary* of = nullptr;
  thread_local std::unique_ptr<text::Shaper> shaper;
  if (of != &fonts) {
    shaper = std::make_unique<text::Shaper>(fonts);
    of = &fonts;
  }
  return *shaper;
}

// What is printed, as data beside it (PDF/A-3, an associated file).
pdf::Attachment as_attachment(std::string_view name, const nlohmann::json& view) {
  return {.name = std::string(name) + ".json",
          .media_type = "application/json",
          .description = "The data printed in this document",
          .bytes = view.dump(2)};
}

html::Type type_of(Edition edition) {
  return edition == Edition::large_print ? html::Type::large : html::Type::standard;
}

}  // namespace

Renderer::Renderer(const std::filesystem::path& share,
                   const std::map<std::string, nlohmann::json>& view_shapes)
    : fonts_(share / "fonts"),
      intent_(share / "sRGB.icc"),
      pictures_(share / "layouts" / "images"),
      standard_(typeset::read_theme(share / "layouts" / "theme.json")),
      large_print_(typeset::read_theme(share / "layouts" / "theme.large-print.json")),
      web_css_(read_file(share / "layouts" / "web.css")) {
  const std::filesystem::path layouts = share / "layouts";
  for (const auto& entry : std::filesystem::directory_iterator(layouts)) {
    const std::filesystem::path settings = entry.path() / "layout.json";
    if (!entry.is_directory() || !std::filesystem::exists(settings)) continue;
    const nlohmann::json read = nlohmann::json::parse(read_file(settings), nullptr, false);
    const bool named = read.is_object() && read.contains("view") && read["view"].is_string();
    const auto shape = named ? view_shapes.find(read["view"].get<std::string>()) : view_shapes.end();
    if (shape == view_shapes.end()) {
      throw markup::AuthorError(
          {{.file = entry.path().filename().string() + "/layout.json",
            .line = 1,
            .message = read.is_discarded() ? "this is not JSON" : "names no view that the service makes",
            .hint = R"(write {"view": "action-plan", ...})"}});
    }
    layouts_.emplace(entry.path().filename().string(),
                     markup::Layout(entry.path(), layouts, shape->second, pictures_));
  }
}

std::vector<std::string> Renderer::kinds() const {
  std::vector<std::string> names;
  for (const auto& [kind, layout] : layouts_) names.push_back(kind);
  return names;
}

const markup::Layout& Renderer::layout(std::string_view kind) const {
  const auto found = layouts_.find(kind);
  if (found == layouts_.end()) throw std::out_of_range("no layout of this kind");
  return found->second;
}

document::Document Renderer::read(std::string_view kind, const nlohmann::json& view,
                                  markup::Language language) const {
  const std::string markup = layout(kind).fill(view, language);
  return markup::read(markup, std::string(kind) + "/template.xhtml", pictures_);
}

document::Document Renderer::document_of(std::string_view kind, const nlohmann::json& view,
                                         Language language) const {
  if (language == Language::both) {
    return document::in_both_languages(read(kind, view.at("en"), markup::Language::english),
                                       read(kind, view.at("cy"), markup::Language::welsh));
  }
  return read(kind, view, language == Language::welsh ? markup::Language::welsh : markup::Language::english);
}

std::string Renderer::render(std::string_view kind, const nlohmann::json& view,
                             const RenderOptions& options) const {
  document::Document document = document_of(kind, view, options.language);
  document::fill_in(document, options.values);
  if (options.format == Format::html) return html::write(document, web_css_, type_of(options.edition));

  const typeset::Theme& theme = this->theme(options.edition);
  text::Shaper& shaper = shaper_for(fonts_);
  typeset::Flow flow = typeset::compose(document, theme, shaper);
  const typeset::Pages pages = typeset::paginate(std::move(flow), document, theme, shaper);
  if (options.values.empty()) return pdf::write(pages, fonts_, intent_, {as_attachment(kind, view)});
  nlohmann::json printed = view;
  printed["values"] = options.values;
  return pdf::write(pages, fonts_, intent_, {as_attachment(kind, printed)});
}

std::vector<document::FormField> Renderer::fields(std::string_view kind, const nlohmann::json& view,
                                                  Language language) const {
  return document::fields_of(document_of(kind, view, language));
}

std::string Renderer::render_bundle(const std::vector<BundlePart>& parts, const std::string& title,
                                    const RenderOptions& options) const {
  std::vector<document::Document> documents;
  std::vector<pdf::Attachment> attachments;
  for (const BundlePart& part : parts) {
    documents.push_back(document_of(part.kind, part.view, options.language));
    attachments.push_back(as_attachment(part.name, part.view));
  }
  if (options.format == Format::html)
    return html::write_bundle(documents, title, web_css_, type_of(options.edition));
  return pdf::write(join_pages(documents, title, options.edition), fonts_, intent_, attachments);
}

typeset::Pages Renderer::join_pages(const std::vector<document::Document>& documents,
                                    const std::string& title, Edition edition) const {
  const typeset::Theme& theme = this->theme(edition);
  text::Shaper& shaper = shaper_for(fonts_);
  std::vector<typeset::Pages> parts;
  std::vector<typeset::PageRange> ranges;
  std::size_t count = 0;
  for (const document::Document& document : documents) {
    typeset::Flow flow = typeset::compose(document, theme, shaper);
    parts.push_back(typeset::break_into_pages(std::move(flow), document, theme, shaper, count));
    ranges.push_back({count, count + parts.back().pages.size()});
    count = ranges.back().end;
  }
  typeset::Pages pages = typeset::join(std::move(parts), title);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    typeset::add_furniture(pages, ranges[i], documents[i].furniture, theme, shaper);
  }
  return pages;
}

}  // namespace planpress
