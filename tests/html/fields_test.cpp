// What is filled in, on a web page: real controls with names that say what is asked.
#include <doctest/doctest.h>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using namespace document;

Markup page_of(Block block) {
  Document document;
  document.blocks = {std::move(block)};
  return parse(html::write(document, "", type()));
}

Field field(FieldKind kind) {
  Field out;
  out.kind = kind;
  out.name = "objective/1";
  out.label = "Rating";
  out.tooltip = "Rating of objective 1";
  return out;
}

TEST_CASE("a control has its words beside it and a name that holds them") {
  Field text = field(FieldKind::text);
  text.value = "a < b";
  const Markup page = page_of(text);
  const auto* input = page.named("input").at(0);
  CHECK(input->attributes.at("name") == "objective/1");
  CHECK(input->attributes.at("value") == "a < b");
  CHECK(input->attributes.at("aria-label") == "Rating of objective 1");
  CHECK(page.named("label").at(0)->text.find("Rating") != std::string::npos);
  text.tooltip = "How it went";
  CHECK(page_of(text).named("input").at(0)->attributes.at("aria-label") == "Rating, How it went");
}

TEST_CASE("a control that must be filled in says so, whatever its kind") {
  for (const FieldKind kind : {FieldKind::text, FieldKind::multi_line, FieldKind::number, FieldKind::date,
                               FieldKind::checkbox, FieldKind::radio, FieldKind::choice}) {
    Field asked = field(kind);
    const auto controls = [&] {
      const Markup page = page_of(asked);
      std::size_t all = 0, required = 0;
      for (const char* tag : {"input", "textarea", "select"}) {
        for (const MarkupElement* control : page.named(tag)) {
          ++all;
          required += control->attributes.count("required");
        }
      }
      return std::pair(all, required);
    };
    CHECK(controls().second == 0);
    asked.required = true;
    CHECK(controls().second == controls().first);
  }
}

TEST_CASE("a read-only control says so") {
  Field text = field(FieldKind::text);
  CHECK_FALSE(page_of(text).named("input").at(0)->attributes.contains("readonly"));
  text.read_only = true;
  text.value = "progress-report P-1 2 2";
  const Markup page = page_of(text);
  CHECK(page.named("input").at(0)->attributes.contains("readonly"));
  CHECK(page.named("input").at(0)->attributes.at("value") == "progress-report P-1 2 2");
}

TEST_CASE("ticked boxes are ticked, options chosen, dates in three parts") {
  Field box = field(FieldKind::checkbox);
  box.checked = true;
  CHECK(page_of(box).named("input").at(0)->attributes.contains("checked"));
  Field choice = field(FieldKind::choice);
  choice.options = {{"a", "A"}, {"b", "B"}};
  choice.value = "b";
  const Markup select = page_of(choice);
  REQUIRE(select.named("option").size() == 3);
  CHECK(select.named("option")[2]->attributes.contains("selected"));
  Field date = field(FieldKind::date);
  date.value = "2025-03-06";
  date.date = {"Day", "Month", "Year"};
  const Markup dated = page_of(date);
  const auto parts = dated.named("input");
  REQUIRE(parts.size() == 3);
  CHECK(parts[0]->attributes.at("value") == "06");
  CHECK(parts[2]->attributes.at("name") == "objective/1/year");
}

TEST_CASE("a bar beside its figures is hidden from those who hear the page, and told when it stands alone") {
  const Markup quiet = page_of(Bar{BarStyle::progress, 9'000, 40'000, ""});
  CHECK(quiet.with_class("progress").at(0)->attributes.at("aria-hidden") == "true");
  const Markup told = page_of(Bar{BarStyle::plain, 9'000, 40'000, "9 of 40"});
  CHECK(told.with_class("bar").at(0)->attributes.at("aria-label") == "9 of 40");
}

TEST_CASE("a picture is in the page, as the bytes of its file") {
  const auto picture =
      std::make_shared<const Picture>(Picture{"logo", "any\xFF", 3, 2, std::string(18, '\0')});
  const Markup page = page_of(Figure{{Image{picture, "Logo", 90}}, {}});
  CHECK(page.named("img").at(0)->attributes.at("src") == "data:image/png;base64,YW55/w==");
  CHECK(page.named("img").at(0)->attributes.at("alt") == "Logo");
}

}  // namespace
}  // namespace planpress::html_tests
