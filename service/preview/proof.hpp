// One state of what an author works on: the document as a page and as a PDF, or all that is in the way.
#pragma once
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"

namespace planpress::preview {

struct SourceLine {
  int number = 0;
  std::string text;
};

// A mistake in what authors write.
struct Mistake {
  std::string file;  // as the layouts folder knows it; empty where none is to blame
  std::string path;  // of the file on this machine; empty when it is not there
  int line = 0;      // 0: the whole file
  std::string message, hint;
  std::vector<SourceLine> excerpt;  // the line among its neighbours
};

struct Proof {
  std::int64_t number = 0;                     // none is like the one before
  std::string html, pdf;                       // empty when it could not be made
  std::vector<messages::Diagnostic> findings;  // of the plan: errors when it was refused, and warnings
  std::vector<Mistake> mistakes;

  bool is_made() const { return !pdf.empty(); }
};

using Maker =
    std::function<documents::Result(const documents::Library&, std::string_view plan, Format format)>;

// Reads layouts and plan anew. Every failure is in the proof; nothing is thrown.
Proof make_proof(const std::filesystem::path& share, const std::filesystem::path& plan, const Maker& make);

// The mistakes that an exception of the renderer tells of, each with the lines where it was made.
std::vector<Mistake> mistakes_in(const std::exception& error, const std::filesystem::path& share);

}  // namespace planpress::preview
