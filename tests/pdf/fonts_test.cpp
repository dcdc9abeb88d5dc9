#include <doctest/doctest.h>

#include <regex>

#include "tests/pdf/read_back.hpp"
#include "tests/pdf/sample.hpp"

using namespace planpress;
using document::Role;
using test::PagesBuilder;
using test::ReadBack;

namespace {

std::string stream_text(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// The widths that /W gives, by CID.
std::map<int, int> widths(QPDFObjectHandle font) {
  std::map<int, int> out;
  const auto w = test::items(font.getKey("/DescendantFonts").getArrayItem(0).getKey("/W"));
  for (std::size_t i = 0; i + 1 < w.size(); i += 2) {
    int cid = QPDFObjectHandle(w[i]).getIntValueAsInt();
    for (QPDFObjectHandle& width : test::items(w[i + 1])) out[cid++] = width.getIntValueAsInt();
  }
  return out;
}

std::set<int> codes_with_text(QPDFObjectHandle font) {
  const std::string map = stream_text(font.getKey("/ToUnicode"));
  std::set<int> out;
  const std::regex entry("<([0-9A-F]{4})><([0-9A-F]+)>\n");
  for (std::sregex_iterator it(map.begin(), map.end(), entry), end; it != end; ++it) {
    out.insert(std::stoi((*it)[1], nullptr, 16));
    CHECK((*it)[2] != "0000");
    CHECK((*it)[2] != "FEFF");
    CHECK((*it)[2] != "FFFE");
  }
  return out;
}

// Where each glyph of the first TJ stands, and where the pen is last, in thousandths of an em.
std::vector<int> places(ReadBack& file) {
  std::vector<int> out;
  int pen = 0;
  auto width = widths(file.fonts().at(0));
  for (auto& operation : file.operations(0)) {
    if (operation.name != "TJ") continue;
    for (QPDFObjectHandle& item : test::items(operation.operands.at(0))) {
      if (item.isInteger()) {
        pen -= item.getIntValueAsInt();
        continue;
      }
      const std::string codes = item.getStringValue();
      for (std::size_t i = 0; i < codes.size(); i += 2) {
        out.push_back(pen);
        pen += width.at(static_cast<unsigned char>(codes[i]) << 8 | static_cast<unsigned char>(codes[i + 1]));
      }
    }
  }
  out.push_back(pen);
  return out;
}

}  // namespace

TEST_CASE("every font is embedded as a subset, and each code that is shown has its text") {
  ReadBack file(test::everything().write());
  const auto fonts = file.pages()[0].getKey("/Resources").getKey("/Font").getDictAsMap();
  CHECK(fonts.size() >= 4);
  std::map<std::string, std::set<int>> known;
  for (auto& [name, handle] : fonts) {
    QPDFObjectHandle font = handle;
    CHECK(std::regex_search(font.getKey("/BaseFont").getName(), std::regex("^/[A-Z]{6}\\+[A-Za-z]")));
    const auto descriptor = font.getKey("/DescendantFonts").getArrayItem(0).getKey("/FontDescriptor");
    CHECK((QPDFObjectHandle(descriptor).hasKey("/FontFile2") ||
           QPDFObjectHandle(descriptor).hasKey("/FontFile3")));
    known[name] = codes_with_text(font);
  }
  std::string font;
  std::size_t shown = 0;
  for (std::size_t page = 0; page < file.pages().size(); ++page) {
    for (auto& operation : file.operations(page)) {
      if (operation.name == "Tf") font = operation.operands.at(0).getName();
      if (operation.name != "TJ") continue;
      for (QPDFObjectHandle& item : test::items(operation.operands.at(0))) {
        if (!item.isString()) continue;
        const std::string codes = item.getStringValue();
        REQUIRE(codes.size() % 2 == 0);
        for (std::size_t i = 0; i < codes.size(); i += 2, ++shown) {
          const int code =
              static_cast<unsigned char>(codes[i]) << 8 | static_cast<unsigned char>(codes[i + 1]);
          CHECK(code != 0);  // .notdef
          CHECK(known[font].count(code) == 1);
        }
      }
    }
  }
  CHECK(shown > 200);
}

TEST_CASE("glyphs stand where they were shaped, kerning included") {
  PagesBuilder builder;
  builder.line(Role::p, "AVATAR");
  const auto mark = std::get<typeset::TextMark>(builder.pages().pages[0].items[0].mark);
  REQUIRE(mark.runs.size() == 1);
  std::vector<int> shaped;
  int pen = 0;
  const text::Face& face = test::fonts().face(mark.runs[0]->face);
  int unkerned = 0;
  for (const text::Glyph& glyph : mark.runs[0]->glyphs) {
    shaped.push_back(pen + glyph.x_offset);
    pen += glyph.advance;
    unkerned += face.nominal_advance(glyph.id);
  }
  CHECK(pen < unkerned);
  ReadBack file(builder.write());
  std::vector<int> found = places(file);
  found.pop_back();  // nothing follows the last glyph
  CHECK(found == shaped);
}

TEST_CASE("a run from right to left is written in the order it is read, each glyph in its place") {
  PagesBuilder builder;
  builder.line(Role::p, "שלום");
  const auto mark = std::get<typeset::TextMark>(builder.pages().pages[0].items[0].mark);
  std::vector<int> shaped;
  int pen = 0;
  for (const text::Glyph& glyph : mark.runs.at(0)->glyphs) {
    shaped.insert(shaped.begin(), pen + glyph.x_offset);
    pen += glyph.advance;
  }
  ReadBack file(builder.write());
  std::vector<int> found = places(file);
  found.pop_back();
  // Places count from the first glyph, to which Td has moved.
  for (int& place : shaped) place -= shaped.size() > 1 && &place != &shaped.front() ? shaped.front() : 0;
  shaped.front() = 0;
  CHECK(found == shaped);
}

TEST_CASE("one glyph that draws two texts has two codes") {
  auto run = std::make_shared<text::ShapedRun>();
  const text::Face& face = test::fonts().face(test::fonts().body(text::Weight::regular));
  const std::uint16_t glyph = face.glyph_of(U'A');
  const auto advance = static_cast<std::int16_t>(face.nominal_advance(glyph));
  run->face = test::fonts().body(text::Weight::regular);
  run->text = "A\u0410";  // Latin and Cyrillic
  run->glyphs = {{glyph, advance, 0, 0, 0}, {glyph, advance, 0, 0, 1}};
  run->width = 2 * advance;
  PagesBuilder builder;
  typeset::TextMark mark = builder.text("");
  mark.runs = {run};
  builder.mark(builder.add(0, Role::p), mark);
  CHECK(test::extracted_text(builder.write()).substr(0, 3) == "A\u0410");
}

TEST_CASE("a document may show more glyphs and texts than one font has codes") {
  PagesBuilder builder;
  const auto paragraph = builder.add(0, Role::p);
  const text::FaceId id = test::fonts().body(text::Weight::regular);
  const std::uint16_t glyph = test::fonts().face(id).glyph_of(U'x');
  char32_t character = 0x10000;
  for (int i = 0; i < 70; ++i) {
    auto run = std::make_shared<text::ShapedRun>();
    run->face = id;
    for (std::uint32_t k = 0; k < 1000; ++k) {
      run->glyphs.push_back({glyph, 500, 0, 0, 4 * k});
      const auto c = character++;
      run->text += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
                    static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    run->width = 500 * 1000;
    typeset::TextMark mark = builder.text("");
    mark.runs = {run};
    builder.mark(paragraph, mark);
  }
  ReadBack file(builder.write());
  CHECK(file.fonts().size() == 2);
}

TEST_CASE("a CFF face is embedded as such, and its text comes back") {
  if (!test::fonts().can_print(U'漢')) {
    MESSAGE("no CJK font is installed: not tried");
    return;
  }
  PagesBuilder builder;
  builder.line(Role::p, "日本語の計画書 漢字");
  const std::string pdf = builder.write();
  CHECK(test::extracted_text(pdf).find("日本語の計画書 漢字") == 0);
  ReadBack file(pdf);
  bool found = false;
  for (QPDFObjectHandle& font : file.fonts()) {
    auto descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    if (descendant.getKey("/Subtype").getName() != "/CIDFontType0") continue;
    found = true;
    CHECK(descendant.getKey("/FontDescriptor").getKey("/FontFile3").getDict().getKey("/Subtype").getName() ==
          "/CIDFontType0C");
  }
  CHECK(found);
}
