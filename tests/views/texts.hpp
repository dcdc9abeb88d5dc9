// What the guidance and the supervisor packs of a plan say, as text.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "service/views/implementation_guidance.hpp"
#include "service/views/supervisor_pack.hpp"
#include "tests/views/support.hpp"

namespace planpress::views::test {

inline std::string text_of(const markup::Layout& layout, const Json& view, std::string language) {
  return document::to_text(markup::read(layout.fill(view, language), "template"));
}

inline std::string guidance_text(const Plan& plan, std::string language = "en") {
  static const markup::Layout layout(PLANPRESS_SOURCE_DIR "/layouts/implementation-guidance",
                                     PLANPRESS_SOURCE_DIR "/layouts", implementation_guidance_view.shape(),
                                     {"en", "cy"});
  return text_of(layout, implementation_guidance_view(plan, words(), {language}), language);
}

// Of one supervisor, or of all where none is named.
inline std::string pack_text(const Plan& plan, std::optional<std::string> id = {},
                             std::string language = "en") {
  static const markup::Layout layout(PLANPRESS_SOURCE_DIR "/layouts/supervisor-pack",
                                     PLANPRESS_SOURCE_DIR "/layouts", supervisor_pack_view.shape(),
                                     {"en", "cy"});
  ViewOptions options{language};
  options.person = std::move(id);
  return text_of(layout, supervisor_pack_view(plan, words(), options), language);
}

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace planpress::views::test
