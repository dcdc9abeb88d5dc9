#include "tests/pdf/sample.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>

namespace planpress::test {

using document::NodeId;
using document::Role;
using typeset::ArtifactKind;
using namespace literals;

namespace {

const std::filesystem::path share = std::filesystem::path(PLANPRESS_BUILD_DIR) / "share" / "planpress";

constexpr typeset::Color blue{0, 94, 184}, dark_blue{0, 48, 135}, black{35, 31, 32}, pale{232, 237, 238},
    grey{66, 85, 99};

typeset::TextMark at(typeset::TextMark mark, Point origin) {
  mark.origin = origin;
  return mark;
}

}  // namespace

const text::FontLibrary& fonts() {
  static const text::FontLibrary library(share / "fonts");
  return library;
}

const pdf::OutputIntent& intent() {
  static const pdf::OutputIntent srgb(share / "sRGB.icc");
  return srgb;
}

PagesBuilder::PagesBuilder(std::string title) : shaper_(fonts()) {
  pages_.width = Length::from_points(595.276);
  pages_.height = Length::from_points(841.89);
  pages_.title = std::move(title);
  pages_.language = "en-GB";
  pages_.created = "2025-01-06";
  new_page();
}

void PagesBuilder::new_page() {
  pages_.pages.emplace_back();
  y_ = 80_pt;
}

NodeId PagesBuilder::add(NodeId parent, Role role) { return pages_.structure.add(parent, role); }

NodeId PagesBuilder::line(Role role, std::string_view text) {
  const NodeId node = add(0, role);
  content(node, text);
  return node;
}

void PagesBuilder::content(NodeId owner, std::string_view text) {
  y_ += 20_pt;
  mark(owner, this->text(text));
}

void PagesBuilder::mark(NodeId owner, typeset::Mark mark) {
  pages_.pages.back().items.push_back({owner, ArtifactKind::none, std::move(mark)});
}

void PagesBuilder::artifact(ArtifactKind kind, typeset::Mark mark) {
  pages_.pages.back().items.push_back({0, kind, std::move(mark)});
}

void PagesBuilder::link(NodeId owner, std::string href, std::string description, std::uint32_t destination) {
  pages_.pages.back().links.push_back(
      {{57_pt, y_ - 12_pt, 200_pt, 16_pt}, owner, std::move(href), destination, std::move(description)});
}

typeset::TextMark PagesBuilder::text(std::string_view text, text::Weight weight, Length size) {
  const text::StyledText styled{text, weight, "", false};
  const text::ShapedParagraph paragraph = shaper_.shape({&styled, 1});
  typeset::TextMark mark{{57_pt, y_}, size, black, {}, 0, {}};
  for (const std::uint32_t index : text::visual_order(paragraph.fragments)) {
    mark.runs.push_back(paragraph.fragments[index].run);
  }
  return mark;
}

std::string PagesBuilder::write(const std::vector<pdf::Attachment>& attachments) const {
  return pdf::write(pages_, fonts(), intent(), attachments);
}

namespace {

void add_list(PagesBuilder& builder) {
  const NodeId list = builder.add(0, Role::l);
  for (const char* text : {"Watch ten clinics", "Lead ten clinics"}) {
    const NodeId item = builder.add(list, Role::li);
    const NodeId label = builder.add(item, Role::lbl), body = builder.add(item, Role::l_body);
    builder.content(body, text);
    builder.mark(label, typeset::Disc{{50_pt, 276_pt}, 2_pt, blue, {}, {}});
  }
}

void add_row(PagesBuilder& builder, NodeId group, Role role, std::vector<const char*> cells) {
  const NodeId row = builder.add(group, Role::tr);
  for (const char* text : cells) {
    const NodeId cell = builder.add(row, role);
    builder.node(cell).scope = document::Scope::column;
    if (*text) builder.content(cell, text);
  }
}

void add_table(PagesBuilder& builder) {
  const NodeId table = builder.add(0, Role::table);
  add_row(builder, builder.add(table, Role::t_head), Role::th, {"Activity", "Weeks"});
  const NodeId body = builder.add(table, Role::t_body);
  add_row(builder, body, Role::td, {"Ward rounds", "1 to 4"});
  builder.new_page();
  builder.artifact(ArtifactKind::header, at(builder.text("Action plan (continued)"), {57_pt, 40_pt}));
  add_row(builder, body, Role::td, {"Clinics", ""});
}

void add_figure(PagesBuilder& builder) {
  const NodeId figure = builder.add(0, Role::figure);
  builder.node(figure).alt = "Supervision falls from close to remote (over 26 weeks): “direct” first";
  const Rect box{57_pt, 300_pt, 400_pt, 200_pt};
  builder.pages().figures.push_back({figure, 1, box});
  builder.mark(figure, typeset::FilledRect{{57_pt, 300_pt, 60_pt, 40_pt}, dark_blue});
  builder.mark(figure, typeset::FramedRect{{130_pt, 300_pt, 60_pt, 40_pt}, 3_pt, blue});
  builder.mark(figure, typeset::Line{{200_pt, 320_pt}, {300_pt, 320_pt}, 2_pt, black, false});
  builder.mark(figure, typeset::Line{{200_pt, 330_pt}, {300_pt, 330_pt}, 2_pt, black, true});
  builder.mark(figure, typeset::Disc{{340_pt, 320_pt}, 18_pt, dark_blue, {}, {}});
  builder.mark(figure, typeset::Disc{{390_pt, 320_pt}, 18_pt, pale, 2_pt, blue});
  builder.mark(figure, typeset::Hatch{{57_pt, 360_pt, 60_pt, 80_pt}, 6_pt, 1_pt, grey});
  builder.mark(figure, typeset::FramedRect{{130_pt, 360_pt, 14_pt, 14_pt}, Length::from_points(1.25), black});
  builder.mark(figure,
               typeset::Polyline{{{132_pt, 368_pt}, {136_pt, 372_pt}, {143_pt, 361_pt}}, 2_pt, dark_blue});
  builder.mark(figure,
               typeset::Polyline{
                   {{200_pt, 360_pt}, {240_pt, 400_pt}, {160_pt, 400_pt}, {200_pt, 360_pt}}, 4_pt, blue});
  builder.mark(figure,
               typeset::CodeMark{{260_pt, 360_pt, 30_pt, 30_pt}, black, "code", 3, {{0, 0, 2}, {1, 2, 1}}});
}

void add_links(PagesBuilder& builder) {
  const NodeId paragraph = builder.line(Role::p, "See ");
  const NodeId link = builder.add(paragraph, Role::link);
  builder.content(link, "the guidance page");
  builder.link(link, "https://example.org/guidance?a=(b)&c=ŵ", "The guidance page, on example.org");
  builder.content(paragraph, " before the first review.");
  const NodeId inner = builder.add(paragraph, Role::link);
  builder.content(inner, "Objective 1");
  builder.link(inner, "", "Goes to objective 1", 1);
}

}  // namespace

PagesBuilder everything() {
  PagesBuilder builder("Action plan – Ŵyn & co <1>");
  builder.pages().subject = "Supervised practice";
  typeset::TextMark draft = builder.text("DRAFT", text::Weight::bold, 150_pt);
  draft.origin = {120_pt, 650_pt};
  draft.rotation = 38;
  draft.color = pale;
  builder.artifact(ArtifactKind::watermark, draft);
  builder.artifact(ArtifactKind::header, at(builder.text("Confidential"), {57_pt, 40_pt}));
  builder.line(Role::h1, "Action plan – Ŵyn Łódź");
  builder.artifact(ArtifactKind::background, typeset::FilledRect{{57_pt, 110_pt, 480_pt, 20_pt}, pale});
  builder.artifact(ArtifactKind::layout, typeset::Line{{57_pt, 132_pt}, {537_pt, 132_pt}, 1_pt, blue, false});
  const NodeId welsh = builder.line(Role::p, "Mae’r cynllun hwn yn ddwyieithog: ŵ, ŷ.");
  builder.node(welsh).language = "cy";
  for (const char* text :
       {"AVATAR To Wa: office waffle fi fl ffi", "Ọlá Adéṣọ̀tún, Ẹ̀kọ́ ọmọ", "مرحبا بالعالم خطة العمل",
        "नमस्ते क्षत्रिय हिन्दी कार्य योजना", "กำหนดการที่น้ำ", "Καλημέρα Привет שלום עולם"}) {
    builder.line(Role::p, text);
  }
  add_list(builder);
  builder.line(Role::h2, "Objectives");
  add_table(builder);
  add_figure(builder);
  add_links(builder);
  builder.artifact(ArtifactKind::footer, at(builder.text("Page 2 of 2"), {57_pt, 800_pt}));
  builder.pages().destinations = {{0, 80_pt}, {1, 300_pt}};
  builder.pages().outline = {
      {1, "Action plan – Ŵyn", 0, ""}, {2, "Objectives", 1, ""}, {4, "Deep", 1, ""}, {1, "End", 1, ""}};
  return builder;
}

std::string run_on(std::string_view pdf, const std::string& command) {
  std::string name = std::filesystem::temp_directory_path() / "planpress-test-XXXXXX";
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) throw std::runtime_error("no temporary file");
  close(descriptor);
  std::ofstream(name, std::ios::binary) << pdf;
  std::string line = command;
  for (std::size_t at; (at = line.find("{}")) != std::string::npos;) line.replace(at, 2, name);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((line + " 2>&1").c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string out;
  std::array<char, 4096> chunk{};
  for (std::size_t n; (n = std::fread(chunk.data(), 1, chunk.size(), pipe.get())) > 0;)
    out.append(chunk.data(), n);
  std::filesystem::remove(name);
  return out;
}

std::string extracted_text(std::string_view pdf) {
  const std::string text = run_on(pdf, "pdftotext -enc UTF-8 {} -");
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    // U+202A to U+202E, U+200E and U+200F: E2 80 xx
    const bool is_mark =
        text.compare(i, 2, "\xE2\x80") == 0 && i + 2 < text.size() &&
        (text[i + 2] == '\x8E' || text[i + 2] == '\x8F' || (text[i + 2] >= '\xAA' && text[i + 2] <= '\xAE'));
    if (is_mark) {
      i += 3;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace planpress::test
