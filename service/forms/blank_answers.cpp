#include "service/forms/blank_answers.hpp"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "service/json/text.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::forms {
namespace {

using plan::Id;
using plan::SignatureRole;

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (nfd != nullptr)
    nfd->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

// Letters and digits in small letters and without their marks, what stands between them as single spaces: "dr
// sian ash" of "Dr Siân-Ash ".
std::string plain(std::string_view written) {
  const std::string text = decomposed(written);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_UNSAFE(reinterpret_cast<const std::uint8_t*>(text.data()), at, c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (!u_isalnum(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    char bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes), length, u_tolower(c));
    out.append(bytes, length);
  }
  return trimmed(out);
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  const std::string all = plain(text);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(' ', begin), all.size());
    words.insert(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Words that many organisations have in their names.
const std::set<std::string> of_organisations{"and",        "board",    "care",
                                             "centre",     "clinic",   "community",
                                             "foundation", "gig",      "group",
                                             "gp",         "health",   "hospital",
                                             "hospitals",  "iechyd",   "integrated",
                                             "llp",        "ltd",      "limited",
                                             "nhs",        "of",       "partnership",
                                             "pharmacy",   "practice", "primary",
                                             "royal",      "service",  "services",
                                             "surgery",    "the",      "trust",
                                             "university", "y",        "ymddiriedolaeth",
                                             "yr",         "ysbyty",   "bwrdd",
                                             "prifysgol"};
const std::set<std::string> titles{"dr",    "doctor",    "mr",  "mrs",     "ms",   "miss", "mx",
                                   "prof",  "professor", "sir", "dame",    "lord", "lady", "revd",
                                   "athro", "yr",        "syr", "fonesig", "parch"};
const std::set<std::string> of_men{"mr"}, of_women{"mrs", "ms", "miss"};

std::size_t shared_words(const std::set<std::string>& some, const std::set<std::string>& others) {
  return static_cast<std::size_t>(
      std::ranges::count_if(some, [&](const std::string& word) { return others.contains(word); }));
}

// Mr Ash is not Ms Ash; Dr Ash may be either.
bool are_of_two(const std::set<std::string>& some, const std::set<std::string>& others) {
  return (shared_words(some, of_men) > 0 && shared_words(others, of_women) > 0) ||
         (shared_words(some, of_women) > 0 && shared_words(others, of_men) > 0);
}

bool are_within(const std::set<std::string>& some, const std::set<std::string>& all) {
  return !some.empty() && std::ranges::includes(all, some);
}

// "the audit A-A03" names "A-A03".
bool names(const std::string& written, const std::string& what) {
  return !plain(what).empty() &&
         (" " + plain(written) + " ").find(" " + plain(what) + " ") != std::string::npos;
}

// The parts of "a\nb; c", without what cannot be seen.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n;,", begin), text.size());
    if (std::string line = trimmed(std::string_view(text).substr(begin, end - begin)); !line.empty())
      lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::string row(const char* list, std::size_t number) { return fmt::format("{}/{}", list, number); }

}  // namespace

const plan::Review* BlankForm::review() const {
  const auto number = whole_number(answer("plan/review"));
  return number ? plan::find_review(plan_, *number) : nullptr;
}

std::string BlankForm::reviews() const {
  std::string list;
  for (const plan::Review& review : plan_.reviews)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", review.number);
  return list;
}

Answers BlankForm::translate() {
  as_they_are();
  whose();
  where();
  attendees();
  objectives();
  scopes();
  signatures();
  if (is_answered("plan/continuation")) find("plan/continuation", "form-blank.continuation");
  return std::move(answers_);
}

QuestionPlaces BlankForm::translated(const QuestionPlaces& places) const {
  QuestionPlaces all;
  for (std::size_t i = 0; i < places.names.size(); ++i) {
    const auto moved = moved_.find(places.names[i]);
    all.add(places.names[i], places.places[i]);
    if (moved == moved_.end()) continue;
    all.add(moved->second, places.places[i]);
    // The blank form knows no planned level, and asks for the next one in one field.
    constexpr std::string_view other = "/otherLevel";
    if (moved->second.ends_with(other))
      all.add(moved->second.substr(0, moved->second.size() - other.size()) + "/levelNext", places.places[i]);
  }
  return all;
}

std::string BlankForm::answer(const std::string& field) const {
  const auto found = form_.filled.answers.find(field);
  return found == form_.filled.answers.end() ? std::string() : trimmed(found->second);
}

bool BlankForm::is_any_answered(const std::string& field, std::initializer_list<const char*> members) const {
  return std::ranges::any_of(members, [&](const char* member) { return is_answered(field + "/" + member); });
}

void BlankForm::move(const std::string& from, const std::string& to) {
  moved_[from] = to;
  const auto found = form_.filled.answers.find(from);
  if (found != form_.filled.answers.end()) answers_[to] = found->second;
}

void BlankForm::find(const std::string& field, std::string_view sentence, plan::Arguments arguments,
                     plan::Severity severity) {
  findings_.push_back({field, plan::finding_of(sentence, severity, std::move(arguments))});
}

// Answers without rows, or with numbered rows on both forms.
void BlankForm::as_they_are() {
  for (const auto& [field, value] : form_.filled.answers) {
    const std::string_view list = std::string_view(field).substr(0, field.find('/'));
    if (list != "plan" && list != "objectives" && list != "scopes" && list != "signatures")
      answers_[field] = value;
  }
}

void BlankForm::whose() {
  const std::string written = answer("plan/practitioner");
  if (written.empty()) return;
  std::set<std::string> said = words_of(written);
  std::erase_if(said, [](const std::string& word) { return titles.contains(word) || word.size() == 1; });
  if (!are_within(said, words_of(plan_.practitioner.name)))
    find("plan/practitioner", "form-blank.practitioner", {{"name", plan::Written{written}}});
}

// By any word of its name that is its own.
void BlankForm::where() {
  const std::string written = answer("plan/organisation");
  std::set<std::string> said = words_of(written), known = words_of(plan_.organisation.name);
  for (auto* words : {&said, &known})
    std::erase_if(*words, [](const std::string& word) { return of_organisations.contains(word); });
  if (!said.empty() && !known.empty() && shared_words(said, known) == 0)
    find("plan/organisation", "form-blank.organisation", {{"name", plan::Written{written}}});
}

// By id, by name, or by a part of one that nobody else has; null for none and for several.
const Id* BlankForm::person_called(const std::string& written) const {
  const std::set<std::string> all = words_of(written);
  std::set<std::string> said = all;
  std::erase_if(said, [](const std::string& word) { return titles.contains(word); });
  std::vector<const Id*> found;
  std::vector<const Id*> called_so;  // word for word
  const auto look_at = [&](const Id& id, const std::string& name) {
    const std::set<std::string> words = words_of(name);
    if (plain(written) == plain(name)) called_so.push_back(&id);
    if (plain(written) == plain(id) || (are_within(said, words) && !are_of_two(all, words)))
      found.push_back(&id);
  };
  look_at(plan_.practitioner.id, plan_.practitioner.name);
  for (const plan::Person& person : plan_.people) look_at(person.id, person.name);
  if (called_so.size() == 1) return called_so.front();
  return found.size() == 1 ? found.front() : nullptr;
}

void BlankForm::attendees() {
  const auto written = form_.filled.answers.find("plan/attendees");
  moved_["plan/attendees"] = "attendees";
  if (written == form_.filled.answers.end()) return;
  for (const std::string& line : lines_of(written->second)) {
    if (const Id* id = person_called(line))
      answers_[plan::report_fields::attendee(*id)] = ticked;
    else
      find("plan/attendees", "form-blank.nobody", {{"name", plan::Written{line}}});
  }
}

void BlankForm::objectives() {
  for (std::size_t number = 1; form_.filled.answers.contains(row("objectives", number) + "/rating");
       ++number) {
    const std::string field = row("objectives", number);
    if (number <= plan_.objectives.size()) {
      objective(number, plan_.objectives[number - 1]);
      continue;
    }
    bool is_empty = !is_any_answered(field, {"statement", "rating", "concerns", "actions"});
    for (std::size_t i = 1; form_.filled.answers.contains(row((field + "/evidence").c_str(), i) + "/done");
         ++i)
      is_empty = is_empty && !is_any_answered(row((field + "/evidence").c_str(), i),
                                              {"activity", "required", "done", "note"});
    if (!is_empty) find(field + "/rating", "form-blank.objective", {{"number", static_cast<int>(number)}});
  }
}

void BlankForm::objective(std::size_t number, const plan::Objective& objective) {
  const std::string field = row("objectives", number);
  statement(field + "/statement", number, objective);
  for (const char* member : {"/rating", "/concerns", "/actions"})
    move(field + member, plan::report_fields::objective(objective.id) + member);
  evidence(field, objective);
}

// In the plan's words, or in some that are nearer to this objective than to any other, at least half of them
// its own.
void BlankForm::statement(const std::string& field, std::size_t number, const plan::Objective& objective) {
  const std::string written = answer(field);
  if (written.empty() || plain(written) == plain(objective.id)) return;
  const std::set<std::string> said = words_of(written);
  const auto shared = [&](const plan::Objective& each) {
    return plain(each.id) == plain(written) ? said.size() : shared_words(said, words_of(each.statement));
  };
  const std::size_t own = shared(objective);
  const plan::Arguments arguments{{"number", static_cast<int>(number)}};
  if (std::ranges::any_of(plan_.objectives, [&](const plan::Objective& each) { return shared(each) > own; }))
    find(field, "form-blank.objective", arguments);
  else if (2 * own < said.size())
    find(field, "form-blank.statement", arguments, plan::Severity::warning);
}

bool BlankForm::names_activity(const std::string& written, const plan::Activity& activity) const {
  if (names(written, activity.id) || (activity.title && names(written, *activity.title))) return true;
  return std::ranges::any_of(words_.languages(), [&](const std::string& language) {
    return names(written, words_.in(language).word(activity.type)) ||
           names(written, std::string(plan::to_string(activity.type)));
  });
}

void BlankForm::evidence(const std::string& of, const plan::Objective& objective) {
  std::set<Id> given;
  const std::string list = of + "/evidence";
  for (std::size_t i = 1; form_.filled.answers.contains(row(list.c_str(), i) + "/done"); ++i) {
    const std::string field = row(list.c_str(), i), written = answer(field + "/activity");
    if (!is_any_answered(field, {"activity", "required", "done", "note"})) continue;
    std::vector<const plan::Activity*> meant, by_id;
    for (const plan::Activity& activity : plan_.activities) {
      if (std::ranges::find(activity.objectives, objective.id) == activity.objectives.end()) continue;
      if (names(written, activity.id)) by_id.push_back(&activity);
      if (names_activity(written, activity)) meant.push_back(&activity);
    }
    if (by_id.size() == 1) meant = by_id;
    if (meant.size() != 1 || !given.insert(meant.front()->id).second) {
      find(field + "/activity", "form-blank.activity");
      continue;
    }
    const std::string required = answer(field + "/required");
    if (!required.empty() && required != std::to_string(meant.front()->required))
      find(field + "/required", "form-blank.required", {{"number", meant.front()->required}});
    for (const char* member : {"/done", "/note"})
      move(field + member, plan::report_fields::evidence(objective.id, meant.front()->id) + member);
  }
}

void BlankForm::scopes() {
  std::set<Id> given;
  for (std::size_t number = 1; form_.filled.answers.contains(row("scopes", number) + "/levelNow"); ++number) {
    const std::string field = row("scopes", number), written = answer(field + "/name");
    if (!is_any_answered(field, {"name", "levelNow", "otherLevel", "reason", "authorisedBy"})) continue;
    std::vector<const plan::Scope*> meant;
    for (const plan::Scope& scope : plan_.scopes)
      if (plain(scope.id) == plain(written) || plain(scope.name) == plain(written)) meant.push_back(&scope);
    if (meant.size() != 1 || !given.insert(meant.front()->id).second) {
      find(field + "/name", "form-blank.scope");
      continue;
    }
    const std::string to = plan::report_fields::scope(meant.front()->id);
    for (const char* member : {"/levelNow", "/otherLevel", "/reason", "/authorisedBy"})
      move(field + member, to + member);
    const std::string authoriser = answer(field + "/authorisedBy");
    const Id* id = authoriser.empty() ? nullptr : person_called(authoriser);
    if (id != nullptr)
      answers_[to + "/authorisedBy"] = *id;
    else if (!authoriser.empty())
      unknown_authoriser(field, to, authoriser);
  }
}

// Somebody has authorised it, so that the rules do not ask for that as well; the form is refused.
void BlankForm::unknown_authoriser(const std::string& field, const std::string& to,
                                   const std::string& written) {
  find(field + "/authorisedBy", "form-blank.nobody", {{"name", plan::Written{written}}});
  if (!plan_.people.empty()) answers_[to + "/authorisedBy"] = plan_.people.front().id;
}

void BlankForm::signatures() {
  for (const SignatureRole role :
       {SignatureRole::practitioner, SignatureRole::clinical_supervisor, SignatureRole::case_manager})
    signature(role, plan::report_fields::signature(role, "1"));
}

void BlankForm::signature(SignatureRole role, const std::string& field) {
  if (!is_any_answered(field, {"statement", "date", "comment", "ink", "signature", "name"})) return;
  const std::string written = answer(field + "/name");
  std::vector<Id> holders;
  if (role == SignatureRole::practitioner) holders.push_back(plan_.practitioner.id);
  for (const plan::Person& person : plan_.people)
    if (role != SignatureRole::practitioner && plan::to_string(person.role) == plan::to_string(role))
      holders.push_back(person.id);
  const Id* named = written.empty() ? nullptr : person_called(written);
  if (named == nullptr && written.empty() && holders.size() == 1) named = &holders.front();
  if (named == nullptr && written.empty()) return find(field + "/name", "form-blank.no-name");
  if (named == nullptr) return find(field + "/name", "form-blank.nobody", {{"name", plan::Written{written}}});
  if (!is_any_answered(field, {"statement", "date", "comment", "ink", "signature"}))
    find(field + "/statement", "form-not-signed.name");
  for (const char* member : {"statement", "date", "comment", "ink", "signature"})
    move(field + "/" + member, plan::report_fields::signature(role, *named) + "/" + member);
}

}  // namespace planpress::forms
