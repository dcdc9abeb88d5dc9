#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/views/support.hpp"

using namespace planpress::plan;
using namespace planpress::plan::test;

namespace {

const Wording& english() { return words().in(Language::en); }
const Wording& welsh() { return words().in(Language::cy); }

template <Coded E>
void check_words() {
  for (std::size_t i = 0; i < codes<E>.size(); ++i) {
    CAPTURE(codes<E>[i]);
    for (const Wording* wording : {&english(), &welsh()})
      CHECK_FALSE(wording->word(static_cast<E>(i)).empty());
  }
}

// A folder with copies of the words files, one of them changed.
class ChangedWords {
 public:
  ChangedWords(const char* file, const std::function<void(nlohmann::ordered_json&)>& change)
      : folder_(std::filesystem::path(PLANPRESS_BUILD_DIR) / "changed-words") {
    std::filesystem::create_directories(folder_);
    for (const char* name : {"words.en.json", "words.cy.json"})
      std::filesystem::copy_file(std::filesystem::path(PLANPRESS_SOURCE_DIR "/layouts") / name,
                                 folder_ / name, std::filesystem::copy_options::overwrite_existing);
    nlohmann::ordered_json json;
    std::ifstream(folder_ / file) >> json;
    change(json);
    std::ofstream(folder_ / file) << json.dump(1);
  }
  ~ChangedWords() { std::filesystem::remove_all(folder_); }

  std::string fault() const {
    try {
      Words(folder_).load();
    } catch (const WordsError& error) {
      return error.what();
    }
    return {};
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("every value that is printed has a word in English and in Welsh") {
  check_words<Status>();
  check_words<Element>();
  check_words<Profession>();
  check_words<Grade>();
  check_words<Role>();
  check_words<AbsenceReason>();
  check_words<RestrictionSource>();
  check_words<ObjectiveArea>();
  check_words<ActivityType>();
  check_words<Level>();
  check_words<ResourceKind>();
  check_words<Outcome>();
  check_words<SignatureRole>();
  check_words<SignatureMethod>();
  check_words<SignatureStatement>();
}

TEST_CASE("dates are written as people write them") {
  CHECK(english().date(day("2025-03-06")) == "6 March 2025");
  CHECK(welsh().date(day("2025-03-06")) == "6 Mawrth 2025");
  CHECK(welsh().date(day("2024-02-29")) == "29 Chwefror 2024");
  CHECK(english().range(day("2025-01-06"), day("2025-02-02")) == "6 January 2025 to 2 February 2025");
  CHECK(welsh().range(day("2025-01-06"), day("2025-02-02")) == "6 Ionawr 2025 i 2 Chwefror 2025");
  CHECK(english().range(day("2025-01-06"), day("2025-01-06")) == "6 January 2025");
}

TEST_CASE("one thing is singular and more are plural") {
  CHECK(english().count("reviews", 1) == "1 review");
  CHECK(english().count("reviews", 3) == "3 reviews");
  CHECK(english().count("weeks", 26) == "26 weeks");
  CHECK(english().count("objectives", 0) == "0 objectives");
}

TEST_CASE("Welsh nouns mutate after two and stay singular") {
  CHECK(welsh().count("activities", 1) == "1 gweithgaredd");
  CHECK(welsh().count("activities", 2) == "2 weithgaredd");
  CHECK(welsh().count("activities", 12) == "12 gweithgaredd");
  CHECK(welsh().count("weeks", 26) == "26 wythnos");
  CHECK(welsh().count("kinds-of-work", 2) == "2 fath o waith");
  CHECK(welsh().count("acknowledged-by-all", 2) ==
        "Mae'r 2 oruchwyliwr clinigol wedi cydnabod y fersiwn hwn.");
  // Only two changes these nouns: three and six change c, p and t alone.
  for (const std::size_t n : {0, 3, 6, 11})
    CHECK(welsh().count("kinds-of-work", n) == std::to_string(n) + " math o waith");
}

TEST_CASE("lists end in and") {
  CHECK(english().list({}) == "");
  CHECK(english().list({"reskilling"}) == "reskilling");
  CHECK(english().list({"2", "3"}) == "2 and 3");
  CHECK(english().list({"reskilling", "remediation", "behavioural"}) ==
        "reskilling, remediation and behavioural");
}

TEST_CASE("Welsh writes ac before what is read with a vowel") {
  CHECK(welsh().list({"ailsgilio", "adfer"}) == "ailsgilio ac adfer");
  CHECK(welsh().list({"Mr Ŵyn", "Ŵyn Parry"}) == "Mr Ŵyn ac Ŵyn Parry");
  CHECK(welsh().list({"Ms Llŷr", "Mr Rees"}) == "Ms Llŷr a Mr Rees");
  CHECK(welsh().list({"2", "3"}) == "2 a 3");
  CHECK(welsh().list({"2", "8"}) == "2 ac 8");
  CHECK(welsh().list({"9", "10"}) == "9 a 10");
  CHECK(welsh().list({"10", "11"}) == "10 ac 11");
  CHECK(welsh().list({"19", "20"}) == "19 a 20");
}

TEST_CASE("a first letter is lowered in a sentence, an abbreviation is not") {
  CHECK(lower_first("General surgery") == "general surgery");
  CHECK(lower_first("ENT surgery") == "ENT surgery");
  CHECK(lower_first("A dental evaluation") == "A dental evaluation");
  CHECK(lower_first("Ôl-driniaeth") == "ôl-driniaeth");
  CHECK(lower_first("") == "");
  CHECK(upper_first("ŵyn") == "Ŵyn");
}

TEST_CASE("a word that is missing stops the start with its file, line and name") {
  int level_line = 0;
  const ChangedWords words("words.cy.json", [&](auto& json) {
    json["level"].erase("direct");
    const std::string text = json.dump(1);
    level_line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + text.find("\"level\""), '\n'));
  });
  CHECK(words.fault().find("words.cy.json:" + std::to_string(level_line) + ": \"level.direct\" is missing") !=
        std::string::npos);
}

TEST_CASE("all faults of the words are told at once") {
  const ChangedWords words("words.en.json", [](auto& json) {
    json.erase("outcome");
    json["phrases"].erase("range");
    json["phrases"]["weeks"] = "weeks";
    json["phrases"]["date"] = "{day} {moon}";
    json["phrases"]["greeting"] = "Hello";
    json["role"]["coach"] = 7;
  });
  const std::string fault = words.fault();
  for (const char* told :
       {"\"outcome\" is missing", "\"phrases.range\" is missing", "\"phrases.weeks\" must be an object",
        "{moon}", "\"phrases.greeting\" is not known", "\"role.coach\" must be a text"}) {
    CAPTURE(told);
    CHECK(fault.find(told) != std::string::npos);
  }
}

TEST_CASE("words that cannot be read stop the start") {
  CHECK_THROWS_AS(Words("/nowhere").load(), WordsError);
}
