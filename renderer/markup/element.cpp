#include "renderer/markup/element.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

// children: the elements that stand in it and nothing else; "none": it has no content; empty: its reader sees
// to it (blocks, running text or text).
struct Definition {
  std::string_view names, attributes, children;
};
constexpr Definition vocabulary[] = {
    {"document",
     "title lang subject created head-left head-right foot-left foot-right watermark continued goes-on "
     "page-code",
     ""},
    {"head-left head-right foot-left foot-right", "", "page-number page-count"},
    {"page-number page-count br tick", "", "none"},
    {"aside caption dd dt em figcaption figure li post strong time", "", ""},
    {"a", "href title", ""},
    {"section p span", "class lang", ""},
    {"h1 h2 h3 h4", "id class", ""},
    {"ul ol", "", "li"},
    {"dl", "class", "dt dd"},
    {"banner", "tone head", ""},
    {"toc", "depth", "none"},
    {"table bar-chart", "columns", "caption thead tbody"},
    {"thead tbody", "", "tr"},
    {"tr", "class", "th td"},
    {"th", "scope class colspan", ""},
    {"td", "class colspan", ""},
    {"note", "label record", ""},
    {"bar", "value of class alt", "none"},
    {"img", "src alt width", "none"},
    {"interval-chart", "unit first last alt key lead instead class legend", "track mark step"},
    {"track", "name note", "interval"},
    {"interval", "from to step", ""},
    {"mark", "at label note", "none"},
    {"step", "name label", ""},
    {"timeline", "length alt", "event tick-label"},
    {"event", "at number done label note", "none"},
    {"tick-label", "at label", "none"},
    {"input",
     "type name label hint tooltip value maxlength checked required readonly reference class day month year "
     "group",
     "none"},
    {"textarea", "name label hint tooltip maxlength required class lines", ""},
    {"select", "name label hint tooltip value required class", "option"},
    {"option choice", "value", ""},
    {"fieldset", "legend hint class columns", ""},
    {"ruled-space", "label hint lines", "none"},
    {"signature-panel", "signature day month year", "signatory"},
    {"signatory", "role name field", "post choice"},
};

const Definition& definition_of(std::string_view element) {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const Definition*> map;
    for (const Definition& definition : vocabulary)
      for (const std::string_view name : split(definition.names, ' ')) map.emplace(name, &definition);
    return map;
  }();
  return *by_name.at(element);
}

bool has_word(std::string_view words, std::string_view word) {
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

void ParseState::fault(pugi::xml_node at, std::string message, std::string hint) {
  const auto offset = at.offset_debug();
  fault_at(offset < 0 ? 0 : static_cast<std::size_t>(offset), std::move(message), std::move(hint));
}

void ParseState::fault_at(std::size_t offset, std::string message, std::string hint) {
  if (faults_.full()) return;  // finding a line takes a walk through the text
  faults_.add(locate_(offset), std::move(message), std::move(hint));
}

std::string ParseState::shown(std::string_view value) const {
  return is_example() ? fmt::format("\"{}\"", value) : std::string("the value");
}

std::string ParseState::heading(pugi::xml_node node, int level, std::string id) {
  ++headings_;
  if (level > level_ + 1) {
    fault(node,
          fmt::format("<h{}> follows {}", level, level_ == 0 ? "no heading" : fmt::format("<h{}>", level_)),
          fmt::format("heading levels do not skip: use <h{}>", level_ + 1));
  }
  level_ = level;
  if (id.empty()) id = fmt::format("h-{}", headings_);
  if (!ids_.insert(id).second && !is_example()) {
    fault(node, fmt::format("two headings have the id {}", shown(id)),
          "ids are unique; h-1, h-2 ... are given");
  }
  return id;
}

void ParseState::field(pugi::xml_node node, const std::string& name, bool shared) {
  const auto [entry, is_new] = fields_.try_emplace(name, shared);
  if (is_new || is_example() || (shared && entry->second)) return;
  fault(node, fmt::format("two fields have the name {}", shown(name)),
        "names are unique; only the radio buttons of one group share theirs");
}

void ParseState::link(pugi::xml_node node, std::string_view href) {
  if (href.starts_with('#')) links_.emplace_back(node, href.substr(1));
}

void ParseState::check_links() {
  if (is_example()) return;
  for (const auto& [node, id] : links_) {
    if (!ids_.contains(id)) fault(node, "the link leads to no heading", "href=\"#id\" names a heading's id");
  }
}

Element::Element(pugi::xml_node node, ParseState& state) : node_(node), state_(state) {
  const Definition& definition = definition_of(name());
  for (const auto attribute : node.attributes()) {
    if (!has_word(definition.attributes, attribute.name())) {
      fault(fmt::format("<{}> has no attribute \"{}\"", name(), attribute.name()),
            near_miss(attribute.name(), split(definition.attributes, ' ')));
    }
    if (node.attribute(attribute.name()) != attribute)
      fault(fmt::format("\"{}\" stands twice in <{}>", attribute.name(), name()));
  }
  children_ = definition.children;
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

void Element::misplaced(pugi::xml_node child) const { misplaced(child, split(children_, ' ')); }

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
    return is_digit(c) || is_letter(c) || c == '-' || c == '_' || c == ':' || c == '/';
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

document::Label label_of(std::string_view value) {
  return {collapse(value), std::string(language_of_all(value))};
}

bool is_date(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00";
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char like) { return like == '-' ? c == '-' : is_digit(c); });
}

}  // namespace planpress::markup
