// The way from the bytes of a plan to the bytes of a document, one stage at a time, as documents::make and
// Renderer::render go it. The bench compares the bytes with theirs.
#pragma once
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/text/font_library.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/paginate.hpp"
#include "renderer/typeset/theme.hpp"
#include "service/json/json.hpp"
#include "service/plan/check.hpp"
#include "service/views/views.hpp"

namespace planpress::bench {

struct Made {
  typeset::Pages pages;
  std::string bytes;
};

class Pipeline {
 public:
  // review: the number of one, for documents on one.
  Pipeline(const std::filesystem::path& share, const std::string& kind, std::optional<int> review)
      : view_(view_of(kind)),
        review_(review),
        fonts_(share / "fonts"),
        intent_(share / "sRGB.icc"),
        theme_(typeset::read_theme(share / "layouts" / "theme.json")),
        words_(share / "layouts"),
        layout_(share / "layouts" / kind, share / "layouts", view_.shape(), words_.languages()),
        shaper_(std::make_unique<text::Shaper>(fonts_)) {}

  // `measure` is called with each stage's name and its work. Throws std::runtime_error for a plan with
  // errors.
  template <typename Measure>
  Made run(std::string_view bytes, Measure&& measure) {
    const auto json = measure("json", [&] { return read_json(bytes); });
    const auto& posted = std::get<Json>(json);
    const plan::Plan plan = checked(posted, measure);
    const nlohmann::json view = measure("view", [&] {
      views::ViewOptions options = views::options_of(plan);
      options.posted = &posted;
      options.review = review_;
      return view_.table(plan, words_, options);
    });
    const std::string markup = measure("fill", [&] { return layout_.fill(view, "en"); });
    const document::Document document =
        measure("read", [&] { return markup::read(markup, layout_.kind() + "/template.xhtml"); });
    document::StructureTree structure =
        measure("structure", [&] { return document::structure_of(document); });
    typeset::Flow flow =
        measure("compose", [&] { return typeset::compose(document, structure, theme_, *shaper_); });
    Made made;
    made.pages = measure("paginate", [&] {
      return typeset::paginate(std::move(flow), document, std::move(structure), theme_, *shaper_);
    });
    made.bytes = measure("write", [&] { return pdf::write(made.pages, fonts_, intent_, {attached(view)}); });
    return made;
  }

  // The next document meets words that were never shaped.
  void forget_words() { shaper_ = std::make_unique<text::Shaper>(fonts_); }

 private:
  template <typename Measure>
  plan::Plan checked(const Json& posted, Measure&& measure) const {
    plan::CheckOptions options;
    options.can_print = [this](char32_t character) { return fonts_.can_print(character); };
    options.document = layout_.kind();
    plan::CheckResult result = measure("check", [&] { return plan::check(posted, options); });
    if (!result.valid() || !result.plan) {
      throw std::runtime_error(result.findings.empty() ? "not a plan" : result.findings.front().code);
    }
    return std::move(*result.plan);
  }

  pdf::Attachment attached(const nlohmann::json& view) const {
    return {.name = layout_.kind() + ".json",
            .media_type = "application/json",
            .description = "The data printed in this document",
            .bytes = view.dump()};
  }

  // The first layout of a view has its name.
  static const views::View& view_of(const std::string& kind) {
    const auto views = views::views_of_a_plan();
    const auto found = std::ranges::find(views, kind, &views::View::name);
    if (found == views.end()) throw std::runtime_error("no kind of document is called " + kind);
    return *found;
  }

  const views::View& view_;
  std::optional<int> review_;
  text::FontLibrary fonts_;
  pdf::OutputIntent intent_;
  typeset::Theme theme_;
  messages::Catalogues words_;
  markup::Layout layout_;
  std::unique_ptr<text::Shaper> shaper_;
};

}  // namespace planpress::bench
