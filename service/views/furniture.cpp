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
std::string watermark(const ViewContext& context) {
  if (!is_open(context.plan().status)) return {};
  return in_capitals(context.labelled("draft", context.words().say("draft-mark")));
}

// "GYD-2025-C002, version 2, in progress"
std::string identity(const ViewContext& context, const std::string& state) {
  const Plan& plan = context.plan();
  return context.words().say(
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

std::string status_word(const ViewContext& context) {
  const Status status = standing_of(context.plan());
  const std::string& word = context.words().word(status);
  return lower_first(status == Status::draft ? context.labelled("draft", word) : word);
}

Status standing_of(const Plan& plan) { return hold_not_over(plan) ? Status::on_hold : plan.status; }

bool is_open(Status status) {
  return status == Status::draft || status == Status::shared || status == Status::not_agreed;
}

bool is_in_force(Status status) {
  return status == Status::agreed || status == Status::in_progress || status == Status::extended;
}

Furniture furniture(const ViewContext& context, const std::string& kind, const std::string& whose) {
  const Catalogue& words = context.words();
  Furniture made;
  made.title = words.say("document-title", {{"kind", kind}, {"name", whose}});
  made.foot_left = identity(context, status_word(context));
  made.subject = made.foot_left;
  made.created = last_recorded(context.plan()).iso();
  made.head_left = context.plan().marking;
  made.head_right =
      context.options().edition == Edition::large_print ? words.say("large-print", {{"kind", kind}}) : kind;
  made.watermark = watermark(context);
  return made;
}

Furniture furniture(const ViewContext& context, const std::string& kind, const SignedState& state) {
  Furniture made = furniture(context, kind, context.practitioner());
  made.foot_left = identity(context, state.name);
  made.subject = made.foot_left;
  made.watermark = state.is_signed ? "" : context.words().say("not-signed-off");
  return made;
}

std::string place(const ViewContext& context) {
  const Organisation& organisation = context.plan().organisation;
  const bool welsh = context.options().language == "cy" && organisation.name_welsh;
  const std::string& name = welsh ? *organisation.name_welsh : organisation.name;
  return organisation.site ? name + ", " + *organisation.site : name;
}

Json document_members(const Catalogue& words, const Furniture& furniture) {
  return {{"language", words.tag()},
          {"title", furniture.title},
          {"subject", furniture.subject},
          {"created", furniture.created},
          {"head_left", furniture.head_left},
          {"head_right", furniture.head_right},
          {"foot_left", furniture.foot_left},
          {"watermark", furniture.watermark},
          {"other_language", ""}};
}

Json document_members(const ViewContext& context, const Furniture& furniture) {
  return document_members(context.words(), furniture);
}

}  // namespace planpress::views
