#include "renderer/text/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <stdexcept>

#include "renderer/text/json_lines.hpp"

namespace planpress::text {
namespace {

using Kind = JsonLine::Kind;

// Collects every mistake, so that an author corrects them in one go.
class Reader {
 public:
  explicit Reader(std::string file_name) : file_name_(std::move(file_name)) {}

  std::vector<Family> families(const JsonLine& root) {
    std::vector<Family> result;
    if (!is(root, Kind::object, "the manifest")) return result;
    known_keys(root, {"families"});
    const JsonLine* list = root.find("families");
    if (!list || list->kind != Kind::array || list->members.empty()) {
      add(root.line, "no families", R"(write "families": [{"name": …}, …], the body family first)");
      return result;
    }
    for (const auto& [key, value] : list->members) result.push_back(family(value));
    if (result.front().optional)
      add(list->line, "the body family is optional", "put an installed family first");
    return result;
  }

  void finish() const {
    if (!mistakes_.empty()) throw std::runtime_error(mistakes_);
  }

  void add(int line, std::string_view message, std::string_view hint) {
    if (!mistakes_.empty()) mistakes_ += '\n';
    mistakes_ += fmt::format("{}:{}: {} ({})", file_name_, line, message, hint);
  }

 private:
  Family family(const JsonLine& value) {
    Family result;
    if (!is(value, Kind::object, "a family")) return result;
    known_keys(value, {"name", "package", "licence", "directory", "optional", "regular", "bold"});
    result.name = text(value, "name", "the family's name");
    result.package = text(value, "package", "the Debian package that brings it");
    result.licence = text(value, "licence", "its SPDX licence identifier");
    text(value, "directory", "where the package puts its files");
    if (const JsonLine* optional = value.find("optional")) {
      if (is(*optional, Kind::boolean, "\"optional\"")) result.optional = optional->truth;
    }
    if (const JsonLine* regular = value.find("regular")) {
      result.regular = face(*regular);
    } else {
      add(value.line, fmt::format("family \"{}\" has no regular face", result.name),
          R"(write "regular": {"file": …, "sha256": …})");
    }
    if (const JsonLine* bold = value.find("bold")) result.bold = face(*bold);
    return result;
  }

  FaceFile face(const JsonLine& value) {
    FaceFile result;
    result.line = value.line;
    if (!is(value, Kind::object, "a face")) return result;
    known_keys(value, {"file", "index", "sha256"});
    result.file = text(value, "file", "the font's file name");
    if (result.file.find('/') != std::string::npos)
      add(value.line, "a face's file is a path", "write the name alone; its folder goes into \"directory\"");
    const std::string checksum = text(value, "sha256", "the output of sha256sum");
    const auto hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (!checksum.empty() && (checksum.size() != 64 || !std::ranges::all_of(checksum, hexadecimal)))
      add(value.line, "sha256 is not a checksum", "write the 64 lower-case digits that sha256sum prints");
    if (const JsonLine* index = value.find("index")) {
      if (is(*index, Kind::number, "\"index\"")) result.index = static_cast<int>(index->number);
    }
    return result;
  }

  std::string text(const JsonLine& object, std::string_view key, std::string_view what) {
    const JsonLine* value = object.find(key);
    if (value && value->kind == Kind::string && !value->text.empty()) return value->text;
    add(value ? value->line : object.line, fmt::format("\"{}\" is missing or not text", key),
        fmt::format("write {}", what));
    return {};
  }

  bool is(const JsonLine& value, Kind kind, std::string_view what) {
    static constexpr std::array kNames = {
        "null", "true or false", "a whole number", "a number with a fraction", "text", "a list", "an object"};
    if (value.kind == kind) return true;
    add(value.line, fmt::format("{} must be {}", what, kNames[static_cast<std::size_t>(kind)]),
        fmt::format("it is {}", kNames[static_cast<std::size_t>(value.kind)]));
    return false;
  }

  void known_keys(const JsonLine& object, std::initializer_list<std::string_view> known) {
    for (auto member = object.members.begin(); member != object.members.end(); ++member) {
      const auto same = [&](const auto& other) { return other.name == member->name; };
      if (std::find(known.begin(), known.end(), member->name) == known.end())
        add(member->value.line, fmt::format("unknown key \"{}\"", member->name),
            fmt::format("known are: {}", fmt::join(known, ", ")));
      else if (std::find_if(object.members.begin(), member, same) != member)
        add(member->value.line, fmt::format("\"{}\" is given twice", member->name), "keep one of them");
    }
  }

  std::string file_name_, mistakes_;
};

}  // namespace

std::vector<Family> read_manifest(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw std::runtime_error(name + ":0: cannot be read (it is copied there when the program is built)");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  Reader reader(name);
  std::vector<Family> result;
  try {
    result = reader.families(parse_json_lines(text));
  } catch (const JsonLineError& error) {
    reader.add(error.line, "not JSON", error.what());
  }
  reader.finish();
  return result;
}

}  // namespace planpress::text
