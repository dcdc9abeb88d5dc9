// Text as people might write it, in many scripts, with what breaks programs.
#pragma once
#include <cstddef>
#include <string>

#include "tests/support/random.hpp"

namespace planpress::test {

std::string random_name(Random& random);    // two or three words
std::string random_phrase(Random& random);  // up to a line or two
// Mostly a sentence or three, seldom up to `most` code points, with line feeds, very long words, characters
// that no font has, and what means something in XML, JSON and templates.
std::string random_prose(Random& random, std::size_t most = 4000);

// Code points.
std::size_t length_of(const std::string& utf8);

}  // namespace planpress::test
