#include "renderer/typeset/flow.hpp"

#include <doctest/doctest.h>

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::literals;

namespace {

Box block(Length height, std::vector<Length> cuts = {}) {
  Box box;
  box.height = height;
  box.cuts = std::move(cuts);
  box.items.push_back({0, ArtifactKind::layout, FilledRect{{0_pt, 0_pt, 10_pt, height}, {}}});
  return box;
}

}  // namespace

TEST_CASE("stacked boxes are as far apart as the larger of their spaces") {
  Box a = block(10_pt), b = block(20_pt);
  a.space_after = 4_pt;
  b.space_before = 6_pt;
  const Box whole = stack({a, b});
  CHECK(whole.height == 36_pt);
  CHECK(whole.cuts == std::vector<Length>{16_pt});
}

TEST_CASE("a heading is close to what it introduces, whatever that asks for") {
  Box heading = block(10_pt), table = block(20_pt);
  heading.space_after = 4_pt;
  heading.tight = true;
  table.space_before = 16_pt;
  CHECK(stack({heading, table}).height == 34_pt);
}

TEST_CASE("side by side, a cut must hurt no part") {
  const Box whole = beside({block(40_pt, {10_pt, 20_pt}), block(40_pt, {20_pt, 30_pt}), block(20_pt)});
  CHECK(whole.height == 40_pt);
  CHECK(whole.cuts == std::vector<Length>{20_pt});
}

TEST_CASE("a ground that crosses the cut is divided with its box") {
  const Divided parts = divide(block(40_pt, {10_pt, 30_pt}), 10_pt);
  CHECK(parts.first.height == 10_pt);
  CHECK(parts.second.height == 30_pt);
  CHECK(parts.second.cuts == std::vector<Length>{20_pt});
  CHECK(std::get<FilledRect>(parts.first.items.at(0).mark).rect.height == 10_pt);
  CHECK(std::get<FilledRect>(parts.second.items.at(0).mark).rect == Rect{0_pt, 0_pt, 10_pt, 30_pt});
}
