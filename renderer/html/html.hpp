// Document in, one self-contained, accessible web page out (WCAG 2.2 AA): no script, nothing fetched.
#pragma once
#include <string>

#include "renderer/document/document.hpp"

namespace planpress::html {

// css: the stylesheet, read from layouts/web.css. UTF-8, deterministic.
std::string write(const document::Document& document, const std::string& css);

}  // namespace planpress::html
