#include <algorithm>
#include <iterator>
#include <type_traits>

#include "renderer/document/languages.hpp"
#include "renderer/document/two_texts.hpp"

namespace planpress::document {
namespace {

// A longer paragraph is followed by one in the other language; a shorter one gets a second line.
constexpr std::size_t short_paragraph = 80;  // bytes in one language

enum class Room : std::uint8_t {
  wide,   // paragraphs may follow each other
  narrow  // in cells, items and facts one paragraph holds both languages
};

class Pairing {
 public:
  explicit Pairing(std::string language) : language_(std::move(language)) {}

  // Blocks of the same kind answer each other in order. What the shorter list lacks stands alone.
  Blocks blocks(Blocks first, Blocks second, Room room) const {
    Blocks out;
    std::size_t i = 0, j = 0;
    while (i < first.size() || j < second.size()) {
      const bool both = i < first.size() && j < second.size();
      if (both && first[i].index() == second[j].index()) {
        add(std::move(first[i++]), std::move(second[j++]), room, out);
      } else if (first.size() - i >= second.size() - j) {
        out.push_back(std::move(first[i++]));
      } else {
        out.emplace_back(Section{false, language_, {std::move(second[j++])}});
      }
    }
    return out;
  }

 private:
  template <class Part, class Merge>
  static void pair(std::vector<Part>& first, std::vector<Part> second, Merge merge) {
    const std::size_t common = std::min(first.size(), second.size());
    for (std::size_t i = 0; i < common; ++i) merge(first[i], second[i]);
    first.insert(first.end(), std::make_move_iterator(second.begin() + static_cast<std::ptrdiff_t>(common)),
                 std::make_move_iterator(second.end()));
  }

  void text(Inlines& first, const Inlines& second) const {
    first = in_both_languages(first, SecondText{second, language_});
  }
  static void label(Label& first, const Label& second) { first = in_both_languages(first, second); }

  void add(Block first, Block second, Room room, Blocks& out) const {
    std::visit(
        [&]<class Kind>(const Kind& other) {
          auto& block = std::get<Kind>(first);
          if constexpr (std::is_same_v<Kind, Paragraph>) {
            if (room == Room::wide && becomes_two(block, other)) {
              out.push_back(std::move(first));
              out.push_back(std::move(second));
              std::get<Paragraph>(out.back()).language = language_;
              return;
            }
          }
          merge(block, other);
          out.push_back(std::move(first));
        },
        second.as_variant());
  }

  bool becomes_two(const Paragraph& first, const Paragraph& second) const {
    const std::size_t longer = std::max(plain_text(first.content).size(), plain_text(second.content).size());
    return longer > short_paragraph && stand_apart(first.content, {second.content, language_});
  }

  void merge(Section& first, const Section& second) const {
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::wide);
  }
  void merge(Heading& first, const Heading& second) const { text(first.content, second.content); }
  void merge(Paragraph& first, const Paragraph& second) const { text(first.content, second.content); }
  void merge(List& first, const List& second) const {
    pair(first.items, second.items,
         [this](ListItem& a, const ListItem& b) { a.blocks = blocks(a.blocks, b.blocks, Room::narrow); });
  }
  void merge(Facts& first, const Facts& second) const {
    pair(first.facts, second.facts, [this](Fact& a, const Fact& b) {
      text(a.label, b.label);
      a.value = blocks(a.value, b.value, Room::narrow);
    });
  }

  void merge(Table& first, const Table& second) const {
    const auto cell = [this](Cell& a, const Cell& b) { merge(a, b); };
    const auto row = [&cell](Row& a, const Row& b) { pair(a.cells, b.cells, cell); };
    text(first.caption, second.caption);
    pair(first.head, second.head, row);
    pair(first.body, second.body, row);
  }
  void merge(Cell& first, const Cell& second) const {
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::narrow);
    pair(first.notes, second.notes, [this](Note& a, const Note& b) {
      label(a.label, b.label);
      label(a.record, b.record);
      text(a.content, b.content);
    });
  }

  void merge(Callout& first, const Callout& second) const {
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::wide);
  }
  void merge(Banner& first, const Banner& second) const {
    text(first.head, second.head);
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::wide);
  }

  void merge(IntervalChart& first, const IntervalChart& second) const {
    label(first.unit, second.unit);
    label(first.key, second.key);
    label(first.lead, second.lead);
    label(first.instead, second.instead);
    label(first.legend, second.legend);
    pair(first.meanings, second.meanings, [](StepMeaning& a, const StepMeaning& b) {
      label(a.name, b.name);
      label(a.text, b.text);
    });
    first.alt = in_turn(first.alt, second.alt);
    pair(first.tracks, second.tracks, [](Track& a, const Track& b) {
      label(a.note, b.note);
      pair(a.intervals, b.intervals, [](Interval& i, const Interval& j) { label(i.text, j.text); });
    });
    pair(first.marks, second.marks, [](ChartMark& a, const ChartMark& b) {
      label(a.label, b.label);
      label(a.note, b.note);
    });
  }
  void merge(Timeline& first, const Timeline& second) const {
    first.alt = in_turn(first.alt, second.alt);
    pair(first.events, second.events, [](TimelineEvent& a, const TimelineEvent& b) {
      label(a.label, b.label);
      label(a.note, b.note);
    });
    pair(first.ticks, second.ticks, [](TimelineTick& a, const TimelineTick& b) { label(a.label, b.label); });
  }
  void merge(Bar& first, const Bar& second) const { first.alt = in_turn(first.alt, second.alt); }
  void merge(Image& first, const Image& second) const { first.alt = in_turn(first.alt, second.alt); }
  void merge(Figure& first, const Figure& second) const {
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::narrow);
    text(first.caption, second.caption);
  }

  static void merge(DateLabels& first, const DateLabels& second) {
    label(first.day, second.day);
    label(first.month, second.month);
    label(first.year, second.year);
  }
  void merge(SignaturePanel& first, const SignaturePanel& second) const {
    label(first.signature_label, second.signature_label);
    merge(first.date, second.date);
    pair(first.signatories, second.signatories, [](Signatory& a, const Signatory& b) {
      label(a.role, b.role);
      label(a.post, b.post);
      pair(a.choices, b.choices, [](Choice& c, const Choice& d) { label(c.text, d.text); });
    });
  }
  // What is filled in, and the values that stand for it, are the same in both.
  void merge(Field& first, const Field& second) const {
    label(first.label, second.label);
    label(first.hint, second.hint);
    first.tooltip = plain_in_both(first.tooltip, second.tooltip);
    merge(first.date, second.date);
    pair(first.options, second.options,
         [](FieldOption& a, const FieldOption& b) { a.label = plain_in_both(a.label, b.label); });
  }
  void merge(Fieldset& first, const Fieldset& second) const {
    label(first.legend, second.legend);
    label(first.hint, second.hint);
    first.blocks = blocks(std::move(first.blocks), second.blocks, Room::narrow);
  }
  void merge(RuledSpace& first, const RuledSpace& second) const {
    label(first.label, second.label);
    label(first.hint, second.hint);
  }
  void merge(Contents&, const Contents&) const {}

  // Sentences that are read out, one language after the other.
  static std::string in_turn(const std::string& first, const std::string& second) {
    return first == second ? first : first + " " + second;
  }

  std::string language_;
};

Furniture furniture_in_both(const Furniture& first, const Furniture& second) {
  return {in_both_languages(first.head_left, second.head_left),
          in_both_languages(first.head_right, second.head_right),
          in_both_languages(first.foot_left, second.foot_left),
          in_both_languages(first.foot_right, second.foot_right),
          plain_in_both(first.watermark, second.watermark),
          plain_in_both(first.continued, second.continued),
          first.page_code,
          plain_in_both(first.goes_on, second.goes_on)};
}

}  // namespace

Document in_both_languages(Document first, Document second) {
  const Pairing pairing(second.language);
  first.title = plain_in_both(first.title, second.title);
  first.subject = plain_in_both(first.subject, second.subject);
  first.furniture = furniture_in_both(first.furniture, second.furniture);
  first.blocks = pairing.blocks(std::move(first.blocks), std::move(second.blocks), Room::wide);
  first.second_language = std::move(second.language);
  return first;
}

}  // namespace planpress::document
