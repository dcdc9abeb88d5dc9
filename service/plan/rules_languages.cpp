// Rules on the translations of a plan's own texts (plan format, translations).
#include <string>
#include <unordered_set>

#include "service/plan/own_texts.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

// Plan format, translations: each pointer leads to a text of this plan that may be translated.
void translation_without_text(const Plan& plan, Findings& findings) {
  if (!plan.translations || plan.translations->texts.empty()) return;
  std::unordered_set<std::string> translatable;
  for_each_own_text(plan,
                    [&](const std::string& pointer, const std::string&) { translatable.insert(pointer); });
  const std::string texts = at("translations", to_string(plan.translations->language));
  for (const auto& [pointer, text] : plan.translations->texts) {
    if (translatable.contains(pointer)) continue;
    std::string place = texts;
    append_member(place, pointer);
    findings.error(std::move(place), "translation-without-text");
  }
}

// Plan format, language: "both" is English with translations.
void translation_missing(const Plan& plan, Findings& findings) {
  if (plan.language != Language::both) return;
  int texts = 0, missing = 0;
  for_each_own_text(plan, [&](const std::string& pointer, const std::string&) {
    ++texts;
    if (!plan.translations || !plan.translations->texts.contains(pointer)) ++missing;
  });
  if (missing > 0)
    findings.advice(at("translations"), "translation-missing", {{"missing", missing}, {"texts", texts}});
}

}  // namespace planpress::plan::rules
