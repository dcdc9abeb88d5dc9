#include "service/preview/proof.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "renderer/text/author_error.hpp"
#include "service/json/text.hpp"

namespace planpress::preview {
namespace fs = std::filesystem;
namespace {

constexpr int lines_around = 2;
constexpr std::size_t longest_line = 400;  // bytes of a line that are shown

// "file:line: message" or "file: message", as every reader of authors' files words it; otherwise all of it is
// the message.
Mistake parsed(std::string_view text) {
  Mistake out;
  const std::size_t end = text.find(": ");
  std::string_view place = text.substr(0, end);
  if (end == std::string_view::npos || place.find_first_of(" \t'\"") != std::string_view::npos) {
    out.message = text;
    return out;
  }
  out.message = text.substr(end + 2);
  if (const std::size_t colon = place.rfind(':'); colon != std::string_view::npos) {
    if (const std::optional<int> line = whole_number(place.substr(colon + 1))) {
      out.line = *line;
      place = place.substr(0, colon);
    }
  }
  out.file = place;
  return out;
}

std::vector<Mistake> parsed_lines(std::string_view text) {
  std::vector<Mistake> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out.push_back(parsed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Where the file is; what an error names is looked for in the folder alone.
fs::path find(const std::string& file, const fs::path& share) {
  const fs::path relative(file);
  if (file.empty() || relative.is_absolute() || file.find("..") != std::string::npos) return {};
  for (const fs::path& folder : {share / "layouts", share, share / "fonts"}) {
    std::error_code unknown;
    if (fs::is_regular_file(folder / relative, unknown)) return folder / relative;
  }
  return {};
}

std::vector<SourceLine> excerpt(const fs::path& file, int line) {
  std::vector<SourceLine> out;
  std::ifstream in(file, std::ios::binary);
  std::string text;
  for (int number = 1; number <= line + lines_around && std::getline(in, text); ++number) {
    if (number < line - lines_around) continue;
    out.push_back({number, text.substr(0, longest_line)});
  }
  return out;
}

void add_source(Mistake& mistake, const fs::path& share) {
  const fs::path file = find(mistake.file, share);
  if (file.empty()) return;
  mistake.path = file.string();
  if (mistake.line > 0) mistake.excerpt = excerpt(file, mistake.line);
}

// The mistakes that an exception of the renderer lists, each with the lines where it was made.
std::vector<Mistake> mistakes_in(const std::exception& error, const fs::path& share) {
  std::vector<Mistake> out;
  if (const auto* author = dynamic_cast<const text::AuthorError*>(&error)) {
    for (const text::AuthorFault& fault : author->faults())
      out.push_back({fault.file, {}, fault.line, fault.message, fault.hint, {}});
  } else {
    out = parsed_lines(error.what());
  }
  if (out.empty()) out.push_back({{}, {}, 0, "something went wrong and did not say what", {}, {}});
  for (Mistake& mistake : out) add_source(mistake, share);
  return out;
}

std::string read_plan(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open()) throw std::runtime_error(file.filename().string() + ": the plan cannot be read");
  return bytes;
}

void add_stamp(const fs::path& file, Stamps& stamps) {
  std::error_code gone;
  const auto written = fs::last_write_time(file, gone);
  if (gone) return;
  const auto length = fs::file_size(file, gone);
  if (!gone) stamps[file.string()] = {written, length};
}

}  // namespace

Proof make_proof(const fs::path& share, const fs::path& plan, const Maker& make) {
  Proof proof;
  try {
    const documents::Library library(share);
    const std::string bytes = read_plan(plan);
    documents::Result page = make(library, bytes, Format::html);
    proof.findings = std::move(page.findings);
    if (page.status != documents::Status::accepted) return proof;
    documents::Result pdf = make(library, bytes, Format::pdf);
    proof.html = std::move(page.bytes);
    proof.pdf = std::move(pdf.bytes);
  } catch (const std::exception& error) {
    proof.mistakes = mistakes_in(error, share);
  }
  return proof;
}

Stamps stamps_of(const fs::path& share, const fs::path& plan) {
  Stamps stamps;
  add_stamp(plan, stamps);
  constexpr auto options =
      fs::directory_options::follow_directory_symlink | fs::directory_options::skip_permission_denied;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(share, options, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) add_stamp(entry->path(), stamps);
  }
  return stamps;
}

}  // namespace planpress::preview
