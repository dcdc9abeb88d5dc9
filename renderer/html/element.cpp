#include "renderer/html/element.hpp"

#include "renderer/text/xml.hpp"

namespace planpress::html {
namespace {

void append_start_tag(std::string& out, std::string_view tag, Attributes attributes) {
  out += '<';
  out += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out += ' ';
    out += name;
    out += "=\"";
    text::append_xml(out, value);
    out += '"';
  }
}

}  // namespace

Element::Element(std::string& out, std::string_view tag, Attributes attributes, Flow flow)
    : out_(out), tag_(tag), flow_(flow) {
  append_start_tag(out_, tag_, attributes);
  out_ += '>';
}

Element::~Element() {
  out_ += "</";
  out_ += tag_;
  out_ += '>';
  if (flow_ == Flow::block) out_ += '\n';
}

void append_void_element(std::string& out, std::string_view tag, Attributes attributes) {
  append_start_tag(out, tag, attributes);
  out += "/>";
}

void append_text_element(std::string& out, std::string_view tag, Attributes attributes,
                         std::string_view text) {
  const Element element(out, tag, attributes);
  text::append_xml(out, text);
}

}  // namespace planpress::html
