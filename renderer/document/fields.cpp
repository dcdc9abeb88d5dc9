#include "renderer/document/fields.hpp"

namespace planpress::document {

std::string date_field_name(const std::string& name, DatePart part) {
  constexpr const char* names[] = {"/day", "/month", "/year"};
  return name + names[static_cast<int>(part)];
}

std::string date_field_value(const std::string& date, DatePart part) {
  if (date.size() != 10) return {};
  std::string value = part == DatePart::day     ? date.substr(8, 2)
                      : part == DatePart::month ? date.substr(5, 2)
                                                : date.substr(0, 4);
  return value.find_first_not_of(' ') == std::string::npos ? std::string() : value;
}

}  // namespace planpress::document
