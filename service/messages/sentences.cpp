#include "service/messages/sentences.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <type_traits>

#include "service/json/text.hpp"
#include "service/messages/finding_texts.hpp"
#include "service/messages/place_names.hpp"

namespace planpress::messages {

namespace {

std::string in_words(const Value& value, const Teller& teller, PlaceNames& places) {
  return std::visit(
      [&](const auto& what) -> std::string {
        using T = std::remove_cvref_t<decltype(what)>;
        if constexpr (std::is_same_v<T, int>) {
          return fmt::format("{}", what);
        } else if constexpr (std::is_same_v<T, std::string>) {
          return what;
        } else if constexpr (std::is_same_v<T, WeekRange>) {
          return weeks_in_words(what, teller);
        } else if constexpr (std::is_same_v<T, PlaceAt>) {
          return places.at(what.pointer).place;
        } else if constexpr (std::is_same_v<T, Date>) {
          return teller.words().date(what);
        } else if constexpr (std::is_same_v<T, Written>) {
          return in_one_line(what.text);
        } else {
          return lower_first(teller.words().word(what));
        }
      },
      value);
}

Given given_of(const Finding& finding, const Teller& teller, PlaceNames& places, const PlaceName& name) {
  Given given{{"place", upper_first(name.place)}, {"where", upper_first(name.where())}};
  for (const Argument& argument : finding.arguments)
    given.emplace_back(argument.name, in_words(argument.value, teller, places));
  return given;
}

std::string detail_of(const Finding& finding, const Teller& teller, PlaceNames& places, Naming naming) {
  const Given given = given_of(finding, teller, places, places.at(finding.about));
  return filled(teller.text("sentences", finding.sentence), given, naming);
}

std::string detail_on_form(const Finding& finding, const std::string& question, const Teller& teller,
                           PlaceNames& places, Naming naming) {
  if (question.empty()) return detail_of(finding, teller, places, naming);
  const std::string* text = teller.find("on-form", finding.sentence);
  const Given given = given_of(finding, teller, places, {question, ""});
  return filled(text ? *text : teller.text("sentences", finding.sentence), given, naming);
}

}  // namespace

std::string filled(std::string_view text, const Given& given, Naming naming) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '[' && naming == Naming::ids) {
      at = text.find(']', at);
    } else if (text[at] == '{') {
      const std::size_t close = text.find('}', at);
      const std::string_view name = text.substr(at + 1, close - at - 1);
      const auto value = std::ranges::find(given, name, &Given::value_type::first);
      if (value == given.end()) throw std::logic_error(fmt::format("{{{}}} is not given", name));
      out += value->second;
      at = close;
    } else if (text[at] != '[' && text[at] != ']') {
      out += text[at];
    }
  }
  return out;
}

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

const std::string* Teller::find(std::string_view section, std::string_view name) const {
  const auto& texts = texts_.find(section)->second;
  const auto found = texts.find(name);
  return found == texts.end() ? nullptr : &found->second;
}

const std::string& Teller::text(std::string_view section, std::string_view name) const {
  if (const std::string* found = find(section, name)) return *found;
  throw std::out_of_range(fmt::format("no text is called {}.{}", section, name));
}

std::vector<ToldFinding> Teller::tell(const std::vector<Finding>& findings, const Json& document,
                                      Naming naming) const {
  PlaceNames places(document, *this, naming);
  std::vector<ToldFinding> told;
  told.reserve(findings.size());
  for (const Finding& finding : findings)
    told.push_back({finding.pointer, finding.code, finding.severity,
                    detail_of(finding, *this, places, naming), "", std::string(finding.parameter)});
  return told;
}

std::vector<ToldFinding> Teller::tell_on_form(const std::vector<Finding>& findings, const Json& document,
                                              Naming naming,
                                              const std::vector<std::string>& questions) const {
  PlaceNames places(document, *this, naming);
  std::vector<ToldFinding> told;
  told.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& each = findings[i];
    told.push_back({each.pointer, each.code, each.severity,
                    detail_on_form(each, questions[i], *this, places, naming), questions[i]});
  }
  return told;
}

std::string Teller::say(std::string_view name, const Given& given) const {
  return filled(text("report", name), given, Naming::names);
}

std::string Teller::count(std::string_view name, std::size_t n) const {
  return say(fmt::format("{}.{}", name,
                         n == 0   ? "none"
                         : n == 1 ? "one"
                                  : "many"),
             {{"n", fmt::format("{}", n)}});
}

std::string Teller::part(std::string_view pointer) const {
  const std::size_t end = pointer.find('/', 1);
  const std::string name =
      fmt::format("part.{}", pointer.empty() ? "" : pointer.substr(1, end == pointer.npos ? end : end - 1));
  const std::string* found = find("report", name);
  return found ? *found : say("part.plan");
}

Sentences::Sentences(const std::filesystem::path& layouts, const Words& words)
    : Sentences(read_finding_texts(layouts), words) {}

Sentences::Sentences(FindingTextsOfBoth&& texts, const Words& words)
    : english_(std::move(texts.english), words.in(Language::en)),
      welsh_(std::move(texts.welsh), words.in(Language::cy)) {}

}  // namespace planpress::messages
