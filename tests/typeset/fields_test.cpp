// Where things to fill in stand, and that there is room to write in them.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::literals;
using namespace planpress::typeset::test;
using document::Field;
using document::FieldKind;
using document::Fieldset;
using document::FieldsetLayout;

namespace {

Field field(FieldKind kind, const std::string& name, const std::string& label = "Label") {
  Field out;
  out.kind = kind;
  out.name = name;
  out.label = label;
  out.tooltip = "What " + name + " asks";
  out.date = {"Day", "Month", "Year"};
  if (kind == FieldKind::radio || kind == FieldKind::checkbox) out.value = "yes";
  return out;
}

std::vector<FieldArea> fields_of(const Pages& pages) {
  std::vector<FieldArea> all;
  for (const Page& page : pages.pages) all.insert(all.end(), page.fields.begin(), page.fields.end());
  return all;
}

std::string written(const FieldArea& area) {
  std::string out;
  for (const Mark& mark : area.appearance) {
    if (const auto* text = std::get_if<TextMark>(&mark)) {
      for (const auto& run : text->runs) out += run->text;
    }
  }
  return out;
}

Length lowest(const FieldArea& area) {
  Length y;
  for (const Mark& mark : area.appearance) {
    if (const auto* text = std::get_if<TextMark>(&mark)) y = std::max(y, text->origin.y);
  }
  return y;
}

constexpr Length millimetre = Length::from_thousandths(2835);

}  // namespace

TEST_CASE("there is room for a pen: fifteen millimetres for an answer in words") {
  Field area = field(FieldKind::multi_line, "a");
  area.lines = 2;
  for (const bool large_print : {false, true}) {
    const auto areas = fields_of(set({area}, large_print));
    REQUIRE(areas.size() == 1);
    CHECK(areas[0].rect.height >= millimetre * 15);
    CHECK(areas[0].rect.width >= millimetre * 160);
  }
}

TEST_CASE("a box grows with what it already holds") {
  Field area = field(FieldKind::multi_line, "a");
  const Length empty = fields_of(set({area}))[0].rect.height;
  area.value = sentence(120);
  const FieldArea full = fields_of(set({area}))[0];
  CHECK(full.rect.height > empty);
  CHECK(written(full).find("word120") != std::string::npos);
  CHECK(lowest(full) <= full.rect.height);
}

TEST_CASE("a date has two cells for the day, two for the month and four for the year") {
  Field date = field(FieldKind::date, "held");
  date.value = "2025-03-06";
  const auto areas = fields_of(set({date}));
  REQUIRE(areas.size() == 3);
  CHECK(areas[0].name == "held/day");
  CHECK(areas[1].name == "held/month");
  CHECK(areas[2].name == "held/year");
  CHECK(areas[0].max_length + areas[1].max_length == areas[2].max_length);
  CHECK(written(areas[0]) + written(areas[1]) + written(areas[2]) == "06032025");
  CHECK(areas[2].tooltip == "What held asks: Year");
  CHECK(areas[2].rect.width == areas[0].rect.width * 2);
  CHECK(areas[0].rect.right() < areas[1].rect.x);
}

TEST_CASE("a read-only field is quiet text behind its label, without a frame") {
  Field reference = field(FieldKind::text, "form", "Form:");
  reference.value = "progress-report GYD-2025-C002 2 2";
  reference.read_only = true;
  Fieldset row;
  row.layout = FieldsetLayout::row;
  row.blocks = {reference};
  for (const bool large_print : {false, true}) {
    for (const document::Block& block : {document::Block(reference), document::Block(row)}) {
      const Pages pages = set({block}, large_print);
      const auto areas = fields_of(pages);
      REQUIRE(areas.size() == 1);
      CHECK(areas[0].read_only);
      CHECK(areas[0].kind == WidgetKind::text);
      CHECK(areas[0].color == theme(large_print).hint.color);
      CHECK(written(areas[0]) == reference.value);
      const Page& page = pages.pages[0];
      for (const Item& item : page.items) CHECK_FALSE(std::holds_alternative<FramedRect>(item.mark));
      const auto& label = std::get<TextMark>(page.items[0].mark);
      CHECK(text_of(page.items[0]).find("Form:") == 0);
      CHECK(label.size == theme(large_print).hint.size);
      CHECK(label.origin.y == areas[0].rect.y + lowest(areas[0]));
      CHECK(label.origin.x < areas[0].rect.x);
    }
  }
}

TEST_CASE("a read-only field loses nothing of what is too long for a line") {
  Field reference = field(FieldKind::text, "form", "Form:");
  reference.value = "progress-report " + std::string(64, 'W') + " 12 2";
  reference.read_only = true;
  for (const bool large_print : {false, true}) {
    const FieldArea area = fields_of(set({reference}, large_print)).at(0);
    std::string words_of_it = written(area);
    std::erase(words_of_it, ' ');
    CHECK(words_of_it == "progress-report" + std::string(64, 'W') + "122");
    CHECK(area.kind == WidgetKind::multi_line);
    CHECK(area.rect.width == theme(large_print).measure());
    CHECK(lowest(area) < area.rect.height);
  }
}

TEST_CASE(
    "a signatory has a statement to choose or to tick, a signature and a date, each read out with the name") {
  document::SignaturePanel panel{"Signature", {"Day", "Month", "Year"}, {}};
  panel.signatories = {
      {"Practitioner", "Mr A", {}, "sign/1", {{"agreed", "I agree"}, {"not-agreed", "Not agreed"}}},
      {"Supervisor", "Ms B", {}, "sign/2", {{"acknowledged", "I acknowledge"}}},
      {"Case manager", "Dr C", {}, "", {{"agreed", "I agree"}}}};
  const auto areas = fields_of(set({panel}));
  std::vector<std::string> told;
  for (const FieldArea& area : areas) told.push_back(area.name + " = " + area.tooltip);
  CHECK(told == std::vector<std::string>{
                    "sign/1/statement = Practitioner, Mr A: I agree",
                    "sign/1/statement = Practitioner, Mr A: Not agreed",
                    "sign/1/signature = Practitioner, Mr A: Signature",
                    "sign/1/date/day = Practitioner, Mr A: Day",
                    "sign/1/date/month = Practitioner, Mr A: Month",
                    "sign/1/date/year = Practitioner, Mr A: Year",
                    "sign/2/statement = Supervisor, Ms B: I acknowledge",
                    "sign/2/signature = Supervisor, Ms B: Signature",
                    "sign/2/date/day = Supervisor, Ms B: Day",
                    "sign/2/date/month = Supervisor, Ms B: Month",
                    "sign/2/date/year = Supervisor, Ms B: Year",
                });
  CHECK(areas[0].kind == WidgetKind::radio_button);
  CHECK(areas[6].kind == WidgetKind::check_box);
}

TEST_CASE("a grid has its boxes in columns, line by line") {
  Fieldset grid;
  grid.layout = FieldsetLayout::grid;
  grid.columns = 3;
  for (int i = 1; i <= 5; ++i) {
    Field radio = field(FieldKind::radio, "rating", "Word " + std::to_string(i));
    radio.value = std::to_string(i);
    grid.blocks.emplace_back(radio);
  }
  const auto areas = fields_of(set({grid}));
  REQUIRE(areas.size() == 5);
  CHECK(areas[0].rect.y == areas[2].rect.y);
  CHECK(areas[3].rect.y > areas[0].rect.y);
  CHECK(areas[3].rect.x == areas[0].rect.x);
  CHECK(areas[1].rect.x - areas[0].rect.x == areas[2].rect.x - areas[1].rect.x);
}

TEST_CASE("boxes side by side begin at one height, however long their labels are") {
  Fieldset grid;
  grid.layout = FieldsetLayout::grid;
  grid.columns = 2;
  for (const char* label : {"A label that is so long that it takes several lines of its column", "Actions"}) {
    Field notes = field(FieldKind::multi_line, label, label);
    notes.lines = 3;
    grid.blocks.emplace_back(notes);
  }
  const Pages pages = set({grid, paragraph("After it")});
  const auto areas = fields_of(pages);
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].rect.y == areas[1].rect.y);
  for (const Item& item : pages.pages[0].items) {
    if (text_of(item) == "After it")
      CHECK(std::get<TextMark>(item.mark).origin.y > areas[1].rect.bottom() + theme().body.size);
  }
}

// A table of kinds of work with a choice in each of two columns.
Pages choices(const std::string& option, int columns) {
  document::Table table;
  document::Row head, row;
  for (int i = 0; i < columns; ++i) {
    document::Cell choice;
    Field level = field(FieldKind::choice, "level/" + std::to_string(i));
    level.bare = true;
    level.options = {{"close", option}, {"direct", "Direct"}};
    choice.blocks = {level};
    row.cells.push_back(cell("Discharge counselling"));
    row.cells.push_back(choice);
    head.cells.push_back(cell("Kind of work", true));
    head.cells.push_back(cell("Level", true));
  }
  table.head = {head};
  table.body = {row};
  return set({table});
}

TEST_CASE("an option is read whole: its box is wide enough, or its letters are smaller") {
  const std::string option = "Supervised / Dan oruchwyliaeth";
  const auto wide = fields_of(choices(option, 1)).at(0), narrow = fields_of(choices(option, 2)).at(0);
  CHECK(wide.size == theme().body.size);
  CHECK(narrow.size < wide.size);
  CHECK(narrow.size >= theme().field.choice_size);
  for (const FieldArea& area : {wide, narrow}) {
    TextStyle style = theme().body;
    style.size = area.size;
    CHECK(shape_text({theme(), shaper()}, option, style).natural_width() + theme().field.inset * 2 <=
          area.rect.width);
  }
}

TEST_CASE("a row begins a new line where the next box would not fit") {
  Fieldset row;
  row.layout = FieldsetLayout::row;
  row.legend = "Sessions";
  for (int i = 0; i < 8; ++i)
    row.blocks.emplace_back(field(FieldKind::number, "n/" + std::to_string(i), "a rather long label"));
  const auto areas = fields_of(set({row}));
  REQUIRE(areas.size() == 8);
  CHECK(areas.back().rect.y > areas.front().rect.y);
  for (const FieldArea& area : areas)
    CHECK(area.rect.right() <= theme().page.width - theme().page.right + 1_pt);
}

TEST_CASE("words beside a box in a table stand on its middle") {
  document::Table table;
  document::Cell amount;
  amount.kind = document::CellKind::number;
  Field number = field(FieldKind::number, "n");
  number.bare = true;
  amount.blocks = {number};
  table.head = {{false, {cell("Evidence", true), cell("Total", true)}}};
  table.body = {{false, {cell("Logbook"), amount}}};
  const Pages pages = set({table});
  const FieldArea area = fields_of(pages).at(0);
  Length baseline;
  for (const Item& item : pages.pages[0].items) {
    if (text_of(item).find("Logbook") == 0) baseline = std::get<TextMark>(item.mark).origin.y;
  }
  const Length middle = area.rect.y + area.rect.height / 2;
  CHECK(baseline - theme().body.size.of_em(360) - middle < 1_pt);
  CHECK(middle - (baseline - theme().body.size.of_em(360)) < 1_pt);
}

TEST_CASE("a set of boxes is not divided between pages, and its legend is read first") {
  document::Blocks blocks;
  for (int i = 0; i < 41; ++i) blocks.push_back(paragraph("line"));
  blocks.resize(27);
  Fieldset grid;
  grid.layout = FieldsetLayout::grid;
  grid.legend = "Outcome";
  for (int i = 0; i < 9; ++i) {
    Field radio = field(FieldKind::radio, "o", "Word " + std::to_string(i));
    radio.value = std::to_string(i);
    grid.blocks.emplace_back(radio);
  }
  blocks.emplace_back(grid);
  const Pages pages = set(blocks);
  REQUIRE(pages.pages.size() == 2);
  CHECK(pages.pages[0].fields.empty());
  CHECK(pages.pages[1].fields.size() == 9);
  const auto& nodes = pages.structure.nodes;
  const document::StructureNode& set_node = nodes[nodes[pages.pages[1].fields[0].owner].parent];
  CHECK(nodes[set_node.children.at(0)].role == document::Role::p);
  CHECK(nodes[set_node.children.at(1)].role == document::Role::form);
}

TEST_CASE(
    "a bar is as long as its share, and a progress bar has a segment for each whole unit up to twenty") {
  const auto marks = [](document::Bar bar) {
    const Pages pages = set({bar});
    std::vector<Item> items;
    for (const Item& item : pages.pages[0].items) {
      const bool drawn =
          std::holds_alternative<FilledRect>(item.mark) || std::holds_alternative<FramedRect>(item.mark);
      if (drawn) items.push_back(item);
    }
    return items;
  };
  const auto share = marks({document::BarStyle::headline, 25'000, 50'000, ""});
  REQUIRE(share.size() == 1);
  CHECK(std::get<FilledRect>(share[0].mark).rect.width == theme().measure() / 2);
  CHECK(share[0].artifact == ArtifactKind::layout);
  CHECK(marks({document::BarStyle::plain, 0, 50'000, ""}).empty());
  const auto frames = [&](document::AxisPosition value, document::AxisPosition whole) {
    const auto all = marks({document::BarStyle::progress, value, whole, "told"});
    for (const Item& item : all) CHECK(item.artifact == ArtifactKind::none);
    return std::count_if(all.begin(), all.end(),
                         [](const Item& item) { return std::holds_alternative<FramedRect>(item.mark); });
  };
  CHECK(frames(2'000, 8'000) == 8);
  CHECK(frames(9'000, 40'000) == 1);
  CHECK(frames(1'000, 2'500) == 1);
  CHECK(frames(30'000, 12'000) == 12);  // more than was required fills it
}

TEST_CASE("a tag is as wide as its word") {
  document::Paragraph tag;
  tag.style = document::ParagraphStyle::tag_filled;
  tag.content = words("Behind");
  const Pages pages = set({tag});
  for (const Item& item : pages.pages[0].items) {
    if (const auto* ground = std::get_if<FilledRect>(&item.mark)) {
      CHECK(ground->rect.width < 80_pt);
      CHECK(ground->color == theme().color.text);
    }
    if (text_of(item) == "Behind") CHECK(std::get<TextMark>(item.mark).color == theme().color.paper);
  }
}
