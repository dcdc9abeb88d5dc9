#include "service/messages/help_texts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace fs = std::filesystem;

namespace {

// The layouts as they are, with the help texts changed.
class ChangedHelp {
 public:
  explicit ChangedHelp(const std::function<void(const fs::path& help)>& change)
      : layouts_(fs::path(PLANPRESS_BUILD_DIR) / "changed-help") {
    fs::remove_all(layouts_);
    fs::copy(PLANPRESS_SOURCE_DIR "/layouts", layouts_, fs::copy_options::recursive);
    change(layouts_ / "implementation-guidance/help");
  }
  ~ChangedHelp() { fs::remove_all(layouts_); }

  // Both languages, and every mistake in them.
  struct Read {
    HelpTexts english, welsh;
    planpress::text::Faults faults;
  };
  Read read() const {
    Read read;
    read.english = read_help_texts(layouts_, "en", read.faults);
    read.welsh = read_help_texts(layouts_, "cy", read.faults);
    compare_help_texts(read.english, read.welsh, "cy", read.faults);
    return read;
  }
  std::string start() const {
    try {
      Catalogues(layouts_).load();
    } catch (const planpress::text::AuthorError& error) {
      return error.what();
    }
    return "started";
  }

 private:
  fs::path layouts_;
};

void write(const fs::path& file, std::string_view text) { std::ofstream(file, std::ios::binary) << text; }

bool has(const std::vector<planpress::text::AuthorFault>& faults, std::string_view text) {
  return std::ranges::any_of(faults, [&](const auto& fault) {
    return (fault.file + ": " + fault.message).find(text) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("every type of activity has help in English and in Welsh") {
  for (const std::string language : {"en", "cy"})
    for (std::size_t i = 0; i < codes<ActivityType>.size(); ++i) {
      CAPTURE(codes<ActivityType>[i]);
      CHECK_FALSE(words().in(language).help(static_cast<ActivityType>(i)).empty());
    }
}

TEST_CASE("help is paragraphs and lists, whatever its lines") {
  const ChangedHelp layouts([](const fs::path& help) {
    write(help / "en/cbd.txt",
          "\xEF\xBB\xBF"
          "A talk\r\nabout a case.\r\n\r\n\r\n- Choose.\n  Well.\n-  Ask.\nIt goes on.\n\nEnd - so.");
    write(help / "cy/cbd.txt", "Sgwrs.\n\n- Un.\n- Dau.\n\nDiwedd.\n");
  });
  const auto both = layouts.read();
  CHECK(both.faults.all().empty());
  CHECK(
      both.english[static_cast<std::size_t>(ActivityType::cbd)] ==
      HelpText{{"A talk about a case.", {}}, {"", {"Choose. Well.", "Ask. It goes on."}}, {"End - so.", {}}});
}

TEST_CASE("a type of activity without help stops the start, with its file and what to do") {
  const ChangedHelp layouts([](const fs::path& help) { fs::remove(help / "cy/msf.txt"); });
  const std::string said = layouts.start();
  CHECK(
      said.find("implementation-guidance/help/cy/msf.txt: there is no help text for the activity type msf") !=
      std::string::npos);
  CHECK(said.find("write how it is done") != std::string::npos);
}

TEST_CASE("all faults of help texts are told at once") {
  const ChangedHelp layouts([](const fs::path& help) {
    write(help / "en/dops.txt", " \n\n");
    write(help / "en/audit.txt", "\xFF\xFE");
    write(help / "en/pba.txt", "One.\x07");
    write(help / "en/dopps.txt", "A slip of the pen.");
    write(help / "en/course.txt", "One paragraph where the Welsh has a list.");
  });
  const auto faults = layouts.read().faults.all();
  CHECK(faults.size() == 5);
  CHECK(has(faults, "en/dops.txt: the help text is empty"));
  CHECK(has(faults, "en/audit.txt: this is not plain text in UTF-8"));
  CHECK(has(faults, "en/pba.txt: this is not plain text"));
  CHECK(has(faults, "en/dopps.txt: no activity type has this name"));
  CHECK(has(faults, "cy/course.txt: it has not the paragraphs and list items of "));
}

TEST_CASE("layouts without implementation guidance need no help texts") {
  const ChangedHelp layouts([](const fs::path& help) { fs::remove_all(help.parent_path()); });
  CHECK(layouts.start() == "started");
}
