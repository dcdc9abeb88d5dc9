#include "tests/render/page_oracle.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace planpress::test {
namespace {

// Words in another language stand between marks of the template's own: U+FDD0, its tag, U+FDD1, they, U+FDD2.
std::string without_marks(std::string text) {
  for (std::size_t at = text.find("\uFDD0"); at != std::string::npos; at = text.find("\uFDD0", at))
    text.erase(at, text.find("\uFDD1", at) + 3 - at);
  for (std::size_t at = text.find("\uFDD2"); at != std::string::npos; at = text.find("\uFDD2", at))
    text.erase(at, 3);
  return text;
}

// In NFC, without white space of any kind: lines break where they may.
std::string without_spaces(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString whole = icu::Normalizer2::getNFCInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(without_marks(text)), status);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1))
    if (!u_isUWhiteSpace(whole.char32At(at))) kept.append(whole.char32At(at));
  std::string out;
  return kept.toUTF8String(out);
}

// A text; or words in any order, of which those that stand more than once are to be there as often.
struct Expected {
  std::string text;
  std::vector<std::string> words = {};  // any of them, any number of times, and numbers
  std::vector<std::string> all = {};    // each as often as it is here
  bool in_order = true;
  bool is_number = false;  // of a page
};

class Template {
 public:
  Template(const std::string& filled, bool large_print) : large_print_(large_print) {
    if (!file_.load_buffer(filled.data(), filled.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      throw std::runtime_error("the filled template is no XML");
    read(file_.document_element());
  }
  std::vector<Expected> texts() { return std::move(out_); }

 private:
  using Node = pugi::xml_node;

  static std::string get(const Node& node, const char* name) { return node.attribute(name).value(); }
  static std::string text_of(const Node& node) {
    std::string text = is(node, {"br"}) ? ": " : node.value();  // a heading's lines, in one
    for (const Node& child : node.children()) text += text_of(child);
    return text;
  }
  static bool is(const Node& node, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, std::string_view(node.name())) != names.end();
  }

  void say(const std::string& text) {
    if (std::string kept = without_spaces(text); !kept.empty()) out_.push_back({std::move(kept)});
  }
  void say(const Node& node, std::initializer_list<const char*> attributes) {
    for (const char* name : attributes) say(get(node, name));
  }

  void read(const Node& node) {
    if (is(node, {"head-left", "head-right", "foot-left", "foot-right"})) return;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return say(node.value());
    if (is(node, {"toc"})) return contents(node);
    if (is(node, {"timeline", "interval-chart"})) return figure(node);
    if (is(node, {"signature-panel"})) return signatures(node);
    if (large_print_ && is(node, {"table", "bar-chart"})) return large_table(node);
    if (is(node, {"input", "textarea", "select"})) return field(node);
    if (is(node, {"banner"})) say(node, {"head"});
    if (is(node, {"fieldset", "ruled-space"})) say(node, {"legend", "label", "hint"});
    if (is(node, {"note"}) && is(node.previous_sibling("note"), {"note"})) say(",");
    int number = 0;
    for (const Node& child : node.children()) {
      if (is(node, {"ol"}) && is(child, {"li"})) say(fmt::format("{}.", ++number));
      read(child);
    }
  }

  void field(const Node& node) {
    if (get(node, "class") != "bare") say(node, {"label", "hint"});
    if (get(node, "type") == "date") say(node, {"day", "month", "year"});
  }

  void signatures(const Node& panel) {
    for (const Node& signatory : panel.children()) {
      if (signatory.type() != pugi::node_element) continue;
      say(signatory, {"role", "name"});
      say(text_of(signatory));
      say(panel, {"signature", "day", "month", "year"});
      say(signatory, {"signature", "day", "month", "year"});
    }
  }

  // The headings that come after it, each with the number of its page.
  void contents(const Node& toc) {
    const int depth = toc.attribute("depth").as_int(2);
    bool after = false;
    const auto list = [&](const Node& node, const auto& self) -> void {
      if (node == toc) after = true;
      const std::string name = node.name();
      const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '0' + depth;
      if (after && is_heading) {
        say(text_of(node));
        out_.push_back({.text = "", .is_number = true});
      }
      for (const Node& child : node.children()) self(child, self);
    };
    list(toc.root(), list);
  }

  void figure(const Node& node) {
    Expected drawn{.text = "", .in_order = false};
    const auto collect = [&](const Node& part, const auto& self) -> void {
      for (const char* name : {"label", "note", "name", "number", "unit", "key", "lead", "instead"})
        if (const std::string word = without_spaces(get(part, name)); !word.empty())
          drawn.words.push_back(word);
      if (const std::string word = without_spaces(part.value()); !word.empty()) drawn.words.push_back(word);
      for (const Node& child : part.children())
        if (!is(child, {"step"})) self(child, self);
    };
    collect(node, collect);
    out_.push_back(std::move(drawn));
    if (node.child("step")) say(node, {"legend"});
    for (const Node& step : node.children("step")) {
      say(step, {"label"});
      say(text_of(step));
    }
  }

  // Its rows are lines of label and value: the head of a column before each value, and notes behind it.
  void large_table(const Node& table) {
    say(text_of(table.child("caption")));
    Expected rows{.text = "", .in_order = false};
    const auto collect = [&](const Node& node, const auto& self) -> void {
      const auto add = [&](const std::string& text, std::vector<std::string>& to) {
        if (std::string word = without_spaces(text); !word.empty()) to.push_back(std::move(word));
      };
      if (is(node, {"caption"})) return;
      if (is(node, {"note"})) {
        add(get(node, "label"), rows.words);
        add(get(node, "record"), rows.words);
        return add(text_of(node), rows.words);
      }
      if (is(node, {"input", "textarea", "select", "fieldset"})) {
        for (const char* name : {"label", "hint", "legend", "day", "month", "year"})
          add(get(node, name), rows.words);
      }
      if (is(node, {"option"})) return;
      if (is(node, {"th"}) && is(node.parent().parent(), {"thead"})) return add(text_of(node), rows.words);
      if (node.type() == pugi::node_pcdata) return add(node.value(), rows.all);
      for (const Node& child : node.children()) self(child, self);
    };
    collect(table, collect);
    out_.push_back(std::move(rows));
  }

  bool large_print_;
  pugi::xml_document file_;
  std::vector<Expected> out_;
};

// Takes the words out of a text, the longest first. Says what is left, or what was not there.
std::string words_fault(std::string text, const Expected& expected) {
  const auto by_length = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
  std::vector<std::pair<std::string, bool>> words;  // and whether it has to be there
  for (const std::string& word : expected.all) words.emplace_back(word, true);
  for (const std::string& word : expected.words) words.emplace_back(word, false);
  std::ranges::stable_sort(words, by_length, &std::pair<std::string, bool>::first);
  for (const auto& [word, required] : words) {
    std::size_t at = text.find(word);
    if (at == std::string::npos && required) return "lost: " + word;
    for (; at != std::string::npos; at = required ? std::string::npos : text.find(word, at))
      text.replace(at, word.size(), "\n");
  }
  std::erase_if(text,
                [](char c) { return std::string_view("0123456789.:,\n").find(c) != std::string::npos; });
  return text.empty() ? "" : "of nobody's saying: " + text.substr(0, 80);
}

// Texts that follow each other, long enough not to stand in a figure by chance.
std::string landmark(const std::vector<Expected>& texts, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < texts.size() && texts[i].in_order && !texts[i].is_number; ++i) {
    text += texts[i].text;
    if (text.size() > 24) break;
  }
  return text;
}

std::size_t least_length(const Expected& expected) {
  std::size_t length = 0;
  for (const std::string& word : expected.all) length += word.size();
  return length;
}

}  // namespace

std::string order_fault(const std::string& filled, const std::string& printed, bool large_print) {
  const std::vector<Expected> texts = Template(filled, large_print).texts();
  const std::string all = without_spaces(printed);
  std::size_t at = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].is_number) {
      const std::string next = landmark(texts, i + 1);  // which may begin with a number itself
      std::size_t end = at;
      while (end < all.size() && end < at + 3 &&
             std::string_view("0123456789").find(all[end]) != std::string::npos)
        if (std::string_view(all).substr(++end).starts_with(next)) break;
      if (end == at) return "no page number before " + next;
      at = end;
    } else if (texts[i].in_order) {
      if (!std::string_view(all).substr(at).starts_with(texts[i].text))
        return fmt::format("expected \"{}\", printed \"{}\"", texts[i].text.substr(0, 80),
                           all.substr(at, 80));
      at += texts[i].text.size();
    } else {
      const std::string next = landmark(texts, i + 1);
      const std::size_t end = next.empty() && i + 1 == texts.size()
                                  ? all.size()
                                  : all.find(next, std::min(at + least_length(texts[i]), all.size()));
      if (end == std::string::npos) return "lost after a figure or table: " + next;
      if (const std::string fault = words_fault(all.substr(at, end - at), texts[i]); !fault.empty())
        return fault;
      at = end;
    }
  }
  return at == all.size() ? "" : "printed and not in the template: " + all.substr(at, 80);
}

namespace {

// Members that nobody reads on a page.
const std::set<std::string, std::less<>> unseen{"alt",       "at",        "created",    "field", "fields",
                                                "foot_left", "head_left", "head_right", "lang",  "language",
                                                "length",    "levels",    "marking",    "next",  "now",
                                                "of",        "page_code", "reference",  "step",  "subject",
                                                "tip",       "title",     "tone",       "value", "watermark"};

}  // namespace

std::string view_fault(const nlohmann::json& view, const std::string& printed, bool large_print) {
  const std::string all = without_spaces(printed);
  const auto first_lost = [&](const nlohmann::json& part, const std::string& pointer,
                              const auto& self) -> std::string {
    if (part.is_string() && all.find(without_spaces(part.get<std::string>())) == std::string::npos)
      return pointer + ": " + part.get<std::string>();
    if (!part.is_structured()) return "";
    for (const auto& [name, value] : part.items()) {
      const bool of_other_edition =
          large_print ? name == "also" || name == "week" : name.ends_with("_record");
      if (part.is_object() && (unseen.contains(name) || of_other_edition)) continue;
      if (std::string lost = self(value, pointer + "/" + name, self); !lost.empty()) return lost;
    }
    return "";
  };
  return first_lost(view, "", first_lost);
}

}  // namespace planpress::test
