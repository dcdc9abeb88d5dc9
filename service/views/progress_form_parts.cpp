#include "service/views/progress_form_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "service/plan/report_fields.hpp"
#include "service/views/shape.hpp"

namespace planpress::views {

namespace {

// {"value", "label"} for each value, in the order of its list.
template <Coded E>
Json options(const Catalogue& words) {
  Json options = Json::array();
  for (std::size_t i = 0; i < codes<E>.size(); ++i)
    options.push_back({{"value", codes<E>[i]}, {"label", words.word(static_cast<E>(i))}});
  return options;
}

// As many as `in_all`, with those that are there.
void add_events(Json& events, const Catalogue& words, std::size_t in_all) {
  for (std::size_t i = events.size() + 1; i <= in_all; ++i) {
    const std::string name = words.say("event", {{"number", fmt::format("{}", i)}});
    events.push_back({{"field", report_fields::event(i)}, {"title", name}});
  }
}
void add_adjustments(Json& adjustments, std::size_t in_all) {
  for (std::size_t i = adjustments.size() + 1; i <= in_all; ++i)
    adjustments.push_back({{"field", report_fields::adjustment(i)}, {"number", fmt::format("{}", i)}});
}

// As the form has it among those who may have been there.
std::string name_of(const Json& form, const Id& person) {
  for (const Json& row : form.at("people"))
    if (row.at("field") == report_fields::part_of(person)) return row.at("name").get<std::string>();
  return {};
}

}  // namespace

Json ratings(const Catalogue& words) { return options<Rating>(words); }
Json level_options(const Catalogue& words) { return options<Level>(words); }

Json signing_choices(const Catalogue& words) {
  Json choices = Json::array();
  for (std::size_t i = 0; i < codes<SignatureStatement>.size(); ++i)
    choices.push_back(
        {{"value", codes<SignatureStatement>[i]}, {"text", words.word(static_cast<SignatureStatement>(i))}});
  return choices;
}

Json safety(const Catalogue& words, std::size_t number, const std::string& none_since) {
  Json events = Json::array();
  add_events(events, words, events_asked_for);
  return {{"number", fmt::format("{}", number)}, {"none_since", none_since}, {"events", std::move(events)}};
}

Json comments(std::size_t number) { return {{"number", fmt::format("{}", number)}}; }

Json outcome(const Catalogue& words, std::size_t number, const std::string& next_hint) {
  Json adjustments = Json::array();
  add_adjustments(adjustments, adjustments_asked_for);
  return {{"number", fmt::format("{}", number)},
          {"outcomes", options<Outcome>(words)},
          {"next_hint", next_hint},
          {"adjustments", std::move(adjustments)}};
}

void make_room(Json& form, const Catalogue& words, const MoreRoom& room) {
  add_events(form.at("safety").at("events"), words, room.events);
  add_adjustments(form.at("outcome").at("adjustments"), room.adjustments);
  Json& signatories = form.at("sign_off").at("signatories");
  for (const MoreRoom::Signer& signer : room.signers) {
    const std::string field = report_fields::signature(signer.role, signer.person);
    const bool is_there = std::ranges::any_of(
        signatories, [&](const Json& signatory) { return signatory.at("field") == field; });
    const std::string name = name_of(form, signer.person);
    if (is_there || name.empty()) continue;
    signatories.push_back({{"field", field},
                           {"role", words.word(signer.role)},
                           {"name", name},
                           {"post", ""},
                           {"choices", signing_choices(words)}});
  }
}

Json progress_form_shape() {
  const Json option = shape::texts({"value", "label"});
  const Json evidence = shape::with(
      shape::texts({"before_head"}),
      {{"rows", shape::list(shape::texts({"field", "activity", "id", "required", "before", "tip"}))}});
  const Json objective =
      shape::with(shape::texts({"field", "heading", "name", "statement", "target", "waived"}),
                  {{"measures", shape::rows(shape::texts({"text"}))}, {"evidence", evidence}});
  const Json scope = shape::texts({"field", "name", "tip", "decided", "now", "planned", "next"});
  const Json signatory = shape::with(shape::texts({"field", "role", "name", "post"}),
                                     {{"choices", shape::list(shape::texts({"value", "text"}))}});
  return {{"heading", shape::texts({"kind", "name"})},
          {"about", ""},
          {"reference", ""},
          {"covers", ""},
          {"holds", shape::rows(shape::texts({"text"}))},
          {"banner", shape::banner()},
          {"unplanned", false},
          {"large_print", false},
          {"people", shape::list(shape::texts({"field", "name", "role"}))},
          {"period_hint", ""},
          {"ratings", shape::list(option)},
          {"objectives", shape::list(objective)},
          {"supervision",
           shape::with(shape::texts({"heading", "planned_head"}), {{"levels", shape::list(option)},
                                                                   {"scopes", shape::list(scope)},
                                                                   {"authorisers", shape::rows(option)}})},
          {"safety", shape::with(shape::texts({"number", "none_since"}),
                                 {{"events", shape::list(shape::texts({"field", "title"}))}})},
          {"comments", shape::texts({"number"})},
          {"outcome", shape::with(shape::texts({"number", "next_hint"}),
                                  {{"outcomes", shape::list(option)},
                                   {"adjustments", shape::list(shape::texts({"field", "number"}))}})},
          {"sign_off", shape::with(shape::texts({"number"}), {{"signatories", shape::list(signatory)}})}};
}

}  // namespace planpress::views
