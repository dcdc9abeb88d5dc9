#include "renderer/markup/element.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "renderer/markup/compose.hpp"
#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

Element::Element(pugi::xml_node node, Reading& reading, std::initializer_list<std::string_view> attributes)
    : node_(node), reading_(reading) {
  for (const auto attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (std::find(attributes.begin(), attributes.end(), name) == attributes.end()) {
      fault(fmt::format("<{}> has no attribute \"{}\"", node.name(), name), near_miss(name, attributes));
    }
    if (node.attribute(attribute.name()) != attribute) {
      fault(fmt::format("\"{}\" stands twice in <{}>", name, node.name()));
    }
  }
}

void Element::fault(std::string message, std::string hint) const {
  reading_.fault(node_, std::move(message), std::move(hint));
}

void Element::wrong(const char* attribute, std::string_view given,
                    const std::vector<std::string_view>& known) const {
  fault(fmt::format("{}: {} is not known in <{}>", attribute, reading_.shown(given), node_.name()),
        near_miss(reading_.is_example() ? given : std::string_view{}, known));
}

bool Element::is_any(std::string_view value) const {
  return reading_.is_example() && value.find(any_value) != std::string_view::npos;
}

document::Label Element::text(const char* attribute) const {
  const auto found = node_.attribute(attribute);
  if (!found) return {};
  return {collapse(found.value()), std::string(language_of_all(found.value()))};
}

document::Label Element::required(const char* attribute) const {
  return node_.attribute(attribute) && !reading_.is_example() ? text(attribute) : filled(attribute);
}

document::Label Element::filled(const char* attribute) const {
  auto given = text(attribute);
  if (given.empty()) fault(fmt::format("<{}> needs {}=\"...\"", node_.name(), attribute));
  return given;
}

std::string Element::language() const {
  auto given = text("lang");
  if (given.empty() || is_any(given) || is_language_tag(given)) return given;
  fault(fmt::format("lang: {} is no language", reading_.shown(given)), "a BCP 47 tag such as en-GB or cy");
  return {};
}

std::string Element::field_name(const char* attribute) const {
  auto given = text(attribute);
  const auto fits = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == ':' || c == '/';
  };
  if (is_any(given) || std::all_of(given.begin(), given.end(), fits)) return given;
  fault(fmt::format("{}: {} is no name of a field", attribute, reading_.shown(given)),
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
  fault(fmt::format("{}: {} does not fit <{}>", attribute, reading_.shown(given), node_.name()),
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
    fault(fmt::format("{}: {} is no position in <{}>", attribute, reading_.shown(given), node_.name()),
          "a number with up to three decimals, such as 9.571");
    return 0;
  }
  fraction.append(decimals - fraction.size(), '0');
  document::AxisPosition thousandths = 0;
  const auto digits = whole + fraction;
  std::from_chars(digits.data(), digits.data() + digits.size(), thousandths);
  return thousandths;
}

void Element::no_content() const {
  const auto children = node_.children();
  if (std::all_of(children.begin(), children.end(), is_white_space)) return;
  fault(fmt::format("<{}> has no content", node_.name()), fmt::format("write <{} .../>", node_.name()));
}

bool is_white_space(pugi::xml_node text) {
  const std::string_view value = text.value();
  return text.type() == pugi::node_pcdata && std::all_of(value.begin(), value.end(), is_xml_space);
}

}  // namespace planpress::markup
