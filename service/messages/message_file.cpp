#include "service/messages/message_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/plurrule.h>

#include <algorithm>

#include "service/json/pointer.hpp"
#include "service/messages/author_file.hpp"

namespace planpress::messages {

namespace {

/// How a text may use an argument.
enum class Use : std::uint8_t { unknown, in_brackets, open };

Use use_of(std::string_view argument, std::string_view arguments) {
  while (!arguments.empty()) {
    const std::size_t space = std::min(arguments.find(' '), arguments.size());
    const std::string_view known = arguments.substr(0, space);
    if (known == argument) return Use::open;
    if (known.starts_with('?') && known.substr(1) == argument) return Use::in_brackets;
    arguments.remove_prefix(std::min(space + 1, arguments.size()));
  }
  return Use::unknown;
}

class FileReader {
 public:
  FileReader(const std::filesystem::path& layouts, const std::string& file, const PluralCategories& plurals)
      : file_(layouts, file), categories_(plurals.names()) {}

  MessageFile read(std::span<const Section> sections, bool has_tag) {
    MessageFile out;
    for (const Section& section : sections) read_section(section, out.sections[section.name]);
    if (has_tag) out.tag = read_tag();
    refuse_unknown(file_.json(), "", [&](std::string_view name) {
      return (has_tag && name == "language") ||
             std::ranges::find(sections, name, &Section::name) != sections.end();
    });
    return out;
  }

  void add_to(text::Faults& faults) const { file_.add_to(faults); }

 private:
  /// pointer: of what is wrong, "/level/direct", which the message calls "level.direct".
  void fault(const std::string& pointer, std::string_view message, std::string hint) {
    std::string named = pointer.empty() ? pointer : pointer.substr(1);
    std::ranges::replace(named, '/', '.');
    file_.fault(pointer, fmt::format("\"{}\" {}", named, message), std::move(hint));
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
    const auto found = file_.json().find(std::string(name));
    if (found != file_.json().end() && found->is_object()) return &*found;
    fault(at(name), "is missing", std::move(hint));
    return nullptr;
  }

  void read_section(const Section& section, std::vector<Message>& out) {
    const Json* texts = object(section.name, "an object with a text for each of its names");
    if (!texts) return;
    common_ = section.arguments;
    for (const MessageSpec& spec : section.messages) out.push_back(read_message(*texts, section.name, spec));
    for (const plan::Code code : section.codes) out.push_back(read_message(*texts, section.name, {code}));
    refuse_unknown(*texts, at(section.name), [&](std::string_view name) {
      return std::ranges::find(section.messages, name, &MessageSpec::name) != section.messages.end() ||
             std::ranges::find(section.codes, name) != section.codes.end();
    });
  }

  Message read_message(const Json& texts, std::string_view section, const MessageSpec& spec) {
    const auto found = texts.find(std::string(spec.name));
    const std::string where = at(section, spec.name);
    if (found == texts.end()) {
      fault(where, "is missing", "add it");
      return {{{"other", {}}}};
    }
    if (spec.counted) return read_forms(*found, where, spec.arguments);
    return {{{"other", read_text(*found, where, spec.arguments)}}};
  }

  Message read_forms(const Json& value, const std::string& where, std::string_view arguments) {
    const auto known = [this] { return fmt::format("{}", fmt::join(categories_, " ")); };
    Message message;
    if (!value.is_object() || !value.contains("other")) {
      fault(where, "must be an object with \"other\"", fmt::format("its names are {}", known()));
      return {{{"other", {}}}};
    }
    for (const auto& [name, form] : value.items()) {
      const std::string form_at = where + at(name);
      if (name != "=0" && std::ranges::find(categories_, name) == categories_.end())
        fault(form_at, "is no plural category", fmt::format("use {}", known()));
      message.forms.emplace_back(name, read_text(form, form_at, arguments));
    }
    return message;
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

  AuthorFile file_;
  const std::vector<std::string> categories_;  // of plurals
  std::string_view common_;                    // arguments of every text of the section
};

}  // namespace

struct PluralCategories::Rules {
  std::unique_ptr<icu::PluralRules> rules;
};

PluralCategories::PluralCategories(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  auto rules = std::make_unique<Rules>();
  rules->rules.reset(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no plural rules");
  rules_ = std::move(rules);
}
PluralCategories::~PluralCategories() = default;

std::string PluralCategories::of(std::size_t n) const {
  std::string category;
  return rules_->rules->select(static_cast<std::int32_t>(n)).toUTF8String(category);
}

std::vector<std::string> PluralCategories::names() const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> keywords(rules_->rules->getKeywords(status));
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
  FileReader reader(layouts, file, plurals);
  MessageFile out = reader.read(sections, has_tag);
  reader.add_to(faults);
  return out;
}

}  // namespace planpress::messages
