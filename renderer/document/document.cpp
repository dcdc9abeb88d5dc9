#include "renderer/document/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace planpress::document {

std::string plain_text(const Inlines& inlines, std::string_view line_break) {
  std::string out;
  for (const Inline& piece : inlines) {
    if (const auto* run = std::get_if<TextRun>(&piece)) out += run->text;
    if (std::holds_alternative<LineBreak>(piece)) out += line_break;
  }
  return out;
}

std::string text_of_paragraphs(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    if (!out.empty()) out += ' ';
    out += plain_text(paragraph->content);
  }
  return out;
}

std::string heading_text(const Heading& heading) { return plain_text(heading_line(heading)); }

Inlines heading_line(const Heading& heading) {
  Inlines out;
  const auto add = [&out](std::string_view text, const std::string& language) {
    auto* last = out.empty() ? nullptr : &std::get<TextRun>(out.back());
    if (last == nullptr || last->language != language) {
      last = &std::get<TextRun>(out.emplace_back(TextRun{}));
      last->language = language;
    }
    last->text += text;
  };
  for (const Inline& piece : heading.content) {
    if (const auto* run = std::get_if<TextRun>(&piece)) add(run->text, run->language);
    if (std::holds_alternative<LineBreak>(piece)) add(": ", {});
  }
  return out;
}

Inlines inlines_of(const Label& label) {
  if (label.empty()) return {};
  TextRun run;
  run.text = label;
  run.language = label.language;
  return {run};
}

Inlines followed_by(const Inlines& text, const Inlines& addition) {
  if (text.empty() || addition.empty()) return text.empty() ? addition : text;
  Inlines out = text;
  out.push_back(inlines_of(", ").front());
  out.insert(out.end(), addition.begin(), addition.end());
  return out;
}

// Only what comes after the heading over the list: the reader has seen the rest.
std::vector<const Heading*> contents_entries(const Document& document, const Contents& contents,
                                             const Heading* last) {
  std::vector<const Heading*> found;
  bool passed = last == nullptr;
  const auto collect = [&](const auto& self, const Blocks& blocks, bool are_listed) -> void {
    for (const Block& block : blocks) {
      if (const auto* heading = std::get_if<Heading>(&block)) {
        const bool fits = heading->level > 1 && heading->level <= contents.depth;
        if (passed && are_listed && fits) found.push_back(heading);
        passed = passed || heading == last;
      }
      if (const auto* section = std::get_if<Section>(&block)) self(self, section->blocks, are_listed);
      if (const auto* callout = std::get_if<Callout>(&block)) self(self, callout->blocks, false);
      if (const auto* banner = std::get_if<Banner>(&block)) self(self, banner->blocks, false);
    }
  };
  collect(collect, document.blocks, true);
  return found;
}

FurnitureText::FurnitureText(std::string text) {
  if (!text.empty()) parts.emplace_back(std::move(text));
}

bool FurnitureText::has_numbers() const {
  return std::ranges::any_of(parts,
                             [](const auto& part) { return std::holds_alternative<PageNumber>(part); });
}

// ---- As text ----------------------------------------------------------------------------------------------

namespace {

template <typename Value>
std::string_view word(const auto& words, Value value) {
  return words[static_cast<std::size_t>(value)];
}
std::string before(std::string_view mark, std::string_view word) {
  return word.empty() ? std::string() : fmt::format("{}{}", mark, word);
}

std::string styled(const TextRun& run) {
  std::string out = run.text;
  if (run.nowrap) out = "[" + out + "]";
  if (run.tone == Tone::secondary) out = "~" + out + "~";
  if (run.light) out = "_" + out + "_";
  if (run.strong) out = "*" + out + "*";
  if (!run.language.empty()) out = run.language + ":" + out;
  if (!run.href.empty()) out += "<" + run.href + ">";
  return out;
}

std::string line_of(const Inlines& inlines) {
  std::string out;
  for (const Inline& piece : inlines) {
    if (const auto* run = std::get_if<TextRun>(&piece)) {
      out += styled(*run);
    } else {
      out += std::holds_alternative<Tick>(piece) ? "(tick)" : " / ";
    }
  }
  return out;
}

std::string line_of(const FurnitureText& text) {
  std::string out;
  for (const auto& part : text.parts) {
    const auto* number = std::get_if<PageNumber>(&part);
    out += number == nullptr             ? std::get<std::string>(part)
           : *number == PageNumber::page ? "(page)"
                                         : "(pages)";
  }
  return out;
}

std::string axis(AxisPosition at) { return fmt::format("{}.{:03}", at / 1000, at % 1000); }

// One block a line, those that it holds indented below it.
class Printer {
 public:
  std::string print(const Document& d) {
    line("document \"{}\" {} subject \"{}\" created {}", d.title, d.language, d.subject, d.created);
    const Furniture& f = d.furniture;
    line("furniture [{}] [{}] [{}] [{}] watermark [{}] {}", line_of(f.head_left), line_of(f.head_right),
         line_of(f.foot_left), line_of(f.foot_right), f.watermark, f.continued);
    if (!f.page_code.empty()) line("page-code \"{}\"", f.page_code);
    if (!f.goes_on.empty()) line("goes-on \"{}\"", f.goes_on);
    print(d.blocks);
    return std::move(out_);
  }

 private:
  struct Indent {
    explicit Indent(Printer& p) : printer(p) { printer.depth_ += 2; }
    ~Indent() { printer.depth_ -= 2; }
    Printer& printer;
  };

  template <typename... Values>
  void line(fmt::format_string<const Values&...> format, const Values&... values) {
    out_.append(depth_, ' ');
    fmt::format_to(std::back_inserter(out_), format, values...);
    out_ += '\n';
  }

  void print(const Blocks& blocks) {
    const Indent indent(*this);
    for (const Block& block : blocks) std::visit([this](const auto& b) { print(b); }, block.as_variant());
  }

  void print(const Section& s) {
    line("section{}{}", s.new_page ? ".page" : "", before(" ", s.language));
    print(s.blocks);
  }
  void print(const Heading& h) {
    line("h{}{} #{} {}", h.level, h.title ? ".title" : "", h.id, line_of(h.content));
  }
  void print(const Paragraph& p) {
    line("p{}{} {}", before(".", word(paragraph_words, p.style)), before(" ", p.language),
         line_of(p.content));
  }
  void print(const List& l) {
    line("{}", l.ordered ? "ol" : "ul");
    const Indent indent(*this);
    for (const ListItem& item : l.items) {
      line("li");
      print(item.blocks);
    }
  }
  void print(const Facts& f) {
    line("dl.{}", word(facts_words, f.style));
    const Indent indent(*this);
    for (const Fact& fact : f.facts) {
      line("dt {}", line_of(fact.label));
      print(fact.value);
    }
  }
  void print(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      line("tr{}", row.group ? ".group" : "");
      const Indent indent(*this);
      for (const Cell& cell : row.cells) {
        line("{}{}{}{}", cell.header ? "th" : "td", before(".", word(cell_words, cell.kind)),
             before(" scope=", word(scope_words, cell.scope)),
             cell.column_span > 1 ? fmt::format(" span={}", cell.column_span) : "");
        print(cell.blocks);
        for (const Note& note : cell.notes)
          line("  note [{}] [{}] {}", note.label, note.record, line_of(note.content));
      }
    }
  }
  void print(const Table& t) {
    line("{} {} {}", t.is_chart ? "bar-chart" : "table", t.columns, line_of(t.caption));
    const Indent indent(*this);
    line("thead");
    print(t.head);
    line("tbody");
    print(t.body);
  }
  void print(const Callout& c) {
    line("aside");
    print(c.blocks);
  }
  void print(const Banner& b) {
    line("banner {} {}", word(banner_words, b.tone), line_of(b.head));
    print(b.blocks);
  }
  void print(const IntervalChart& c) {
    line("interval-chart {} {}-{} alt \"{}\" key \"{}\"", c.unit, c.first, c.last, c.alt, c.key);
    const Indent indent(*this);
    if (!c.lead.empty()) line("lead \"{}\"", c.lead);
    if (!c.instead.empty()) line("instead \"{}\"", c.instead);
    if (c.compact) line("compact");
    for (const Track& track : c.tracks) {
      line("track \"{}\" \"{}\"", track.name, track.note);
      for (const Interval& i : track.intervals) line("  {}-{} {} \"{}\"", i.from, i.to, i.step, i.text);
    }
    for (const ChartMark& m : c.marks) line("mark {} \"{}\" \"{}\"", axis(m.at), m.label, m.note);
    if (!c.legend.empty()) line("legend \"{}\"", c.legend);
    for (const StepMeaning& m : c.meanings) line("step {} \"{}\" \"{}\"", m.step, m.name, m.text);
  }
  void print(const Timeline& t) {
    line("timeline {} alt \"{}\"", axis(t.length), t.alt);
    const Indent indent(*this);
    for (const TimelineEvent& e : t.events)
      line("event {} ({}){} \"{}\" \"{}\"", axis(e.at), e.number, e.done ? " done" : "", e.label, e.note);
    for (const TimelineTick& tick : t.ticks) line("tick {} \"{}\"", axis(tick.at), tick.label);
  }
  void print(const SignaturePanel& p) {
    line("signature-panel [{}] [{}] [{}] [{}]", p.signature_label, p.date.day, p.date.month, p.date.year);
    const Indent indent(*this);
    for (const Signatory& s : p.signatories) {
      line("signatory \"{}\" \"{}\" [{}]{}", s.role, s.name, line_of(s.post), before(" field ", s.field));
      for (const Choice& choice : s.choices)
        line("  choice {}{}", s.field.empty() ? "" : choice.value + " ", choice.text);
    }
  }
  void print(const Bar& b) {
    line("bar{} {} of {} alt \"{}\"", before(".", word(bar_words, b.style)), axis(b.value), axis(b.whole),
         b.alt);
  }
  void print(const Image& i) {
    line("img {} {} alt \"{}\"", i.picture ? i.picture->name : "", i.width, i.alt);
  }
  void print(const Figure& f) {
    line("figure");
    print(f.blocks);
    line("figcaption {}", line_of(f.caption));
  }
  void print(const Field& f) {
    const char* state = f.required ? " required" : f.read_only ? " read-only" : "";
    line("{}{} {} [{}] [{}] \"{}\" = \"{}\"{}{}{}{}", word(field_words, f.kind), f.bare ? ".bare" : "",
         f.name, f.label, f.hint, f.tooltip, f.value, f.checked ? " checked" : "", state,
         f.max_length > 0 ? fmt::format(" most {}", f.max_length) : "",
         f.kind == FieldKind::multi_line ? fmt::format(" lines {}", f.lines) : "");
    for (const FieldOption& option : f.options) line("  option {} [{}]", option.value, option.label);
  }
  void print(const Fieldset& f) {
    line("fieldset{} {} [{}] [{}]", before(".", word(fieldset_words, f.layout)), f.columns, f.legend, f.hint);
    print(f.blocks);
  }
  void print(const RuledSpace& r) { line("ruled-space {} [{}] [{}]", r.lines, r.label, r.hint); }
  void print(const Contents& c) { line("toc {}", c.depth); }

  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string to_text(const Document& document) { return Printer().print(document); }

}  // namespace planpress::document
