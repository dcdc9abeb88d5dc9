// The door to libqpdf.
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
