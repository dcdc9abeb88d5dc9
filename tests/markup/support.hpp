// A layouts folder of its own for each test: files are written, the layout is loaded, everything goes away
// again.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/text/author_error.hpp"

namespace planpress::markup {

using text::AuthorError;

class Layouts {
 public:
  using Files = std::map<std::string, std::string>;

  // files: by path under the layouts folder. The layout is "letter"; its layout.json is written when not
  // given.
  explicit Layouts(const Files& files) {
    static int count = 0;
    root_ = std::filesystem::temp_directory_path() /
            ("planpress-markup-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(root_ / "letter");
    std::filesystem::create_directories(root_ / "partials");
    if (!files.contains("letter/layout.json")) write("letter/layout.json", R"({"view": "letter"})");
    for (const auto& [path, text] : files) write(path, text);
  }
  ~Layouts() { std::filesystem::remove_all(root_); }
  Layouts(const Layouts&) = delete;
  Layouts& operator=(const Layouts&) = delete;

  Layout load(const Json& shape) const { return Layout(root_ / "letter", root_, shape, {"en", "cy"}); }

 private:
  void write(const std::string& path, const std::string& text) const {
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  std::filesystem::path root_;
};

// A template around `body`, whose first line is line 2 of letter/template.xhtml.
inline std::string letter(const std::string& body) {
  return "<document title=\"Letter\">\n" + body + "\n</document>\n";
}

// What the author is told of a layout, one line a fault; empty when it loads.
inline std::string faults_of(const Layouts::Files& files, const Json& shape = Json::object()) {
  try {
    Layouts(files).load(shape);
  } catch (const AuthorError& error) {
    return error.what();
  }
  return {};
}

inline std::string faults_of_body(const std::string& body, const Json& shape = Json::object()) {
  return faults_of({{"letter/template.xhtml", letter(body)}}, shape);
}

// What is said of markup that is already filled; empty when it reads.
inline std::string faults_of_markup(const std::string& markup) {
  try {
    read(markup, "letter.xhtml");
  } catch (const AuthorError& error) {
    return error.what();
  }
  return {};
}

inline std::string fill_body(const std::string& body, const Json& shape, const Json& view,
                             std::string language = "en") {
  return Layouts({{"letter/template.xhtml", letter(body)}}).load(shape).fill(view, language);
}

// The blocks of a body, as text, without the lines of the document itself.
inline std::string blocks_of(const std::string& body) {
  const auto text =
      document::to_text(read("<document title=\"Letter\">" + body + "</document>", "letter.xhtml"));
  auto at = text.find('\n');
  at = text.find('\n', at + 1);
  return text.substr(at + 1);
}

}  // namespace planpress::markup
