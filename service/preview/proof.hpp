// One state of a document whose layout is being written: the document as a page and as a PDF, or the mistakes
// and findings that prevent it. And the state of the files that it is made from.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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

// By path: when a file was last written, and its length.
using Stamps = std::map<std::string, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;

// Of every file below the folder and of the plan; files that are being moved may be missing.
Stamps stamps_of(const std::filesystem::path& share, const std::filesystem::path& plan);

}  // namespace planpress::preview
