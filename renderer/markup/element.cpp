#include "renderer/markup/element.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

// children: the elements that stand in it and nothing else; "none": it has no content; empty: its reader sees
// to it (blocks, running text or text).
struct Definition {
  std::string_view name, attributes, children;
};
constexpr Definition vocabulary[] = {
    {"a", "href title", ""},
    {"aside", "", ""},
    {"banner", "tone head", ""},
    {"bar", "value of class alt", "none"},
    {"bar-chart", "columns", "caption thead tbody"},
    {"br", "", "none"},
    {"caption", "", ""},
    {"choice", "value", ""},
    {"dd", "", ""},
    {"dl", "class", "dt dd"},
    {"document",
     "title lang subject created head-left head-right foot-left foot-right watermark continued goes-on "
     "page-code",
     ""},
    {"dt", "", ""},
    {"em", "", ""},
    {"event", "at number done label note", "none"},
    {"fieldset", "legend hint class columns", ""},
    {"figcaption", "", ""},
    {"figure", "", ""},
    {"foot-left", "", "page-number page-count"},
    {"foot-right", "", "page-number page-count"},
    {"h1", "id class", ""},
    {"h2", "id class", ""},
    {"h3", "id class", ""},
    {"h4", "id class", ""},
    {"head-left", "", "page-number page-count"},
    {"head-right", "", "page-number page-count"},
    {"img", "src alt width", "none"},
    {"input",
     "type name label hint tooltip value maxlength checked required readonly reference class day month year "
     "group",
     "none"},
    {"interval", "from to step", ""},
    {"interval-chart", "unit first last alt key lead instead class legend", "track mark step"},
    {"li", "", ""},
    {"mark", "at label note", "none"},
    {"note", "label record", ""},
    {"ol", "", "li"},
    {"option", "value", ""},
    {"p", "class lang", ""},
    {"page-count", "", "none"},
    {"page-number", "", "none"},
    {"post", "", ""},
    {"ruled-space", "label hint lines", "none"},
    {"section", "class lang", ""},
    {"select", "name label hint tooltip value required class", "option"},
    {"signatory", "role name field", "post choice"},
    {"signature-panel", "signature day month year", "signatory"},
    {"span", "class lang", ""},
    {"step", "name label", ""},
    {"strong", "", ""},
    {"table", "columns", "caption thead tbody"},
    {"tbody", "", "tr"},
    {"td", "class colspan", ""},
    {"textarea", "name label hint tooltip maxlength required class lines", ""},
    {"th", "scope class colspan", ""},
    {"thead", "", "tr"},
    {"tick", "", "none"},
    {"tick-label", "at label", "none"},
    {"time", "", ""},
    {"timeline", "length alt", "event tick-label"},
    {"toc", "depth", "none"},
    {"tr", "class", "th td"},
    {"track", "name note", "interval"},
    {"ul", "", "li"},
};
static_assert(std::ranges::is_sorted(vocabulary, {}, &Definition::name));

bool has_word(std::string_view words, std::string_view word) {
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

Element::Element(pugi::xml_node node, ParseState& state) : node_(node), state_(state) {
  const auto* const found = std::ranges::lower_bound(vocabulary, name(), {}, &Definition::name);
  if (found == std::end(vocabulary) || found->name != name())
    throw std::logic_error("an element is read that the vocabulary does not have");
  for (const auto attribute : node.attributes()) {
    if (!has_word(found->attributes, attribute.name())) {
      fault(fmt::format("<{}> has no attribute \"{}\"", name(), attribute.name()),
            near_miss(attribute.name(), split(found->attributes)));
    }
    if (node.attribute(attribute.name()) != attribute)
      fault(fmt::format("\"{}\" stands twice in <{}>", attribute.name(), name()));
  }
  children_ = found->children;
  if (children_ == "none" && !std::ranges::all_of(node.children(), is_white_space))
    fault(fmt::format("<{}> has no content", name()), fmt::format("write <{} .../>", name()));
}

void Element::fault(std::string message, std::string hint) const {
  state_.fault(node_, std::move(message), std::move(hint));
}

void Element::value_fault(bool is_wrong, const char* message, const char* hint) const {
  if (is_wrong && !state_.is_example()) fault(message, hint);
}

void Element::wrong(const char* attribute, std::string_view given,
                    const std::vector<std::string_view>& known) const {
  fault(fmt::format("{}: {} is not known in <{}>", attribute, state_.shown(given), name()),
        near_miss(state_.is_example() ? given : std::string_view{}, known));
}

void Element::misplaced(pugi::xml_node child, const std::vector<std::string_view>& known) const {
  state_.fault(child, fmt::format("<{}> cannot stand in <{}>", child.name(), name()),
               near_miss(child.name(), known));
}

void Element::misplaced(pugi::xml_node child) const { misplaced(child, split(children_)); }

bool Element::may_hold(std::string_view child) const { return has_word(children_, child); }

void Element::check_white_space(pugi::xml_node text) const {
  if (is_white_space(text)) return;
  state_.fault(text, fmt::format("text stands in <{}>, which holds elements only", name()),
               "put it into <p>");
}

bool Element::is_any(std::string_view value) const {
  return state_.is_example() && value.find(any_value) != std::string_view::npos;
}

document::Label Element::text(const char* attribute) const {
  const auto found = node_.attribute(attribute);
  return found ? label_of(found.value()) : document::Label();
}

document::Label Element::required(const char* attribute) const {
  return node_.attribute(attribute) && !state_.is_example() ? text(attribute) : filled(attribute);
}

document::Label Element::filled(const char* attribute) const {
  auto given = text(attribute);
  if (given.empty()) fault(fmt::format("<{}> needs {}=\"...\"", name(), attribute));
  return given;
}

std::string Element::language() const {
  auto given = text("lang");
  if (given.empty() || is_any(given) || is_language_tag(given)) return given;
  fault(fmt::format("lang: {} is no language", state_.shown(given)), "a BCP 47 tag such as en-GB or cy");
  return {};
}

std::string Element::field_name(const char* attribute) const {
  auto given = text(attribute);
  const auto fits = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == ':' || c == '/';
  };
  if (is_any(given) || std::all_of(given.begin(), given.end(), fits)) return given;
  fault(fmt::format("{}: {} is no name of a field", attribute, state_.shown(given)),
        "letters, digits, -, _ and :, in parts divided by /");
  return given;
}

int Element::integer(const char* attribute, Range range, int otherwise) const {
  const auto given = text(attribute);
  if (given.empty() || is_any(given)) return otherwise;
  int value = 0;
  const auto result = std::from_chars(given.data(), given.data() + given.size(), value);
  if (all_digits(given) && result.ec == std::errc{} && value >= range.least && value <= range.most)
    return value;
  fault(fmt::format("{}: {} does not fit <{}>", attribute, state_.shown(given), name()),
        fmt::format("a whole number from {} to {}", range.least, range.most));
  return otherwise;
}

int Element::required_integer(const char* attribute, Range range) const {
  filled(attribute);
  return integer(attribute, range, range.least);
}

document::AxisPosition Element::position(const char* attribute) const {
  constexpr std::size_t decimals = 3, most_digits = 9;
  const auto given = filled(attribute);
  if (given.empty() || is_any(given)) return 0;
  const auto point = given.find('.');
  const auto whole = given.substr(0, point);
  auto fraction = point == std::string::npos ? std::string(decimals, '0') : given.substr(point + 1);
  if (!all_digits(whole) || !all_digits(fraction) || whole.size() > most_digits ||
      fraction.size() > decimals) {
    fault(fmt::format("{}: {} is no position in <{}>", attribute, state_.shown(given), name()),
          "a number with up to three decimals, such as 9.571");
    return 0;
  }
  fraction.append(decimals - fraction.size(), '0');
  document::AxisPosition thousandths = 0;
  const auto digits = whole + fraction;
  std::from_chars(digits.data(), digits.data() + digits.size(), thousandths);
  return thousandths;
}

std::size_t Element::word(const char* attribute, std::span<const std::string_view> words,
                          std::size_t otherwise) const {
  const auto given = text(attribute);
  if (given.empty() || is_any(given)) return otherwise;
  const auto found = std::ranges::find(words, std::string_view(given));
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::vector<std::string_view> known(words.begin(), words.end());
  std::erase(known, "");
  wrong(attribute, given, known);
  return otherwise;
}

bool Element::is_set(const char* attribute) const {
  const std::string_view words[] = {attribute, "yes", "no"};
  return word(attribute, words, 2) != 2;
}

bool is_white_space(pugi::xml_node text) {
  const std::string_view value = text.value();
  return text.type() == pugi::node_pcdata && std::all_of(value.begin(), value.end(), is_xml_space);
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

document::Label label_of(std::string_view value) {
  return {collapse(value), std::string(language_of_all(value))};
}

bool is_date(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00";
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char like) { return like == '-' ? c == '-' : is_digit(c); });
}

}  // namespace planpress::markup
