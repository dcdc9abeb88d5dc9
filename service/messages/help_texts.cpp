#include "service/messages/help_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include "renderer/text/unicode.hpp"
#include "service/json/text.hpp"
#include "service/plan/codes.hpp"

namespace planpress::messages {

using plan::Code;
using plan::codes;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view bullet = "- ";
constexpr std::string_view ending = ".txt";

// One language's folder of texts.
class HelpReader {
 public:
  HelpReader(const fs::path& guidance, const std::string& language, text::Faults& faults)
      : folder_(guidance / "help" / language),
        shown_(fmt::format("{}/help/{}/", guidance.filename().string(), language)),
        faults_(faults) {}

  HelpTexts read() {
    HelpTexts texts;
    for (const Code type : codes<ActivityType>) texts.push_back(read_text(std::string(type)));
    refuse_unknown();
    return texts;
  }

 private:
  std::string name_of(std::string_view type) const { return fmt::format("{}{}{}", shown_, type, ending); }

  void fault(const std::string& file, std::string_view message, std::string_view hint) {
    faults_.add({file}, std::string(message), std::string(hint));
  }

  HelpText read_text(const std::string& type) {
    const std::string file = name_of(type);
    std::ifstream in(folder_ / (type + std::string(ending)), std::ios::binary);
    if (!in) {
      fault(file, fmt::format("there is no help text for the activity type {}", type),
            "write how it is done and when it counts: paragraphs, and lists of lines that begin with \"- \"");
      return {};
    }
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::erase(bytes, '\r');
    if (!text::is_valid_utf8(bytes) || examine(bytes, {}).forbidden) {
      fault(file, "this is not plain text in UTF-8", "save it as UTF-8, without control characters");
      return {};
    }
    HelpText text = blocks(to_nfc(bytes));
    if (text.empty()) fault(file, "the help text is empty", "write how the activity is done");
    return text;
  }

  // A line that follows a paragraph's or an item's goes on with it.
  static HelpText blocks(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    HelpText text;
    bool open = false;  // the last block may go on
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      add_line(trimmed(bytes.substr(0, end)), text, open);
      bytes = end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
    }
    return text;
  }

  static void add_line(const std::string& line, HelpText& text, bool& open) {
    if (line.empty()) {
      open = false;
    } else if (line.starts_with(bullet)) {
      if (!open || text.back().items.empty()) text.emplace_back();
      text.back().items.push_back(trimmed(line.substr(bullet.size())));
      open = true;
    } else if (open) {
      HelpBlock& last = text.back();
      (last.items.empty() ? last.text : last.items.back()) += " " + line;
    } else {
      text.push_back({line, {}});
      open = true;
    }
  }

  void refuse_unknown() {
    std::error_code none;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_, none))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    for (const std::string& name : names) {
      const bool is_text = name.ends_with(ending);
      const std::string type = is_text ? name.substr(0, name.size() - ending.size()) : name;
      if (is_text && std::ranges::find(codes<ActivityType>, type) != codes<ActivityType>.end()) continue;
      fault(shown_ + name, "no activity type has this name",
            "take it out, or name it as a plan does: cbd.txt");
    }
  }

  fs::path folder_;
  std::string shown_;
  text::Faults& faults_;
};

bool are_alike(const HelpText& a, const HelpText& b) {
  return std::ranges::equal(
      a, b, {}, [](const HelpBlock& block) { return block.items.size(); },
      [](const HelpBlock& block) { return block.items.size(); });
}

}  // namespace

HelpTexts read_help_texts(const fs::path& layouts, const std::string& language, text::Faults& faults) {
  const fs::path guidance = layouts / "implementation-guidance";
  if (!fs::exists(guidance / "layout.json")) return {};
  return HelpReader(guidance, language, faults).read();
}

void compare_help_texts(const HelpTexts& english, const HelpTexts& other, const std::string& language,
                        text::Faults& faults) {
  for (std::size_t i = 0; i < std::min(english.size(), other.size()); ++i) {
    if (english[i].empty() || other[i].empty() || are_alike(english[i], other[i])) continue;
    const auto file = [&](std::string_view of) {
      return fmt::format("implementation-guidance/help/{}/{}{}", of, codes<ActivityType>[i], ending);
    };
    faults.add({file(language)}, fmt::format("it has not the paragraphs and list items of {}", file("en")),
               "give both languages as many, in the same order");
  }
}

}  // namespace planpress::messages
