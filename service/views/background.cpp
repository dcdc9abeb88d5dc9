// Why there is a plan: background, elements, absence, restrictions, conflicts of interest.
#include "service/views/action_plan_parts.hpp"
#include "service/views/passages.hpp"

namespace planpress::views {

namespace {

// Blank lines part paragraphs, each a passage if the whole is one; a single line feed stays inside one.
Json paragraphs(std::string_view text) {
  Json paragraphs = Json::array();
  const std::string begins(text.substr(0, mark_before(text)));
  const std::string ends(begins.empty() ? "" : passage_ends);
  text.remove_prefix(begins.size());
  text.remove_suffix(ends.size());
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    const std::string_view paragraph = text.substr(0, end);
    if (!paragraph.empty()) paragraphs.push_back({{"text", begins + std::string(paragraph) + ends}});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    while (text.starts_with('\n')) text.remove_prefix(1);
  }
  return paragraphs;
}

Json elements(const ViewContext& context) {
  Json rows = Json::array();
  for (const Element element : context.plan().elements)
    rows.push_back({{"name", context.words().word(element)}, {"meaning", context.words().meaning(element)}});
  return rows;
}

Json absence(const ViewContext& context) {
  const auto& absence = context.plan().absence;
  const Catalogue& words = context.words();
  if (!absence) return nullptr;
  const std::string& reason = words.word(absence->reason);
  return {{"reason", absence->restriction_source
                         ? words.say("absence-from", {{"reason", reason},
                                                      {"source", words.word(*absence->restriction_source)}})
                         : reason},
          {"dates", words.range(absence->period.from, absence->period.to)},
          {"note", or_empty(absence->note)}};
}

// "Major resections", or all kinds of work where only a level is given.
std::string covered(const ViewContext& context, const Restriction& restriction) {
  if (restriction.scope) return context.scope(*restriction.scope);
  return restriction.minimum_level ? context.words().say("all-work") : "";
}

Json restriction(const ViewContext& context, const Restriction& restriction) {
  const Catalogue& words = context.words();
  const std::string from = words.date(restriction.from);
  return {{"body", restriction.body},
          {"description", restriction.description},
          {"scope", covered(context, restriction)},
          {"level",
           restriction.minimum_level
               ? words.say("no-looser-than", {{"level", lower_first(words.word(*restriction.minimum_level))}})
               : ""},
          {"confidential", restriction.confidential},
          {"from", restriction.to ? from : words.say("since", {{"date", from}})},
          {"to", restriction.to ? words.say("range-end", {{"date", words.date(*restriction.to)}}) : ""}};
}

Json restrictions(const ViewContext& context) {
  Json rows = Json::array();
  for (const Restriction& each : context.plan().restrictions) rows.push_back(restriction(context, each));
  return headed(std::move(rows));
}

}  // namespace

Json conflicts(const ViewContext& context) {
  Json rows = Json::array();
  for (const Person& person : context.plan().people) {
    if (!person.conflict) continue;
    rows.push_back(
        {{"name", person.name},
         {"text", context.words().say("conflict-accepted",
                                      {{"detail", person.conflict->detail},
                                       {"person", context.person(person.conflict->accepted_by)}})}});
  }
  return headed(std::move(rows));
}

Json background(const ViewContext& context) {
  return {{"paragraphs", paragraphs(context.plan().background)},
          {"elements", elements(context)},
          {"absence", absence(context)},
          {"restrictions", restrictions(context)},
          {"conflicts", conflicts(context)}};
}

}  // namespace planpress::views
