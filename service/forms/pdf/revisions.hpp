// The revisions of a file (ISO 32000-1, 7.5.6): a program that saves by an incremental update adds what it
// wrote behind the end of the file as it was.
#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

class Revisions {
 public:
  // Both live as long as this. What is asked for is looked up at the first question.
  Revisions(QPDF& qpdf, std::string_view pdf);

  // The revision that wrote an object, counted from 0; nothing for a direct object, and for one that the
  // cross-reference table does not have.
  std::optional<std::size_t> of(const QPDFObjectHandle& object) const;
  // The object as it was when a revision was saved; null where it was not there yet.
  QPDFObjectHandle as_of(std::size_t revision, const QPDFObjectHandle& object) const;

 private:
  void read() const;
  std::optional<long long> position_of(QPDFObjGen id) const;

  QPDF& qpdf_;
  std::string_view file_;  // from its header on, where offsets begin
  mutable bool is_read_ = false;
  mutable std::map<QPDFObjGen, QPDFXRefEntry> entries_;
  mutable std::vector<long long> ends_;  // the offset of the marker at the end of each revision
  mutable std::map<std::size_t, std::unique_ptr<QPDF>> earlier_;
};

}  // namespace planpress::forms
