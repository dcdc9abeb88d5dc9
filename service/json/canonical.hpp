// JSON in canonical form: the JSON Canonicalization Scheme (RFC 8785), to make digests that anybody can
// repeat with other tools.
//
// The value is taken as it was posted. Members are sorted by the UTF-16 code units of their names, numbers
// are written as ECMAScript writes the double that they stand for, strings with the fewest escapes; text is
// not put in NFC, which the scheme forbids.
#pragma once
#include <string>

#include "service/json/json.hpp"

namespace planpress {

/// In: JSON as read_json gives it, so no string that UTF-8 cannot hold and no number that is not finite.
std::string canonical(const Json& json);

/// The same of a plan or cohort, without the "$schema" at its top, which is no part of it.
std::string canonical_document(const Json& document);

/// SHA-256 of a plan or cohort in canonical form, in hexadecimal digits.
std::string document_digest(const Json& document);

/// A finite double as ECMAScript prints it (ECMA-262, Number::toString): "1e+21", "0.000001", "0" for -0.
std::string ecmascript_number(double value);

}  // namespace planpress
