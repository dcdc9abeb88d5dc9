// libqpdf's headers, and access to objects of which nothing is known yet.
#pragma once
// qpdf 11.3's header on JSON, which nothing here needs, is C++20 for g++ but not for clang (its issue 942):
// to clang, which fuzzes and lints, it is shown as read.
#if defined(__clang__)
#define JSON_HH
class JSON;
#endif

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QUtil.hh>
#include <string>
#include <vector>

namespace planpress::forms {

// The value of a key; null where the object is no dictionary.
inline QPDFObjectHandle entry(QPDFObjectHandle object, const std::string& key) {
  return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

// The items of an array; none where the object is no array.
inline std::vector<QPDFObjectHandle> items(QPDFObjectHandle object) {
  return object.isArray() ? object.getArrayAsVector() : std::vector<QPDFObjectHandle>();
}

}  // namespace planpress::forms
