#include "renderer/document/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace planpress::document {
namespace {

constexpr const char* role_names[] = {"Document", "Part",   "Sect",  "Div",   "H1",        "H2",  "H3",
                                      "H4",       "P",      "Span",  "Link",  "Lbl",       "L",   "LI",
                                      "LBody",    "Table",  "THead", "TBody", "TR",        "TH",  "TD",
                                      "Caption",  "Figure", "TOC",   "TOCI",  "Reference", "Form"};

void print(const StructureTree& tree, NodeId id, std::size_t depth, std::string& out) {
  const StructureNode& node = tree.nodes[id];
  out.append(depth * 2, ' ');
  out += name_of(node.role);
  if (!node.language.empty()) out += " " + node.language;
  if (!node.alt.empty()) out += fmt::format(" alt \"{}\"", node.alt);
  out += '\n';
  for (const NodeId child : node.children) print(tree, child, depth + 1, out);
}

bool is_plain_paragraph(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->language.empty() && paragraph->style != ParagraphStyle::tag &&
         paragraph->style != ParagraphStyle::tag_filled;
}

// Adds the elements of blocks below one parent: one overload a kind.
class StructureBuilder {
 public:
  explicit StructureBuilder(const Document& document) : document_(document) {}

  StructureTree build() {
    blocks(document_.blocks, 0);
    return std::move(tree_);
  }

  void operator()(const Section& section) {
    blocks(section.blocks, add(parent_, Role::sect, section.language));
  }
  void operator()(const Heading& heading) {
    add(parent_, heading_role(heading.level), heading.content);
    last_heading_ = &heading;
  }
  void operator()(const Paragraph& paragraph) {
    add(parent_, Role::p, paragraph.content, paragraph.language);
  }
  void operator()(const List& list) {
    const NodeId node = add(parent_, Role::l);
    tree_.nodes[node].ordered = list.ordered;
    for (const ListItem& item : list.items) {
      const NodeId li = add(node, Role::li);
      if (list.ordered) add(li, Role::lbl);
      blocks(item.blocks, add(li, Role::l_body));
    }
  }
  void operator()(const Facts& facts) {
    if (facts.facts.empty()) return;
    const NodeId list = add(parent_, Role::l);
    for (const Fact& fact : facts.facts) {
      const NodeId li = add(list, Role::li);
      add(li, Role::lbl, fact.label);
      blocks(fact.value, add(li, Role::l_body));
    }
  }
  void operator()(const Table& table) {
    const NodeId node = add(parent_, Role::table);
    if (!table.caption.empty()) add(node, Role::caption, table.caption);
    if (!table.head.empty()) rows(table.head, add(node, Role::t_head), &StructureBuilder::head_cell);
    rows(table.body, add(node, Role::t_body), &StructureBuilder::body_cell);
  }
  void operator()(const Bar& bar) {
    if (!bar.alt.empty()) figure(bar.alt);
  }
  void operator()(const Callout& callout) { blocks(callout.blocks, add(parent_, Role::div)); }
  void operator()(const Banner& banner) {
    const NodeId node = add(parent_, Role::div);
    add(node, Role::p, banner.head);
    blocks(banner.blocks, node);
  }
  void operator()(const IntervalChart& chart) {
    if (chart.tracks.empty() || chart.last < chart.first) return;
    if (!chart.lead.empty()) add(parent_, Role::p, chart.lead);
    const NodeId node = figure(chart.alt);
    words_of_figure(node, chart.unit);
    for (const Track& track : chart.tracks) {
      words_of_figure(node, track.name, track.note);
      for (const Interval& interval : track.intervals) words_of_figure(node, interval.text);
    }
    for (const ChartMark& mark : chart.marks) words_of_figure(node, mark.label, mark.note);
    words_of_figure(node, chart.key, chart.instead);
    if (chart.meanings.empty()) return;
    add(parent_, Role::p, chart.legend);
    const NodeId list = add(parent_, Role::l);
    for (const StepMeaning& meaning : chart.meanings) {
      const NodeId li = add(list, Role::li);
      add(li, Role::lbl, meaning.name);
      add(li, Role::l_body, meaning.text);
    }
  }
  void operator()(const Timeline& timeline) {
    const NodeId node = figure(timeline.alt);
    for (const TimelineEvent& event : timeline.events) words_of_figure(node, event.label, event.note);
    for (const TimelineTick& tick : timeline.ticks) words_of_figure(node, tick.label);
  }
  void operator()(const SignaturePanel& panel) {
    const NodeId parent = parent_;
    for (const Signatory& signatory : panel.signatories) {
      parent_ = add(parent, Role::sect);
      add(parent_, Role::p, signatory.role);
      add(parent_, Role::p);
      if (!signatory.post.empty()) add(parent_, Role::p, signatory.post);
      for (const Choice& choice : signatory.choices) {
        form(statement_field(signatory, choice));
        add(parent_, Role::p, choice.text);
      }
      form(signature_field(panel, signatory));
      add(parent_, Role::p, panel.signature_label);
      date(date_field(panel, signatory));
    }
    parent_ = parent;
  }
  void operator()(const Image& image) {
    if (image.picture && image.picture->width > 0 && !image.alt.empty()) figure(image.alt);
  }
  // The caption belongs to the Figure element.
  void operator()(const Figure& drawing) {
    const std::size_t before = tree_.nodes[parent_].children.size();
    blocks(drawing.blocks, parent_);
    const std::vector<NodeId>& children = tree_.nodes[parent_].children;
    for (std::size_t i = children.size(); i-- > before;) {
      if (tree_.nodes[children[i]].role != Role::figure) continue;
      if (!drawing.caption.empty()) add(children[i], Role::caption, drawing.caption);
      return;
    }
  }
  void operator()(const Field& field) {
    if (is_ticked(field) && !field.read_only) {
      form(field);
      if (!field.bare) add(parent_, Role::p, field_label(field.label, field.hint, false));
      return;
    }
    if (!field.bare) label(field.label, field.hint);
    if (field.kind == FieldKind::date && !field.read_only)
      date(field);
    else
      form(field);
  }
  void operator()(const Fieldset& set) {
    const NodeId parent = std::exchange(parent_, add(parent_, Role::div));
    label(set.legend, set.hint);
    blocks(set.blocks, parent_);
    parent_ = parent;
  }
  void operator()(const RuledSpace& space) { label(space.label, space.hint); }
  void operator()(const Contents& contents) {
    const NodeId toc = add(parent_, Role::toc);
    for (const Heading* heading : contents_entries(document_, contents, last_heading_)) {
      const NodeId reference = add(add(toc, Role::toci), Role::reference);
      add(reference, Role::link, heading_line(*heading));
    }
  }

 private:
  void blocks(const Blocks& all, NodeId parent) {
    const NodeId outer = std::exchange(parent_, parent);
    for (const Block& block : all) std::visit(*this, block.as_variant());
    parent_ = outer;
  }

  NodeId add(NodeId parent, Role role, std::string language = {}) {
    const NodeId node = tree_.add(parent, role);
    tree_.nodes[node].language = std::move(language);
    return node;
  }
  NodeId add(NodeId parent, Role role, const Inlines& content, const std::string& language = {}) {
    const NodeId node = add(parent, role, language);
    inlines(content, node);
    return node;
  }
  void add(NodeId parent, Role role, const Label& text) { add(parent, role, inlines_of(text)); }

  void inlines(const Inlines& content, NodeId parent) {
    InlineElements elements;
    for (const Inline& piece : content) {
      const std::uint32_t known = elements.count();
      if (!elements.next(piece) || elements.count() == known) continue;
      const auto& run = std::get<TextRun>(piece);
      add(parent, run.href.empty() ? Role::span : Role::link, run.language);
    }
  }

  NodeId figure(const std::string& alt) {
    const NodeId node = add(parent_, Role::figure);
    tree_.nodes[node].alt = alt;
    return node;
  }
  // Where a word stands in a drawing depends on the room there: a Figure has one Span a language.
  void words_of_figure(NodeId node, const auto&... texts) {
    for (const Label* text : {&texts...}) {
      if (text->empty() || text->language.empty()) continue;
      const auto same = [&](NodeId child) { return tree_.nodes[child].language == text->language; };
      if (std::ranges::none_of(tree_.nodes[node].children, same)) add(node, Role::span, text->language);
    }
  }

  void rows(const std::vector<Row>& all, NodeId parent, void (StructureBuilder::*fill)(const Cell&, NodeId)) {
    for (const Row& row : all) {
      const NodeId tr = add(parent, Role::tr);
      for (const Cell& cell : row.cells) {
        const NodeId id = add(tr, cell.header ? Role::th : Role::td);
        StructureNode& node = tree_.nodes[id];
        node.scope = cell.header && cell.scope == Scope::none ? Scope::column : cell.scope;
        node.column_span = cell.column_span;
        (this->*fill)(cell, id);
      }
    }
  }
  void head_cell(const Cell& cell, NodeId node) {
    tree_.nodes[node].actual_text = text_of_paragraphs(cell.blocks);
    if (is_plain(cell)) paragraphs(cell, node);
    for (const Note& note : cell.notes) inlines(note.content, node);
  }
  void body_cell(const Cell& cell, NodeId node) {
    NodeId of_notes = node;
    if (is_plain(cell)) {
      paragraphs(cell, node);
    } else {
      blocks(cell.blocks, node);
      if (!cell.notes.empty()) of_notes = add(node, Role::p);
    }
    for (const Note& note : cell.notes) inlines(note.content, of_notes);
  }
  void paragraphs(const Cell& plain, NodeId node) {
    for (const Block& block : plain.blocks) inlines(std::get<Paragraph>(block).content, node);
  }

  // Printed words beside a box to fill in.
  void label(const Label& text, const Label& hint) {
    const Inlines content = field_label(text, hint, false);
    if (!content.empty()) add(parent_, Role::p, content);
  }
  // A field without a name is for paper only and has no element.
  void form(const Field& field) {
    if (!field.name.empty()) add(parent_, Role::form, field.tooltip.language);
  }
  void date(const Field& field) {
    for (const Label* part : {&field.date.day, &field.date.month, &field.date.year}) {
      if (!field.name.empty()) add(parent_, Role::form);
      add(parent_, Role::p, *part);
    }
  }

  const Document& document_;
  StructureTree tree_;
  NodeId parent_ = 0;
  const Heading* last_heading_ = nullptr;
};

}  // namespace

const char* name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

Role heading_role(int level) {
  constexpr Role roles[] = {Role::h1, Role::h2, Role::h3, Role::h4};
  return roles[std::clamp(level, 1, 4) - 1];
}

NodeId StructureTree::add(NodeId parent, Role role) {
  const auto id = static_cast<NodeId>(nodes.size());
  StructureNode& node = nodes.emplace_back();
  node.role = role;
  node.parent = parent;
  nodes[parent].children.push_back(id);
  return id;
}

std::string to_text(const StructureTree& tree) {
  std::string out;
  print(tree, 0, 0, out);
  return out;
}

StructureTree structure_of(const Document& document) { return StructureBuilder(document).build(); }

NodeId ChildCursor::next(Role role) {
  const std::vector<NodeId>& children = tree_->nodes[parent_].children;
  if (next_ == children.size() || tree_->nodes[children[next_]].role != role)
    throw std::logic_error(fmt::format("the structure has no {} here", name_of(role)));
  return children[next_++];
}

std::optional<NodeId> ChildCursor::last_since(const ChildCursor& earlier, Role role) const {
  const std::vector<NodeId>& children = tree_->nodes[parent_].children;
  for (std::size_t i = next_; i-- > earlier.next_;)
    if (tree_->nodes[children[i]].role == role) return children[i];
  return std::nullopt;
}

std::optional<std::uint32_t> InlineElements::next(const Inline& piece) {
  const auto* run = std::get_if<TextRun>(&piece);
  const bool has_element =
      run != nullptr && !run->text.empty() && !(run->href.empty() && run->language.empty());
  const TextRun* before = std::exchange(last_, has_element ? run : nullptr);
  if (!has_element) return std::nullopt;
  const bool shares = before != nullptr && before->href == run->href && before->language == run->language;
  if (!shares) ++count_;
  return count_ - 1;
}

std::uint32_t count_elements(const Inlines& inlines) {
  InlineElements elements;
  for (const Inline& piece : inlines) elements.next(piece);
  return elements.count();
}

bool is_plain(const Cell& cell) { return std::ranges::all_of(cell.blocks, is_plain_paragraph); }

NodeId words_in_figure(const StructureTree& tree, NodeId figure, const std::string& language) {
  if (language.empty()) return figure;
  for (const NodeId child : tree.nodes[figure].children)
    if (tree.nodes[child].role == Role::span && tree.nodes[child].language == language) return child;
  throw std::logic_error("the structure has no words of this language in the figure");
}

}  // namespace planpress::document
