#include "renderer/render.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "renderer/document/form.hpp"
#include "renderer/document/structure.hpp"
#include "renderer/html/html.hpp"
#include "renderer/markup/layout_files.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/text/files.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/join.hpp"
#include "renderer/typeset/paginate.hpp"

namespace planpress {
namespace {

std::string read_file(const std::filesystem::path& file) {
  if (std::optional<std::string> bytes = text::read_file(file)) return *std::move(bytes);
  throw std::runtime_error(file.filename().string() + ": cannot be read");
}

// The page of each field, from 1, by the name that it has in the file.
using FieldPages = std::map<std::string_view, std::size_t>;
FieldPages field_pages(const typeset::Pages& pages) {
  FieldPages found;
  for (std::size_t i = 0; i < pages.pages.size(); ++i)
    for (const typeset::FieldArea& field : pages.pages[i].fields) found.emplace(field.name, i + 1);
  return found;
}

// The fields of a form as data: [{"names", "page", "place"}], of radio buttons how many "buttons", and of
// several editions the "places" in each, {"en": "7 Comments", "cy": "7 Sylwadau"}. The form is checked by it
// when it is read back. editions: of one document, each with its language. prefix: of the names in the
// file.
nlohmann::json list_of_fields(const std::vector<std::pair<std::string, const document::Document*>>& editions,
                              const FieldPages& pages, const std::string& prefix = {}) {
  std::map<std::string, nlohmann::json> places;  // by name
  for (const auto& [language, document] : editions) {
    if (editions.size() == 1) break;
    for (const document::FormField& field : document::fields_of(*document))
      places[field.name][language] = field.place;
  }
  nlohmann::json list = nlohmann::json::array();
  for (const document::FormField& field : document::fields_of(*editions.front().second)) {
    std::vector<std::string> names = document::names_of(field);
    const auto page = pages.find(prefix + names.front());
    list.push_back({{"names", std::move(names)},
                    {"page", page == pages.end() ? 0 : page->second},
                    {"place", field.place}});
    if (editions.size() > 1) list.back()["places"] = places.at(field.name);
    if (field.kind == document::FieldKind::radio) list.back()["buttons"] = field.choices.size();
  }
  return list;
}

// The printed data as an associated file (PDF/A-3). pages: of a form; 0: of a part of a
// bundle, where it is not said.
pdf::Attachment as_attachment(std::string_view name, const nlohmann::json& view, nlohmann::json fields,
                              std::size_t pages = 0, const document::FieldValues& values = {}) {
  nlohmann::json with_fields;
  if (!fields.empty()) {
    with_fields = view;
    with_fields["fields"] = std::move(fields);
    if (pages > 0) with_fields["pages"] = pages;
    if (!values.empty()) with_fields["values"] = values;
  }
  return {.name = std::string(name) + ".json",
          .media_type = "application/json",
          .description = "The data printed in this document",
          .bytes = (with_fields.is_null() ? view : with_fields).dump()};
}

void share_fields(document::Document& first, document::Document& second) {
  std::tie(first, second) = document::with_shared_fields(std::move(first), std::move(second));
}

// The editions of a document, whose fields are in each.
typeset::Pages as_one(std::vector<typeset::Pages> editions, const std::string& title) {
  typeset::Pages pages = editions.size() == 1
                             ? std::move(editions.front())
                             : typeset::join(std::move(editions), title, typeset::FieldNames::shared);
  if (pages.pages.size() > TooManyPages::most) throw TooManyPages();
  return pages;
}

}  // namespace

Renderer::Renderer(const std::filesystem::path& share, std::map<std::string, nlohmann::json> view_shapes,
                   std::vector<std::string> languages, Loading loading)
    : layouts_(share / "layouts"),
      view_shapes_(std::move(view_shapes)),
      languages_(std::move(languages)),
      fonts_(share / "fonts"),
      intent_(share / "sRGB.icc"),
      pictures_(share / "layouts" / "images"),
      standard_(typeset::read_theme(share / "layouts" / "theme.json")),
      large_print_(typeset::read_theme(share / "layouts" / "theme.large-print.json")),
      web_css_(read_file(share / "layouts" / "web.css")) {
  markup::Faults faults;
  for (const auto& entry : std::filesystem::directory_iterator(layouts_)) {
    if (!entry.is_directory() || !std::filesystem::exists(entry.path() / "layout.json")) continue;
    const std::string kind = entry.path().filename().string();
    nlohmann::json settings = markup::read_settings({entry.path(), layouts_}, faults);
    faults.throw_if_any();
    if (!view_shapes_.contains(settings.at("view"))) {
      faults.add({kind + "/layout.json", 1}, "names no view that the service makes",
                 R"(write {"view": "action-plan", ...})");
      faults.throw_if_any();
    }
    kinds_[kind].settings = std::move(settings);
  }
  if (loading == Loading::at_once)
    for (const std::string& kind : kinds()) layout(kind);
}

std::vector<std::string> Renderer::kinds() const {
  std::vector<std::string> names;
  for (const auto& [name, kind] : kinds_) names.push_back(name);
  return names;
}

const nlohmann::json& Renderer::settings(std::string_view kind) const {
  const auto found = kinds_.find(kind);
  if (found == kinds_.end()) throw std::out_of_range("no layout of this kind");
  return found->second.settings;
}

const markup::Layout& Renderer::layout(std::string_view kind) const {
  const nlohmann::json& shape = view_shapes_.at(settings(kind).at("view"));
  return kinds_.find(kind)->second.layout.get(
      [&] { return markup::Layout(layouts_ / kind, layouts_, shape, languages_, pictures_); });
}

const std::string& Renderer::title(std::string_view kind, std::string_view language) const {
  return layout(kind).title(language);
}

document::Document Renderer::read(std::string_view kind, const nlohmann::json& view,
                                  std::string_view language) const {
  const std::string markup = layout(kind).fill(view, language);
  return markup::read(markup, std::string(kind) + "/template.xhtml", pictures_);
}

document::Document Renderer::read_edition(std::string_view kind, const nlohmann::json& view,
                                          const std::string& language, const RenderOptions& options) const {
  const std::size_t editions = options.languages.size();
  document::Document edition = read(kind, editions > 1 ? view.at(language) : view, language);
  return document::with_summary(document::filled_in(std::move(edition), options.values), editions);
}

std::string Renderer::web_page(const std::vector<document::Document>& documents, const std::string& title,
                               Edition edition, bool bundle) const {
  const text::ShaperPool::Lease shaper = shapers_.take();
  const typeset::TextContext text{theme(edition), *shaper};
  const html::Type type = edition == Edition::large_print ? html::Type::large : html::Type::standard;
  return bundle ? html::write_bundle(documents, title, web_css_, text, type)
                : html::write(documents.front(), web_css_, text, type);
}

std::string Renderer::render(std::string_view kind, const nlohmann::json& view,
                             const RenderOptions& options) const {
  std::vector<document::Document> editions;
  const std::vector<std::string>& languages = options.languages;
  for (const std::string& language : languages)
    editions.push_back(read_edition(kind, view, language, options));
  const bool several = editions.size() > 1;
  const std::string title = several ? editions[0].title + " / " + editions[1].title : editions[0].title;
  if (options.format == Format::html) return web_page(editions, title, options.edition, several);
  if (several) share_fields(editions[0], editions[1]);
  std::vector<typeset::Pages> parts;
  std::vector<std::pair<std::string, const document::Document*>> each;
  for (const document::Document& edition : editions) {
    each.push_back({languages[each.size()], &edition});
    parts.push_back(pages_of(edition, options.edition, parts.empty() ? 0 : parts[0].pages.size()));
  }
  const typeset::Pages pages = as_one(std::move(parts), title);
  nlohmann::json fields = list_of_fields(each, field_pages(pages));
  return pdf::write(pages, fonts_, intent_,
                    {as_attachment(kind, view, std::move(fields), pages.pages.size(), options.values)});
}

std::vector<document::FormField> Renderer::fields(std::string_view kind, const nlohmann::json& view,
                                                  std::string_view language) const {
  return document::fields_of(read(kind, view, language));
}

std::string Renderer::render_bundle(const std::vector<BundlePart>& parts,
                                    const std::vector<std::string>& titles,
                                    const RenderOptions& options) const {
  std::vector<std::vector<document::Document>> editions;
  const std::vector<std::string>& languages = options.languages;
  for (const std::string& language : languages) {
    editions.emplace_back();
    for (const BundlePart& part : parts)
      editions.back().push_back(read_edition(part.kind, part.view, language, options));
  }
  const std::string title = titles.front() + (editions.size() > 1 ? " / " + titles.back() : "");
  if (options.format == Format::html) {
    std::vector<document::Document> all;
    for (auto& edition : editions) std::ranges::move(edition, std::back_inserter(all));
    return web_page(all, title, options.edition, true);
  }
  std::vector<typeset::Pages> pages;
  std::vector<std::size_t> codes(parts.size());
  for (std::size_t i = 0; editions.size() > 1 && i < parts.size(); ++i)
    share_fields(editions[0][i], editions[1][i]);
  for (std::size_t i = 0; i < editions.size(); ++i)
    pages.push_back(join_pages(editions[i], titles[i], options.edition, codes));
  const typeset::Pages whole = as_one(std::move(pages), title);
  const FieldPages of_fields = field_pages(whole);
  std::vector<pdf::Attachment> attachments;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::vector<std::pair<std::string, const document::Document*>> each;
    for (std::size_t k = 0; k < editions.size(); ++k) each.push_back({languages[k], &editions[k][i]});
    nlohmann::json fields = list_of_fields(each, of_fields, std::to_string(i + 1) + "/");
    attachments.push_back(as_attachment(parts[i].name, parts[i].view, std::move(fields)));
  }
  return pdf::write(whole, fonts_, intent_, attachments);
}

typeset::Pages Renderer::pages_of(const document::Document& document, Edition edition,
                                  std::size_t codes_before) const {
  const text::ShaperPool::Lease shaper = shapers_.take();
  document::StructureTree structure = document::structure_of(document);
  typeset::Flow flow = typeset::compose(document, structure, theme(edition), *shaper);
  return typeset::paginate(std::move(flow), document, std::move(structure), theme(edition), *shaper,
                           codes_before);
}

typeset::Pages Renderer::join_pages(const std::vector<document::Document>& documents,
                                    const std::string& title, Edition edition,
                                    std::vector<std::size_t>& codes) const {
  const typeset::Theme& theme = this->theme(edition);
  const text::ShaperPool::Lease lease = shapers_.take();
  text::Shaper& shaper = *lease;
  std::vector<typeset::Pages> parts;
  std::vector<typeset::PageRange> ranges;
  std::size_t count = 0;
  for (const document::Document& document : documents) {
    document::StructureTree structure = document::structure_of(document);
    typeset::Flow flow = typeset::compose(document, structure, theme, shaper);
    parts.push_back(
        typeset::break_into_pages(std::move(flow), document, std::move(structure), theme, shaper, count));
    ranges.push_back({count, count + parts.back().pages.size()});
    count = ranges.back().end;
  }
  typeset::Pages pages = typeset::join(std::move(parts), title);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    pages =
        typeset::with_furniture(std::move(pages), ranges[i], documents[i].furniture, theme, shaper, codes[i]);
    codes[i] += ranges[i].end - ranges[i].first;
  }
  return pages;
}

}  // namespace planpress
