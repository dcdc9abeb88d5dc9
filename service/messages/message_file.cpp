#include "service/messages/message_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <variant>

#include "service/json/json.hpp"
#include "service/json/pointer.hpp"
#include "service/json/positions.hpp"

namespace planpress::messages {

namespace {

/// How a text may use an argument.
enum class Use : std::uint8_t { unknown, in_brackets, open };

Use use_of(std::string_view argument, std::string_view arguments) {
  while (!arguments.empty()) {
    const std::string_view known = take_word(arguments);
    if (known == argument) return Use::open;
    if (known.starts_with('?') && known.substr(1) == argument) return Use::in_brackets;
  }
  return Use::unknown;
}

class FileReader {
 public:
  FileReader(const std::filesystem::path& layouts, const std::string& name, const PluralCategories& plurals,
             text::Faults& faults)
      : name_(name), categories_(plurals.names()), faults_(faults) {
    std::ifstream in(layouts / name, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
  }

  /// Of a file that is no JSON object that is the only mistake, as it lacks everything.
  MessageFile read(std::span<const Section> sections, bool has_tag) {
    MessageFile out;
    for (const Section& section : sections) out.sections[section.name];
    auto parsed = read_json(bytes_);
    const auto* problem = std::get_if<JsonFault>(&parsed);
    if (problem || !std::get<Json>(parsed).is_object()) {
      faults_.add({name_, problem ? static_cast<int>(problem->line) : 1},
                  problem ? problem->detail : "This is no object.", "write one JSON object");
      return out;
    }
    json_ = std::get<Json>(std::move(parsed));
    read_sections(sections, has_tag, out);
    tell_faults();
    return out;
  }

 private:
  void read_sections(std::span<const Section> sections, bool has_tag, MessageFile& out) {
    for (const Section& section : sections) read_section(section, out.sections[section.name]);
    if (has_tag) out.tag = read_tag();
    refuse_unknown(json_, "", [&](std::string_view name) {
      return (has_tag && name == "language") ||
             std::ranges::find(sections, name, &Section::name) != sections.end();
    });
  }

  /// In the order in which they were found, each with the line on which it stands.
  void tell_faults() {
    const auto positions = positions_of(bytes_, pointers_);
    for (std::size_t i = 0; i < found_.size(); ++i)
      faults_.add({name_, static_cast<int>(positions[i].line)}, found_[i].message, found_[i].hint);
  }

  /// pointer: of what is wrong or missing, "/level/direct", which the message calls "level.direct".
  void fault(const std::string& pointer, std::string_view message, std::string hint) {
    std::string named = pointer.empty() ? pointer : pointer.substr(1);
    std::ranges::replace(named, '/', '.');
    pointers_.push_back(pointer);
    found_.push_back({name_, 0, fmt::format("\"{}\" {}", named, message), std::move(hint)});
  }

  std::string read_tag() {
    const Json* language = object("language", R"({"tag": "en-GB"}, the language tag of BCP 47)");
    const auto tag = language ? language->find("tag") : Json::const_iterator{};
    if (!language) return {};
    if (tag != language->end() && tag->is_string()) return tag->get<std::string>();
    fault("/language/tag", "is missing", R"(write the language tag of BCP 47, as "en-GB")");
    return {};
  }

  /// The object of this name in the file, or null.
  const Json* object(std::string_view name, std::string hint) {
    const auto found = json_.find(std::string(name));
    if (found != json_.end() && found->is_object()) return &*found;
    fault(at(name), "is missing", std::move(hint));
    return nullptr;
  }

  void read_section(const Section& section, std::vector<Message>& out) {
    const Json* texts = object(section.name, "an object with a text for each of its names");
    if (!texts) return;
    common_ = section.arguments;
    const auto read = [&](std::string name, const MessageSpec& spec) {
      Forms forms = read_message(*texts, section.name, name, spec);
      out.push_back({std::move(name), std::move(forms)});
    };
    for (const MessageSpec& spec : section.messages)
      for (std::string& name : names_of(spec)) read(std::move(name), spec);
    for (const plan::Code code : section.codes) read(std::string(code), {});
    refuse_unknown(*texts, at(section.name), [&](std::string_view name) {
      return std::ranges::find(out, name, &Message::name) != out.end();
    });
  }

  Forms read_message(const Json& texts, std::string_view section, const std::string& name,
                     const MessageSpec& spec) {
    const auto found = texts.find(name);
    const std::string where = at(section, name);
    if (found == texts.end()) {
      fault(where, "is missing", "add it");
      return {{"other", {}}};
    }
    if (spec.counted) return read_forms(*found, where, spec.arguments);
    return {{"other", read_text(*found, where, spec.arguments)}};
  }

  Forms read_forms(const Json& value, const std::string& where, std::string_view arguments) {
    const auto known = [this] { return fmt::format("{}", fmt::join(categories_, " ")); };
    if (!value.is_object() || !value.contains("other")) {
      fault(where, "must be an object with \"other\"", fmt::format("its names are {}", known()));
      return {{"other", {}}};
    }
    Forms forms;
    for (const auto& [name, form] : value.items()) {
      const std::string form_at = where + at(name);
      if (name != "=0" && std::ranges::find(categories_, name) == categories_.end())
        fault(form_at, "is no plural category", fmt::format("use {}", known()));
      forms.emplace_back(name, read_text(form, form_at, arguments));
    }
    return forms;
  }

  std::string read_text(const Json& value, const std::string& where, std::string_view arguments) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      fault(where, "must be a text", "write the words to print");
      return {};
    }
    const auto& text = value.get_ref<const std::string&>();
    check(text, where, arguments);
    return text;
  }

  /// Goes through a text: braces and brackets close, and what is not for everybody stands in brackets.
  void check(std::string_view text, const std::string& where, std::string_view arguments) {
    bool bracketed = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '[' || text[i] == ']') {
        if (bracketed == (text[i] == '[')) return fault(where, "has a bracket too many", "give each [ its ]");
        bracketed = text[i] == '[';
      }
      if (text[i] == '}') return fault(where, "has a } without {", "give each { its }");
      if (text[i] != '{') continue;
      const std::size_t close = text.find('}', i);
      if (close == std::string_view::npos) return fault(where, "has a { without }", "give each { its }");
      const std::string_view argument = text.substr(i + 1, close - i - 1);
      const Use use = std::max(use_of(argument, arguments), use_of(argument, common_));
      if (use == Use::unknown)
        fault(where, fmt::format("has {{{}}}, which it is never given", argument),
              arguments.empty() && common_.empty() ? "it is given nothing"
                                                   : fmt::format("it is given: {} {}", arguments, common_));
      if (use == Use::in_brackets && !bracketed)
        fault(where, fmt::format("tells {{{}}} to everybody", argument), "put it in [brackets]");
      i = close;
    }
    if (bracketed) fault(where, "has a [ without ]", "give each [ its ]");
  }

  template <class Known>
  void refuse_unknown(const Json& object, const std::string& where, Known known) {
    for (const auto& [name, value] : object.items())
      if (!known(name)) fault(where + at(name), "is not known", "take it out");
  }

  const std::string& name_;
  const std::vector<std::string> categories_;  // of plurals
  text::Faults& faults_;
  std::string bytes_;
  Json json_;
  std::vector<text::AuthorFault> found_;  // without their lines
  std::vector<std::string> pointers_;     // of each
  std::string_view common_;               // arguments of every text of the section
};

}  // namespace

PluralCategories::PluralCategories(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  rules_.reset(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no plural rules");
}

std::string PluralCategories::of(std::size_t n) const {
  std::string category;
  return rules_->select(static_cast<std::int32_t>(n)).toUTF8String(category);
}

std::vector<std::string> PluralCategories::names() const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> keywords(rules_->getKeywords(status));
  std::vector<std::string> names;
  while (const char* name = keywords ? keywords->next(nullptr, status) : nullptr) names.emplace_back(name);
  // Of a language that CLDR does not know any may be written; "other" is printed.
  if (names.size() == 1) names = {"zero", "one", "two", "few", "many", "other"};
  return names;
}

const std::string& Message::form(std::string_view name) const {
  const auto named =
      std::ranges::find(forms, name, [](const auto& each) -> std::string_view { return each.first; });
  return named == forms.end() ? form("other") : named->second;
}

MessageFile read_messages(const std::filesystem::path& layouts, const std::string& file,
                          std::span<const Section> sections, bool has_tag, const PluralCategories& plurals,
                          text::Faults& faults) {
  return FileReader(layouts, file, plurals, faults).read(sections, has_tag);
}

}  // namespace planpress::messages
