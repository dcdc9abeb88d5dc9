// A page as it looks, beside a picture that people have looked at and found right.
#pragma once
#include <cstddef>
#include <string>

namespace planpress::test {

// name: of tests/golden/pages/NAME.png. pdf: a kept file. page: from 1.
void check_page_picture(const std::string& name, const std::string& pdf, std::size_t page);

}  // namespace planpress::test
