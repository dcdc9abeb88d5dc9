// A filled form as far as its file: the PDF that came from outside is read, its forms are found.
#pragma once
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/documents/library.hpp"
#include "service/forms/form_in_hand.hpp"

namespace planpress::documents {

// Ends the reading of a form: why it cannot be taken.
class FormRefused : public std::exception {
 public:
  explicit FormRefused(Result result) : result_(std::move(result)) {}
  const char* what() const noexcept override { return "the form is refused"; }
  Result take_result() { return std::move(result_); }

 private:
  Result result_;
};

struct FormFile {
  forms::PdfForm form;                                      // as it was read
  std::vector<std::pair<std::string, std::string>> fields;  // names and values, in the order of the file
  std::string data;                                         // the view that it was made from, as attached
};

// Who reads a form back, and with what.
struct FormReading {
  const Library& library;
  const Audience& audience;

  // Throws FormRefused, and std::system_error when no process can be started.
  FormFile file(std::string_view pdf) const;

  // Each throws FormRefused.
  [[noreturn]] void refuse(std::string_view sentence, plan::Arguments arguments = {}) const;
  [[noreturn]] void conflict(std::string_view sentence, plan::Arguments arguments = {}) const;
  [[noreturn]] void refuse_at(std::vector<forms::FieldFinding> findings) const;
  // references: of the forms in one file. can_choose: a review that is asked for would choose one.
  [[noreturn]] void refuse_several(const std::vector<plan::Reference>& references,
                                   bool can_choose = false) const;

  // Which form it is, in words.
  std::string name_of(const plan::Reference& reference) const;
};

}  // namespace planpress::documents
