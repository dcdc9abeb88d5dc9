// The annotations of a file's pages (ISO 32000-1, 12.5), and the tree of fields (12.7.3), flattened: each
// field with the entries that it inherits.
#pragma once
#include <map>
#include <string>
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
};

// Throws FormError when there are more than limits.hpp allows.
Annotations annotations_of(QPDF& pdf);

// Of a field or its nearest ancestor that says so; null, or 0, when none does.
struct Inherited {
  QPDFObjectHandle type = QPDFObjectHandle::newNull();     // /FT
  QPDFObjectHandle value = QPDFObjectHandle::newNull();    // /V
  QPDFObjectHandle holder = QPDFObjectHandle::newNull();   // the field whose /V it is
  QPDFObjectHandle rich = QPDFObjectHandle::newNull();     // /RV
  QPDFObjectHandle options = QPDFObjectHandle::newNull();  // /Opt
  long long flags = 0;                                     // /Ff
};

struct Widget {
  QPDFObjectHandle object;
  int page = 0;  // from 1; 0: on no page
};

struct FieldNode {
  std::string name;  // fully qualified, UTF-8; empty: of widgets on a page that no field with a name leads to
  Inherited inherited;
  std::vector<Widget> widgets;  // the field itself when it is its own widget; some writers put /V there
};

struct FieldTree {
  std::vector<FieldNode> nodes;
  bool is_torn_off = false;  // fields or widgets that are listed are not there, and the pages have no widget
};

// The fields that /Fields lists, then those that only the pages' annotations lead to: some programs lose the
// list. Throws FormError when there is more than limits.hpp allows.
FieldTree field_tree(QPDF& pdf, const Annotations& annotations);

}  // namespace planpress::forms
