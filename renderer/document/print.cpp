// A Document as indented text, one block a line.
#include <fmt/format.h>

#include "renderer/document/document.hpp"

namespace planpress::document {
namespace {

constexpr const char* paragraph_names[] = {"p",           "p.lead", "p.secondary", "p.fact",
                                           "p.statement", "p.tag",  "p.tag-filled"};
constexpr const char* cell_names[] = {"", ".number", ".quantity", ".date"};
constexpr const char* bar_names[] = {"bar", "bar.headline", "bar.progress"};
constexpr const char* field_names[] = {"text",     "multi-line", "number", "date",
                                       "checkbox", "radio",      "choice", "signature"};
constexpr const char* fieldset_names[] = {"fieldset", "fieldset.row", "fieldset.grid", "fieldset.axis"};
constexpr const char* scope_names[] = {"", " scope=col", " scope=row", " scope=rowgroup"};

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

class Printer {
 public:
  std::string print(const Document& d) {
    line(fmt::format("document \"{}\" {} subject \"{}\" created {}", d.title, d.language, d.subject,
                     d.created));
    const Furniture& f = d.furniture;
    line(fmt::format("furniture [{}] [{}] [{}] [{}] watermark [{}] {}", line_of(f.head_left),
                     line_of(f.head_right), line_of(f.foot_left), line_of(f.foot_right), f.watermark,
                     f.continued));
    if (!f.page_code.empty()) line(fmt::format("page-code \"{}\"", f.page_code));
    if (!f.goes_on.empty()) line(fmt::format("goes-on \"{}\"", f.goes_on));
    print(d.blocks);
    return std::move(out_);
  }

 private:
  struct Indent {
    explicit Indent(Printer& p) : printer(p) { printer.depth_ += 2; }
    ~Indent() { printer.depth_ -= 2; }
    Printer& printer;
  };

  void line(const std::string& text) {
    out_.append(depth_, ' ');
    out_ += text;
    out_ += '\n';
  }

  void print(const Blocks& blocks) {
    const Indent indent(*this);
    for (const Block& block : blocks) std::visit([this](const auto& b) { print(b); }, block.as_variant());
  }

  void print(const Section& s) {
    line(fmt::format("section{}{}", s.new_page ? ".page" : "", s.language.empty() ? "" : " " + s.language));
    print(s.blocks);
  }
  void print(const Heading& h) {
    line(fmt::format("h{}{} #{} {}", h.level, h.title ? ".title" : "", h.id, line_of(h.content)));
  }
  void print(const Paragraph& p) {
    line(fmt::format("{}{} {}", paragraph_names[static_cast<int>(p.style)],
                     p.language.empty() ? "" : " " + p.language, line_of(p.content)));
  }
  void print(const List& l) {
    line(l.ordered ? "ol" : "ul");
    const Indent indent(*this);
    for (const ListItem& item : l.items) {
      line("li");
      print(item.blocks);
    }
  }
  void print(const Facts& f) {
    line(f.style == FactsStyle::columns ? "dl.columns" : "dl.pairs");
    const Indent indent(*this);
    for (const Fact& fact : f.facts) {
      line("dt " + line_of(fact.label));
      print(fact.value);
    }
  }
  void print(const Row& row) {
    line(row.group ? "tr.group" : "tr");
    const Indent indent(*this);
    for (const Cell& cell : row.cells) {
      line(fmt::format("{}{}{}{}", cell.header ? "th" : "td", cell_names[static_cast<int>(cell.kind)],
                       scope_names[static_cast<int>(cell.scope)],
                       cell.column_span > 1 ? fmt::format(" span={}", cell.column_span) : ""));
      print(cell.blocks);
      for (const Note& note : cell.notes) {
        line(fmt::format("  note [{}] [{}] {}", note.label, note.record, line_of(note.content)));
      }
    }
  }
  void print(const Table& t) {
    line(fmt::format("{} {} {}", t.is_chart ? "bar-chart" : "table", t.columns, line_of(t.caption)));
    const Indent indent(*this);
    line("thead");
    for (const Row& row : t.head) print(row);
    line("tbody");
    for (const Row& row : t.body) print(row);
  }
  void print(const Callout& c) {
    line("aside");
    print(c.blocks);
  }
  void print(const Banner& b) {
    line(fmt::format("banner {} {}", b.tone == BannerTone::ground ? "ground" : "frame", line_of(b.head)));
    print(b.blocks);
  }
  void print(const IntervalChart& c) {
    line(fmt::format("interval-chart {} {}-{} alt \"{}\" key \"{}\"", c.unit, c.first, c.last, c.alt, c.key));
    const Indent indent(*this);
    if (!c.lead.empty()) line(fmt::format("lead \"{}\"", c.lead));
    if (!c.instead.empty()) line(fmt::format("instead \"{}\"", c.instead));
    if (c.compact) line("compact");
    for (const Track& track : c.tracks) {
      line(fmt::format("track \"{}\" \"{}\"", track.name, track.note));
      for (const Interval& i : track.intervals)
        line(fmt::format("  {}-{} {} \"{}\"", i.from, i.to, i.step, i.text));
    }
    for (const ChartMark& m : c.marks)
      line(fmt::format("mark {} \"{}\" \"{}\"", axis(m.at), m.label, m.note));
    if (!c.legend.empty()) line(fmt::format("legend \"{}\"", c.legend));
    for (const StepMeaning& m : c.meanings)
      line(fmt::format("step {} \"{}\" \"{}\"", m.step, m.name, m.text));
  }
  void print(const Timeline& t) {
    line(fmt::format("timeline {} alt \"{}\"", axis(t.length), t.alt));
    const Indent indent(*this);
    for (const TimelineEvent& e : t.events) {
      line(fmt::format("event {} ({}){} \"{}\" \"{}\"", axis(e.at), e.number, e.done ? " done" : "", e.label,
                       e.note));
    }
    for (const TimelineTick& tick : t.ticks) line(fmt::format("tick {} \"{}\"", axis(tick.at), tick.label));
  }
  void print(const SignaturePanel& p) {
    line(fmt::format("signature-panel [{}] [{}] [{}] [{}]", p.signature_label, p.date.day, p.date.month,
                     p.date.year));
    const Indent indent(*this);
    for (const Signatory& s : p.signatories) {
      line(fmt::format("signatory \"{}\" \"{}\" [{}]{}", s.role, s.name, line_of(s.post),
                       s.field.empty() ? "" : " field " + s.field));
      for (const Choice& choice : s.choices)
        line("  choice " + (s.field.empty() ? "" : choice.value + " ") + choice.text);
    }
  }
  void print(const Bar& b) {
    line(fmt::format("{} {} of {} alt \"{}\"", bar_names[static_cast<int>(b.style)], axis(b.value),
                     axis(b.whole), b.alt));
  }
  void print(const Image& i) {
    line(fmt::format("img {} {} alt \"{}\"", i.picture ? i.picture->name : "", i.width, i.alt));
  }
  void print(const Figure& f) {
    line("figure");
    print(f.blocks);
    line("figcaption " + line_of(f.caption));
  }
  void print(const Field& f) {
    line(fmt::format("{}{} {} [{}] [{}] \"{}\" = \"{}\"{}{}{}{}", field_names[static_cast<int>(f.kind)],
                     f.bare ? ".bare" : "", f.name, f.label, f.hint, f.tooltip, f.value,
                     f.checked ? " checked" : "",
                     f.required    ? " required"
                     : f.read_only ? " read-only"
                                   : "",
                     f.max_length > 0 ? fmt::format(" most {}", f.max_length) : "",
                     f.kind == FieldKind::multi_line ? fmt::format(" lines {}", f.lines) : ""));
    for (const FieldOption& option : f.options)
      line(fmt::format("  option {} [{}]", option.value, option.label));
  }
  void print(const Fieldset& f) {
    line(fmt::format("{} {} [{}] [{}]", fieldset_names[static_cast<int>(f.layout)], f.columns, f.legend,
                     f.hint));
    print(f.blocks);
  }
  void print(const RuledSpace& r) { line(fmt::format("ruled-space {} [{}] [{}]", r.lines, r.label, r.hint)); }
  void print(const Contents& c) { line(fmt::format("toc {}", c.depth)); }

  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string to_text(const Document& document) { return Printer().print(document); }

}  // namespace planpress::document
