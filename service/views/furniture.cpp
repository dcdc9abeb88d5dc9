// What stands on every page and in the file's own description.
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

namespace {

std::string in_capitals(const std::string& text) {
  std::string out;
  return icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

// "DRAFT" while nothing is agreed, in the plan's own Welsh where it has some.
std::string watermark(const Telling& telling) {
  if (!is_open(telling.plan().status)) return {};
  return in_capitals(telling.labelled("draft", telling.words().say("draft-mark")));
}

// "GYD-2025-C002, version 2, in progress"
std::string identity(const Telling& telling, const std::string& state) {
  const Plan& plan = telling.plan();
  return telling.words().say(
      "identity", {{"id", plan.id}, {"version", fmt::format("{}", plan.version)}, {"status", state}});
}

void take_later(std::optional<Date>& latest, Date date) {
  if (!latest || date > *latest) latest = date;
}

// The last day on which anything in the plan was put on record; its start when nothing was.
Date last_recorded(const Plan& plan) {
  std::optional<Date> latest;
  for (const Version& version : plan.versions) take_later(latest, version.date);
  for (const Signature& signature : plan.signatures) take_later(latest, signature.date);
  for (const Report& report : plan.reports) {
    take_later(latest, report.held_on);
    for (const Signature& signature : report.signatures) take_later(latest, signature.date);
  }
  if (plan.summary) {
    take_later(latest, plan.summary->actual_end);
    for (const Signature& signature : plan.summary->signatures) take_later(latest, signature.date);
  }
  return latest.value_or(plan.timeframe.start);
}

}  // namespace

std::string status_word(const Telling& telling) {
  const Status status = standing_of(telling.plan());
  const std::string& word = telling.words().word(status);
  return lower_first(status == Status::draft ? telling.labelled("draft", word) : word);
}

Status standing_of(const Plan& plan) { return hold_not_over(plan) ? Status::on_hold : plan.status; }

bool is_open(Status status) {
  return status == Status::draft || status == Status::shared || status == Status::not_agreed;
}

bool is_in_force(Status status) {
  return status == Status::agreed || status == Status::in_progress || status == Status::extended;
}

Furniture furniture(const Telling& telling, const std::string& kind, const std::string& whose) {
  const Wording& words = telling.words();
  Furniture made;
  made.title = words.say("document-title", {{"kind", kind}, {"name", whose}});
  made.foot_left = identity(telling, status_word(telling));
  made.subject = made.foot_left;
  made.created = last_recorded(telling.plan()).iso();
  made.head_left = telling.plan().marking;
  made.head_right =
      telling.options().edition == Edition::large_print ? words.say("large-print", {{"kind", kind}}) : kind;
  made.watermark = watermark(telling);
  return made;
}

Furniture furniture(const Telling& telling, const std::string& kind, const SignedState& state) {
  Furniture made = furniture(telling, kind, telling.practitioner());
  made.foot_left = identity(telling, state.name);
  made.subject = made.foot_left;
  made.watermark = state.is_signed ? "" : telling.words().say("not-signed-off");
  return made;
}

std::string place(const Telling& telling) {
  const Organisation& organisation = telling.plan().organisation;
  const bool welsh = telling.options().language == Language::cy && organisation.name_welsh;
  const std::string& name = welsh ? *organisation.name_welsh : organisation.name;
  return organisation.site ? name + ", " + *organisation.site : name;
}

Json document_members(Language language, const Furniture& furniture) {
  return {{"language", language == Language::cy ? "cy" : "en-GB"},
          {"title", furniture.title},
          {"subject", furniture.subject},
          {"created", furniture.created},
          {"head_left", furniture.head_left},
          {"head_right", furniture.head_right},
          {"foot_left", furniture.foot_left},
          {"watermark", furniture.watermark},
          {"other_language", ""}};
}

Json document_members(const Telling& telling, const Furniture& furniture) {
  return document_members(telling.options().language, furniture);
}

}  // namespace planpress::views
