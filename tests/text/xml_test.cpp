#include <doctest/doctest.h>

#include "renderer/text/xml.hpp"

using planpress::text::escape_xml;

TEST_CASE("what XML takes for markup is written as entities") {
  CHECK(escape_xml("Beddgelert & <b>\"O'Neil\"</b>") ==
        "Beddgelert &amp; &lt;b&gt;&quot;O&apos;Neil&quot;&lt;/b&gt;");
  CHECK(escape_xml("ŵ \t\n 漢 𝒳") == "ŵ \t\n 漢 𝒳");
  CHECK(escape_xml("").empty());
}

TEST_CASE("what XML forbids is replaced where it stands") {
  CHECK(escape_xml(std::string_view("a\0b\x1B\x7F\r", 6)) == "a\uFFFDb\uFFFD\uFFFD\uFFFD");
  CHECK(escape_xml("\uFFFEx\uFFFF\uFFFD") == "\uFFFDx\uFFFD\uFFFD");
}
