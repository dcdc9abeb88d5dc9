#include "tests/text/support.hpp"

using namespace planpress::text;
using namespace planpress::text::testing;

TEST_CASE("a Hebrew sentence runs from the right, its numbers and English from the left") {
  const auto shaped = shape("שלום world 123 אבג");
  CHECK(shaped.right_to_left);
  CHECK(seen(shaped) == "אבג| |world| |123| |שלום");
}

TEST_CASE("Hebrew within English turns round where it stands") {
  const auto shaped = shape("Dr אבג דהו said (77)");
  CHECK_FALSE(shaped.right_to_left);
  CHECK(seen(shaped) == "Dr| |דהו| |אבג| |said| |(77)");
}

TEST_CASE("a number after Hebrew stands to its left, in its own order") {
  CHECK(seen(shape("אבג 123, דהו")) == "דהו| |,|123| |אבג");
}

TEST_CASE("the glyphs of a right-to-left run stand in visual order") {
  const auto shaped = shape("אבג");
  REQUIRE(shaped.fragments.size() == 1);
  const auto& run = *shaped.fragments[0].run;
  CHECK(run.right_to_left);
  REQUIRE(run.glyphs.size() == 3);
  CHECK(run.glyphs[0].cluster == 4);
  CHECK(run.glyphs[2].cluster == 0);
}

TEST_CASE("brackets in right-to-left text are mirrored") {
  const auto mirrored = shape("א(ב").fragments, plain = shape(")").fragments;
  REQUIRE(plain.size() == 1);
  bool found = false;
  for (const Fragment& fragment : mirrored)
    for (const Glyph& glyph : fragment.run->glyphs) found = found || glyph.id == plain[0].run->glyphs[0].id;
  CHECK(found);
}

TEST_CASE("the base direction is that of the first letter") {
  CHECK_FALSE(shape("123 (…) ok אבג").right_to_left);
  CHECK(shape("123 (…) אבג ok").right_to_left);
  CHECK_FALSE(shape("12 + 3").right_to_left);
  CHECK(shape("12\nאבג").right_to_left);
}

TEST_CASE("L2 reverses nested levels from the highest down") {
  const auto run = std::make_shared<const ShapedRun>();
  std::vector<Fragment> fragments;
  for (const std::uint8_t level : std::vector<std::uint8_t>{0, 1, 2, 2, 1, 0})
    fragments.push_back({run, 0, level, false});
  CHECK(visual_order(fragments) == std::vector<std::uint32_t>{0, 4, 2, 3, 1, 5});
  CHECK(visual_order({}).empty());
}
