#include "service/views/passages.hpp"

#include <optional>

#include "service/plan/format.hpp"

namespace planpress::views {

namespace {

using nlohmann::json;

class Marker {
 public:
  explicit Marker(std::string_view own) : begin_(own == "cy" ? welsh_begins : english_begins) {}

  void operator()(std::string& text) const {
    if (!text.empty()) text = std::string(begin_).append(text).append(passage_ends);
  }
  void operator()(std::optional<std::string>& text) const {
    if (text) (*this)(*text);
  }

 private:
  std::string_view begin_;
};

// Texts that have no translations.
void mark_others(Plan& plan, const Marker& mark) {
  mark(plan.practitioner.specialty);
  if (plan.status_reason) mark(plan.status_reason->text);
  for (AgreementSignature& signature : plan.signatures) mark(signature.comment);
  if (!plan.summary) return;
  for (Signature& signature : plan.summary->signatures) mark(signature.comment);
}

// The first mark in a text, or its end.
std::size_t find_mark(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(english_begins.substr(0, 2), from); at != std::string_view::npos;
       at = text.find(english_begins.substr(0, 2), at + 1)) {
    const std::string_view mark = text.substr(at, english_begins.size());
    if (mark == english_begins || mark == welsh_begins || mark == passage_ends) return at;
  }
  return text.size();
}

json in_runs(std::string_view text) {
  json runs = json::array();
  std::string_view language;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = find_mark(text, at);
    if (mark > at && language.empty()) runs.push_back(text.substr(at, mark - at));
    if (mark > at && !language.empty())
      runs.push_back({{"text", text.substr(at, mark - at)}, {"lang", language}});
    const std::string_view which = text.substr(mark, english_begins.size());
    language = which == english_begins ? "en-GB" : which == welsh_begins ? "cy" : "";
    at = mark + which.size();
  }
  return runs.size() == 1 ? runs.front() : runs;
}

}  // namespace

Plan in_language(Plan plan, std::string_view language) {
  const std::string_view own = written_in(plan);
  if (own == language) return plan;
  const Marker mark(own);
  const Translations none;
  const bool translated = plan.translations && to_string(plan.translations->language) == language;
  const Translations translations = translated ? *plan.translations : none;
  for_each_own_text(plan, [&](const std::string& pointer, std::string& text) {
    const auto found = translations.texts.find(pointer);
    if (found == translations.texts.end())
      mark(text);
    else
      text = found->second;
  });
  mark_others(plan, mark);
  return plan;
}

bool say_languages(json& view) {
  if (view.is_string()) {
    const auto& text = view.get_ref<const std::string&>();
    if (find_mark(text, 0) == text.size()) return false;
    view = in_runs(text);
    return true;
  }
  bool any = false;
  if (view.is_structured())
    for (json& each : view) any = say_languages(each) || any;
  return any;
}

}  // namespace planpress::views
