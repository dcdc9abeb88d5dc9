// Pages in, a PDF/UA-1 and PDF/A-3a file out. The only folder that knows libharu.
#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "renderer/text/font_library.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// An associated file (PDF/A-3, ISO 19005-3, 6.8). The name is the product's, never a person's.
struct Attachment {
  std::string name;        // "action-plan.json"
  std::string media_type;  // "application/json"
  std::string description;
  std::string bytes;
};

// The sRGB output intent, deflated once at start.
class OutputIntent {
 public:
  explicit OutputIntent(const std::filesystem::path& icc_profile);
  const std::string& deflated() const { return deflated_; }

 private:
  std::string deflated_;
};

// A failure inside the PDF object layer; never the user's fault.
class Error : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The same arguments give the same bytes. Throws Error; never returns a file that is not whole.
std::string write(const typeset::Pages& pages, const text::FontLibrary& fonts, const OutputIntent& intent,
                  const std::vector<Attachment>& attachments);

}  // namespace planpress::pdf
