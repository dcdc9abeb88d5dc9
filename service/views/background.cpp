#include "service/views/background.hpp"

#include <functional>

#include "service/views/passages.hpp"

namespace planpress::views {

namespace {

// Blank lines part paragraphs, each a passage if the whole is one; a single line feed stays inside one.
std::vector<std::string> paragraphs(const Plan& plan) {
  std::string_view text = plan.background;
  std::vector<std::string> paragraphs;
  const std::string begins(text.substr(0, mark_before(text)));
  const std::string ends(begins.empty() ? "" : passage_ends);
  text.remove_prefix(begins.size());
  text.remove_suffix(ends.size());
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    const std::string_view paragraph = text.substr(0, end);
    if (!paragraph.empty()) paragraphs.push_back(begins + std::string(paragraph) + ends);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    while (text.starts_with('\n')) text.remove_prefix(1);
  }
  return paragraphs;
}

const Table<Absence> absence_row{
    {"reason",
     [](auto& c, auto& absence) {
       if (!absence.restriction_source) return c.text(absence.reason);
       return c.say("absence-from", "reason", absence.reason, "source", absence.restriction_source);
     }},
    {"dates", [](auto& c, auto& absence) { return c.words().range(absence.period.from, absence.period.to); }},
    {"note", &Absence::note},
};

const Table<Restriction> restriction_row{
    restriction_dates,
    {"body", &Restriction::body},
    {"description", &Restriction::description},
    // "Major resections", or all kinds of work where only a level is given.
    {"scope",
     [](auto& c, auto& restriction) {
       if (restriction.scope) return c.scope(*restriction.scope);
       return restriction.minimum_level ? c.say("all-work") : "";
     }},
    {"level", limit_in_words},
    {"confidential", &Restriction::confidential},
};

}  // namespace

const Table<Element> element_row{
    {"name", std::identity()},
    {"meaning", [](const ViewContext& c, Element element) { return c.words().meaning(element); }},
};

const Table<Person> conflict_row{{"name", &Person::name}, {"text", conflict_in_words}};

std::vector<const Person*> in_conflict(const Plan& plan) {
  std::vector<const Person*> people;
  for (const Person& person : plan.people)
    if (person.conflict) people.push_back(&person);
  return people;
}

std::string conflict_in_words(const ViewContext& context, const Person& person) {
  if (!person.conflict) return {};
  return context.say("conflict-accepted", "detail", person.conflict->detail, "person",
                     context.person(person.conflict->accepted_by));
}

const Table<Restriction> restriction_dates{
    {"from",
     [](auto& c, auto& restriction) {
       return restriction.to ? c.text(restriction.from) : c.say("since", "date", restriction.from);
     }},
    {"to", [](auto& c, auto& restriction) { return c.say("range-end", "date", restriction.to); }},
};

std::string limit_in_words(const ViewContext& context, const Restriction& restriction) {
  return context.say("no-looser-than", "level", context.lower(restriction.minimum_level));
}

const Table<Plan> background_members{
    {"paragraphs", text_row, paragraphs},
    {"elements", element_row, &Plan::elements},
    {"absence", absence_row, &Plan::absence},
    {"restrictions", rows(restriction_row), &Plan::restrictions},
    {"conflicts", rows(conflict_row), in_conflict},
};

}  // namespace planpress::views
