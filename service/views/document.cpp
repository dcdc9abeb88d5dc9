#include "service/views/document.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "service/views/status.hpp"

namespace planpress::views {

namespace {

std::string in_capitals(const std::string& text) {
  std::string out;
  return icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

// "GYD-2025-C002, version 2, in progress"
std::string identity(const ViewContext& context, const std::string& state) {
  const Plan& plan = context.plan();
  return context.say("identity", "id", plan.id, "version", plan.version, "status", state);
}

// The last day on which anything in the plan was put on record; its start when nothing was.
Date last_recorded(const Plan& plan) {
  std::vector<Date> days;
  const auto add_signatures = [&](const auto& signatures) {
    for (const Signature& signature : signatures) days.push_back(signature.date);
  };
  for (const Version& version : plan.versions) days.push_back(version.date);
  add_signatures(plan.signatures);
  for (const Report& report : plan.reports) {
    days.push_back(report.held_on);
    add_signatures(report.signatures);
  }
  if (plan.summary) {
    days.push_back(plan.summary->actual_end);
    add_signatures(plan.summary->signatures);
  }
  return days.empty() ? plan.timeframe.start : std::ranges::max(days);
}

}  // namespace

const Table<Furniture> document_members{
    {"language", [](const ViewContext& c) { return c.words().tag(); }},
    {"title", &Furniture::title},
    {"subject", &Furniture::subject},
    {"created", &Furniture::created},
    {"head_left", &Furniture::head_left},
    {"head_right", &Furniture::head_right},
    {"foot_left", &Furniture::foot_left},
    {"watermark", &Furniture::watermark},
    {"other_language", [](const ViewContext&) { return ""; }},
};

Furniture furniture(const ViewContext& context, const std::string& kind, const std::string& whose) {
  const Plan& plan = context.plan();
  const std::string state = identity(context, status_word(context));
  // While nothing is agreed "DRAFT", in the plan's own Welsh where it has some.
  const std::string watermark =
      is_open(plan.status) ? in_capitals(context.labelled("draft", context.say("draft-mark"))) : "";
  return {.title = context.say("document-title", "kind", kind, "name", whose),
          .subject = state,
          .created = last_recorded(plan).iso(),
          .head_left = plan.marking,
          .head_right = head_of(context, kind),
          .foot_left = state,
          .watermark = watermark};
}

Furniture signed_furniture(const ViewContext& context, const std::string& kind, const std::string& state,
                           bool is_signed) {
  Furniture made = furniture(context, kind, context.practitioner());
  made.subject = made.foot_left = identity(context, state);
  made.watermark = is_signed ? "" : context.say("not-signed-off");
  return made;
}

std::string head_of(const ViewContext& context, const std::string& kind) {
  const bool is_large = context.options().edition == Edition::large_print;
  return is_large ? context.say("large-print", "kind", kind) : kind;
}

const Table<Heading> heading_members{{"kind", &Heading::kind}, {"name", &Heading::name}};

std::string kind_of_plan(const ViewContext& context) {
  return context.labelled("actionPlan", context.say("action-plan"));
}

std::string place(const ViewContext& context) {
  const Organisation& organisation = context.plan().organisation;
  const bool welsh = context.options().language == "cy" && organisation.name_welsh;
  const std::string& name = welsh ? *organisation.name_welsh : organisation.name;
  return organisation.site ? name + ", " + *organisation.site : name;
}

}  // namespace planpress::views
