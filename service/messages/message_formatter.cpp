#include "service/messages/message_formatter.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <type_traits>

#include "service/json/text.hpp"
#include "service/messages/place_names.hpp"

namespace planpress::messages {

namespace {

std::string in_words(const Value& value, const MessageFormatter& formatter, PlaceNames& places) {
  return std::visit(
      [&](const auto& what) -> std::string {
        using T = std::remove_cvref_t<decltype(what)>;
        if constexpr (std::is_same_v<T, int>) {
          return fmt::format("{}", what);
        } else if constexpr (std::is_same_v<T, std::string>) {
          return what;
        } else if constexpr (std::is_same_v<T, WeekRange>) {
          return weeks_in_words(what, formatter);
        } else if constexpr (std::is_same_v<T, PlaceAt>) {
          return places.at(what.pointer).place;
        } else if constexpr (std::is_same_v<T, Date>) {
          return formatter.catalogue().date(what);
        } else if constexpr (std::is_same_v<T, Written>) {
          return in_one_line(what.text);
        } else {
          return lower_first(formatter.catalogue().word(what));
        }
      },
      value);
}

OwnedValues values_of(const Finding& finding, const MessageFormatter& formatter, PlaceNames& places,
                      const PlaceName& name) {
  OwnedValues values{{"place", upper_first(name.place)}, {"where", upper_first(name.where())}};
  for (const Argument& argument : finding.arguments)
    values.emplace_back(argument.name, in_words(argument.value, formatter, places));
  return values;
}

std::string detail_of(const Finding& finding, const MessageFormatter& formatter, PlaceNames& places,
                      Naming naming) {
  const OwnedValues values = values_of(finding, formatter, places, places.at(finding.about));
  return substitute(formatter.text("sentences", finding.sentence), values, naming);
}

std::string detail_on_form(const Finding& finding, const std::string& question,
                           const MessageFormatter& formatter, PlaceNames& places, Naming naming) {
  if (question.empty()) return detail_of(finding, formatter, places, naming);
  const Message* on_form = formatter.catalogue().find("on-form", finding.sentence);
  const OwnedValues values = values_of(finding, formatter, places, {question, ""});
  return substitute(on_form ? on_form->text() : formatter.text("sentences", finding.sentence), values,
                    naming);
}

}  // namespace

std::string in_one_line(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length) {
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
    if (length == longest) return out + "…";
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (c < 0 || is_forbidden(static_cast<char32_t>(c))) {
      out += "\uFFFD";
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

const std::string& MessageFormatter::text(std::string_view section, std::string_view name) const {
  if (const Message* found = catalogue_.find(section, name)) return found->text();
  throw std::out_of_range(fmt::format("no text is called {}.{}", section, name));
}

std::vector<Diagnostic> MessageFormatter::diagnostics(const std::vector<Finding>& findings,
                                                      const Json& document, Naming naming) const {
  PlaceNames places(document, *this, naming);
  std::vector<Diagnostic> out;
  out.reserve(findings.size());
  for (const Finding& finding : findings)
    out.push_back({finding.pointer, finding.code, finding.severity, detail_of(finding, *this, places, naming),
                   "", std::string(finding.parameter)});
  return out;
}

std::vector<Diagnostic> MessageFormatter::on_form(const std::vector<Finding>& findings, const Json& document,
                                                  Naming naming,
                                                  const std::vector<std::string>& questions) const {
  PlaceNames places(document, *this, naming);
  std::vector<Diagnostic> out;
  out.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& each = findings[i];
    out.push_back({each.pointer, each.code, each.severity,
                   detail_on_form(each, questions[i], *this, places, naming), questions[i]});
  }
  return out;
}

std::string MessageFormatter::say(std::string_view name, const OwnedValues& values) const {
  return substitute(text("report", name), values);
}

std::string MessageFormatter::count(std::string_view name, std::size_t n) const {
  const Message* message = catalogue_.find("report", name);
  return substitute(catalogue_.form(*message, n), OwnedValues{{"n", fmt::format("{}", n)}});
}

std::string MessageFormatter::part(std::string_view pointer) const {
  const std::size_t end = pointer.find('/', 1);
  const std::string name =
      fmt::format("part.{}", pointer.empty() ? "" : pointer.substr(1, end == pointer.npos ? end : end - 1));
  const Message* found = catalogue_.find("report", name);
  return found ? found->text() : say("part.plan");
}

}  // namespace planpress::messages
