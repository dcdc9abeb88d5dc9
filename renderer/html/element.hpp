// Well-formed markup, appended to one string: every element closes at the end of its scope, every attribute
// is quoted, every text is escaped. The output is XHTML-compatible, so that any XML parser can check it.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace planpress::html {

// An attribute with an empty value is left out.
struct Attribute {
  std::string_view name;
  std::string_view value;
};
using Attributes = std::initializer_list<Attribute>;

enum class Flow : std::uint8_t {
  block,
  inline_
};  // a line feed follows a block; none follows an inline element

class [[nodiscard]] Element {
 public:
  Element(std::string& out, std::string_view tag, Attributes attributes = {}, Flow flow = Flow::block);
  ~Element();
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

 private:
  std::string& out_;
  std::string_view tag_;  // a literal
  Flow flow_;
};

// <meta .../>, <br/>
void append_void_element(std::string& out, std::string_view tag, Attributes attributes = {});
// <tag ...>text</tag> and a line feed
void append_text_element(std::string& out, std::string_view tag, Attributes attributes,
                         std::string_view text);

}  // namespace planpress::html
