#include "service/plan/views/progress_form_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "service/plan/report_form/names.hpp"
#include "service/plan/views/shape.hpp"

namespace planpress::plan::views {

namespace {

// {"value", "label"} for each value, in the order of its list.
template <Coded E>
Json options(const Wording& words) {
  Json options = Json::array();
  for (std::size_t i = 0; i < codes<E>.size(); ++i)
    options.push_back({{"value", codes<E>[i]}, {"label", words.word(static_cast<E>(i))}});
  return options;
}

// As many as `in_all`, with those that are there.
void add_events(Json& events, const Wording& words, std::size_t in_all) {
  for (std::size_t i = events.size() + 1; i <= in_all; ++i) {
    const std::string name = words.say("event", {{"number", fmt::format("{}", i)}});
    events.push_back({{"field", report_form::event(i)}, {"title", name}});
  }
}
void add_adjustments(Json& adjustments, std::size_t in_all) {
  for (std::size_t i = adjustments.size() + 1; i <= in_all; ++i)
    adjustments.push_back({{"field", report_form::adjustment(i)}, {"number", fmt::format("{}", i)}});
}

// As the form has it among those who may have been there.
std::string name_of(const Json& form, const Id& person) {
  for (const Json& row : form.at("people"))
    if (row.at("field") == report_form::part_of(person)) return row.at("name").get<std::string>();
  return {};
}

}  // namespace

Json ratings(const Wording& words) { return options<Rating>(words); }
Json level_options(const Wording& words) { return options<Level>(words); }

Json signing_choices(const Wording& words) {
  Json choices = Json::array();
  for (std::size_t i = 0; i < codes<SignatureStatement>.size(); ++i)
    choices.push_back(
        {{"value", codes<SignatureStatement>[i]}, {"text", words.word(static_cast<SignatureStatement>(i))}});
  return choices;
}

Json safety(const Wording& words, std::size_t number, const std::string& none_since) {
  Json events = Json::array();
  add_events(events, words, events_asked_for);
  return {{"number", fmt::format("{}", number)}, {"none_since", none_since}, {"events", std::move(events)}};
}

Json comments(std::size_t number) { return {{"number", fmt::format("{}", number)}}; }

Json outcome(const Wording& words, std::size_t number, const std::string& next_hint) {
  Json adjustments = Json::array();
  add_adjustments(adjustments, adjustments_asked_for);
  return {{"number", fmt::format("{}", number)},
          {"outcomes", options<Outcome>(words)},
          {"next_hint", next_hint},
          {"adjustments", std::move(adjustments)}};
}

void make_room(Json& form, const Wording& words, const MoreRoom& room) {
  add_events(form.at("safety").at("events"), words, room.events);
  add_adjustments(form.at("outcome").at("adjustments"), room.adjustments);
  Json& signatories = form.at("sign_off").at("signatories");
  for (const MoreRoom::Signer& signer : room.signers) {
    const std::string field = report_form::signature(signer.role, signer.person);
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
  using namespace shape;
  const Json option = texts({"value", "label"});
  const Json evidence =
      with(texts({"before_head"}),
           {{"rows", list(texts({"field", "activity", "id", "required", "before", "tip"}))}});
  const Json objective = with(texts({"field", "heading", "name", "statement", "target", "waived"}),
                              {{"measures", rows(texts({"text"}))}, {"evidence", evidence}});
  const Json scope = texts({"field", "name", "tip", "decided", "now", "planned", "next"});
  const Json signatory =
      with(texts({"field", "role", "name", "post"}), {{"choices", list(texts({"value", "text"}))}});
  return {{"heading", texts({"kind", "name"})},
          {"about", ""},
          {"reference", ""},
          {"covers", ""},
          {"holds", rows(texts({"text"}))},
          {"banner", banner()},
          {"unplanned", false},
          {"large_print", false},
          {"people", list(texts({"field", "name", "role"}))},
          {"period_hint", ""},
          {"ratings", list(option)},
          {"objectives", list(objective)},
          {"supervision",
           with(texts({"heading", "planned_head"}),
                {{"levels", list(option)}, {"scopes", list(scope)}, {"authorisers", rows(option)}})},
          {"safety", with(texts({"number", "none_since"}), {{"events", list(texts({"field", "title"}))}})},
          {"comments", texts({"number"})},
          {"outcome", with(texts({"number", "next_hint"}),
                           {{"outcomes", list(option)}, {"adjustments", list(texts({"field", "number"}))}})},
          {"sign_off", with(texts({"number"}), {{"signatories", list(signatory)}})}};
}

}  // namespace planpress::plan::views
