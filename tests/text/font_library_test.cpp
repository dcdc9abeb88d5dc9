#include "renderer/text/font_library.hpp"

#include <hb-subset.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/text/support.hpp"

using namespace planpress::text;
using namespace planpress::text::testing;
namespace fs = std::filesystem;

namespace {

// A folder with the body fonts and a manifest of the test's own.
class Folder {
 public:
  explicit Folder(const std::string& manifest)
      : path_(fs::temp_directory_path() / "planpress-manifest-test") {
    fs::remove_all(path_);
    fs::create_directories(path_);
    const fs::path built = fs::path(PLANPRESS_BUILD_DIR) / "share/planpress/fonts";
    for (const char* file : {"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"})
      fs::create_symlink(built / file, path_ / file);
    std::ofstream(path_ / "manifest.json") << manifest;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string refusal(const std::string& manifest) {
  const Folder folder(manifest);
  try {
    const FontLibrary library(folder.path());
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

const std::string kSum(64, 'a');

std::string manifest_with(const std::string& members) {
  return "{\"families\": [\n  {\"name\": \"Liberation Sans\", \"package\": \"fonts-liberation2\",\n"
         "   \"licence\": \"OFL-1.1\", \"directory\": \"/usr/share/fonts\",\n" +
         members + "}]}\n";
}

std::string face(const std::string& file) {
  return R"({"file": ")" + file + R"(", "sha256": ")" + kSum + "\"}";
}

const std::string kRegular = "   \"regular\": " + face("LiberationSans-Regular.ttf");

}  // namespace

TEST_CASE("the body family is Liberation Sans, which has the metrics of Arial") {
  const Face& regular = fonts().face(fonts().body(Weight::regular));
  CHECK(regular.postscript_name() == "LiberationSans");
  CHECK(fonts().face(fonts().body(Weight::bold)).postscript_name() == "LiberationSans-Bold");
  CHECK(regular.is_truetype());
  CHECK(regular.nominal_advance(regular.glyph_of('n')) == 556);
  CHECK(regular.metrics().cap_height == 688);
  CHECK(regular.metrics().ascent == 905);
  CHECK(regular.metrics().descent == -212);
  CHECK(regular.glyph_count() > 2000);
  CHECK(regular.glyph_of(0x1FAE0) == 0);
}

TEST_CASE("a character comes from the first family that has it, in its weight") {
  const auto name = [](char32_t c, Weight weight) {
    return fonts().face(fonts().face_for(c, weight).value()).postscript_name();
  };
  CHECK(name(U'ŵ', Weight::bold) == "LiberationSans-Bold");
  CHECK(name(U'ש', Weight::regular) == "LiberationSans");
  CHECK(name(U'ب', Weight::bold) == "NotoSansArabic-Bold");
  CHECK(name(U'ก', Weight::regular) == "NotoSansThai-Regular");
  CHECK(name(0x1D400, Weight::bold) == "NotoSansMath-Regular");  // that family has no bold
}

TEST_CASE("a face covers exactly what its character map gives a glyph for") {
  const Face& face = fonts().face(fonts().body(Weight::regular));
  for (char32_t c = 0; c < 0x20000; ++c) REQUIRE(face.covers(c) == (face.glyph_of(c) != 0));
  CHECK_FALSE(face.covers(0x10FFFF));
}

TEST_CASE("a face that is cut often gives the same subset as before") {
  const auto subset = [](const Face& face) {
    hb_subset_input_t* input = hb_subset_input_create_or_fail();
    for (const char32_t c : U"Cynllun gweithredu: Ŵyn")
      hb_set_add(hb_subset_input_glyph_set(input), face.glyph_of(c));
    hb_face_t* cut = hb_subset_or_fail(face.subsetting_face(), input);
    hb_subset_input_destroy(input);
    REQUIRE(cut != nullptr);
    hb_blob_t* blob = hb_face_reference_blob(cut);
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob, &size);
    const std::string bytes(data, size);
    hb_blob_destroy(blob);
    hb_face_destroy(cut);
    return bytes;
  };
  const Face face(fs::path(PLANPRESS_BUILD_DIR) / "share/planpress/fonts/LiberationSans-Bold.ttf");
  const std::string first = subset(face);
  CHECK(first.size() > 1000);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int n = 0; n < 100; ++n) face.subsetting_face();
    });
  for (auto& thread : threads) thread.join();
  CHECK(subset(face) == first);
}

TEST_CASE("a good manifest is accepted, and an absent optional family is passed over") {
  CHECK(refusal(manifest_with(kRegular)) == "accepted");
  const std::string two = R"({"families": [)" + manifest_with(kRegular).substr(14);
  const std::string absent = R"(, {"name": "Far", "package": "p", "licence": "l", "directory": "/d", )"
                             R"("optional": true, "regular": )" +
                             face("Far.ttf") + "}]}";
  CHECK(refusal(two.substr(0, two.size() - 3) + absent) == "accepted");
}

TEST_CASE("mistakes in the manifest are refused with file, line and hint, all at once") {
  CHECK(refusal(manifest_with(kRegular + ",\n   \"wieght\": 3")) ==
        "manifest.json:5: unknown key \"wieght\" (known are: name, package, licence, directory, optional, "
        "regular, "
        "bold)");
  CHECK(refusal(manifest_with("   \"optional\": \"yes\"")) ==
        "manifest.json:4: \"optional\" must be true or false (it is text)\n"
        "manifest.json:2: family \"Liberation Sans\" has no regular face (write \"regular\": {\"file\": …, "
        "\"sha256\": …})");
  CHECK(refusal("{\"families\": [\n") ==
        "manifest.json:2: not JSON (look for a missing comma, quote or bracket before this place)");
  CHECK(refusal("{}") ==
        "manifest.json:1: no families (write \"families\": [{\"name\": …}, …], the body family first)");
  CHECK(refusal("[]") == "manifest.json:1: the manifest must be an object (it is a list)");
  CHECK(refusal(manifest_with(kRegular + ",\n\n" + kRegular)) ==
        "manifest.json:6: \"regular\" is given twice (keep one of them)");
  const std::string bad_sum = R"(   "regular": {"file": "LiberationSans-Regular.ttf", "sha256": "12"})";
  CHECK(refusal(manifest_with(bad_sum)) ==
        "manifest.json:4: sha256 is not a checksum (write the 64 lower-case digits that sha256sum prints)");
}

TEST_CASE("a font that is missing or is no font stops the start and is named") {
  CHECK(
      refusal(manifest_with("   \"regular\": " + face("Gone.ttf"))) ==
      "manifest.json:4: Gone.ttf is not beside the manifest (install the package fonts-liberation2 and build "
      "planpress_fonts)");
  CHECK(refusal(manifest_with("   \"regular\": " + face("manifest.json")))
            .starts_with("manifest.json: not a font"));
}
