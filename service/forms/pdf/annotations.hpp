// The annotations of a file's pages (ISO 32000-1, 12.5): where the widgets of the fields stand.
#pragma once
#include <map>
#include <vector>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

struct Annotation {
  QPDFObjectHandle object;  // a dictionary
  int page;                 // from 1
};

struct Annotations {
  std::vector<QPDFObjectHandle> pages;  // of the file
  std::vector<int> untagged_pages;      // from 1: without content in the structure tree (14.7.4.4)
  std::vector<Annotation> all;
  std::map<QPDFObjGen, int> first_page;  // of those that are indirect objects, as widgets are

  // From 1; 0: on no page, or a direct object.
  int page_of(const QPDFObjectHandle& annotation) const;
};

// Throws FormError when there are more than limits.hpp allows.
Annotations annotations_of(QPDF& pdf);

}  // namespace planpress::forms
