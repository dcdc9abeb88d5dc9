#include "service/http/message.hpp"

#include "service/http/text.hpp"

namespace planpress::http {

std::string Request::header(std::string_view name) const {
  std::string values;
  for (const Header& field : headers) {
    if (!equal_ignoring_case(field.name, name)) continue;
    if (!values.empty()) values += ", ";
    values += field.value;
  }
  return values;
}

}  // namespace planpress::http
