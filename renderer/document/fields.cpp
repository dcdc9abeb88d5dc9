#include "renderer/document/fields.hpp"

namespace planpress::document {

std::string date_field_name(const std::string& name, DatePart part) {
  constexpr const char* names[] = {"/day", "/month", "/year"};
  return name + names[static_cast<int>(part)];
}

std::string date_field_value(const std::string& date, DatePart part) {
  if (date.size() != 10) return {};
  switch (part) {
    case DatePart::day:
      return date.substr(8, 2);
    case DatePart::month:
      return date.substr(5, 2);
    case DatePart::year:
      break;
  }
  return date.substr(0, 4);
}

}  // namespace planpress::document
