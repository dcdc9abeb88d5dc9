#include "renderer/document/form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace planpress::document {
namespace {

Block::variant& variant_of(Block& block) { return block; }
const Block::variant& variant_of(const Block& block) { return block; }

// Calls `visit` for every block, what holds others before what it holds.
template <typename Visit>
class Walk {
 public:
  explicit Walk(Visit& visit) : visit_(visit) {}

  void operator()(auto& blocks) {
    for (auto& block : blocks) {
      visit_(block);
      std::visit([this](auto& each) { into(each); }, variant_of(block));
      if constexpr (requires { visit_.leave(block); }) visit_.leave(block);
    }
  }

 private:
  void into(auto& each) {
    if constexpr (requires { each.blocks; }) {
      (*this)(each.blocks);
    } else if constexpr (requires { each.items; }) {
      for (auto& item : each.items) (*this)(item.blocks);
    } else if constexpr (requires { each.facts; }) {
      for (auto& fact : each.facts) (*this)(fact.value);
    } else if constexpr (requires { each.body; }) {
      for (auto* rows : {&each.head, &each.body})
        for (auto& row : *rows)
          for (auto& cell : row.cells) (*this)(cell.blocks);
    }
  }

  Visit& visit_;
};

template <typename Visit>
void walk(auto& blocks, Visit& visit) {
  Walk<Visit>{visit}(blocks);
}

// ---- Where fields are -------------------------------------------------------------------------------------

class Places {
 public:
  void operator()(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block)) heading_ = heading_text(*heading);
    if (const auto* fieldset = std::get_if<Fieldset>(&block)) fieldsets_.push_back(fieldset);
    if (const auto* field = std::get_if<Field>(&block)) add(*field);
    if (const auto* panel = std::get_if<SignaturePanel>(&block))
      for (const Signatory& signatory : panel->signatories)
        add(*panel, signatory, told_apart(panel->signatories, signatory));
  }
  void leave(const Block& block) {
    if (std::holds_alternative<Fieldset>(block.as_variant())) fieldsets_.pop_back();
  }

  std::vector<FormField> take() { return std::move(fields_); }

 private:
  // What is ticked is found under what its boxes are ticked for; in a row the legend begins the line.
  Label label_of(const Field& field) const {
    const Label legend = fieldsets_.empty() ? Label() : fieldsets_.back()->legend;
    if (is_ticked(field) && !legend.empty()) return legend;
    if (!field.group.empty()) return field.group;
    const bool in_row = !legend.empty() && fieldsets_.back()->layout == FieldsetLayout::row;
    return in_row ? Label(legend + " " + field.label) : field.label;
  }

  void add(const Field& field) {
    if (field.name.empty()) return;
    FormField& added = add(field.name, label_of(field), field.kind);
    if (is_ticked(field)) added.choices.push_back(field.value);
    for (const FieldOption& option : field.options) added.choices.push_back(option.value);
  }

  // The second of two who sign in one role: its name is not said where names are not.
  static Label told_apart(const std::vector<Signatory>& all, const Signatory& signatory) {
    const auto same_role = [&](const Signatory& each) { return each.role == signatory.role; };
    if (std::ranges::count_if(all, same_role) < 2) return signatory.role;
    const auto before = std::count_if(all.data(), &signatory, same_role);
    return signatory.role + " " + std::to_string(before + 1);
  }

  void add(const SignaturePanel& panel, const Signatory& signatory, const Label& role) {
    if (signatory.field.empty()) return;
    FormField& statement = add(signatory.field + "/statement", role, FieldKind::radio);
    for (const Choice& choice : signatory.choices) statement.choices.push_back(choice.value);
    add(signatory.field + "/signature", panel.signature_label, FieldKind::signature).place += ", " + role;
    add(signatory.field + "/date", role, FieldKind::date).place +=
        ", " + panel.date.day + " " + panel.date.month + " " + panel.date.year;
  }

  FormField& add(const std::string& name, const Label& label, FieldKind kind) {
    if (kind == FieldKind::radio && !fields_.empty() && fields_.back().name == name) return fields_.back();
    const std::string place = heading_.empty() ? std::string(label) : heading_ + ", " + label;
    return fields_.emplace_back(FormField{name, place, kind, {}});
  }

  std::vector<FormField> fields_;
  std::string heading_;
  std::vector<const Fieldset*> fieldsets_;
};

// ---- Filling in -------------------------------------------------------------------------------------------

struct FillIn {
  const FieldValues& values;

  const std::string* value_of(const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
  }

  void operator()(Block& block) const {
    if (auto* field = std::get_if<Field>(&block)) fill(*field);
    if (auto* panel = std::get_if<SignaturePanel>(&block))
      for (Signatory& signatory : panel->signatories) fill(signatory);
  }

  void fill(Field& field) const {
    const std::string* value = value_of(field.name);
    if (value == nullptr || field.read_only || field.kind == FieldKind::signature) return;
    if (is_ticked(field))
      field.checked = field.value == *value;
    else
      field.value = *value;
  }

  void fill(Signatory& signatory) const {
    if (const std::string* value = value_of(signatory.field + "/statement")) signatory.statement = *value;
    if (const std::string* value = value_of(signatory.field + "/date")) signatory.date = *value;
  }
};

// ---- Which fields there are -------------------------------------------------------------------------------

struct AddSummary {
  const std::string& summary;

  void operator()(Block& block) const {
    if (auto* field = std::get_if<Field>(&block); field != nullptr && field->is_reference)
      field->value += "/" + summary;
  }
};

// FNV-1a, 32 bits.
constexpr std::uint32_t fnv_offset = 0x811C9DC5U, fnv_prime = 0x01000193U;

void add_to_digest(std::uint32_t& digest, std::string_view name) {
  for (const char c : name) digest = (digest ^ static_cast<unsigned char>(c)) * fnv_prime;
  digest = (digest ^ static_cast<unsigned char>('\n')) * fnv_prime;
}

}  // namespace

std::vector<FormField> fields_of(const Document& document) {
  Places places;
  walk(document.blocks, places);
  return places.take();
}

std::vector<std::string> names_of(const FormField& field) {
  if (field.kind != FieldKind::date) return {field.name};
  std::vector<std::string> names;
  for (const DatePart part : {DatePart::day, DatePart::month, DatePart::year})
    names.push_back(date_field_name(field.name, part));
  return names;
}

std::string summary_of(std::vector<std::string> names) {
  std::ranges::sort(names);
  std::uint32_t digest = fnv_offset;
  for (const std::string& name : names) add_to_digest(digest, name);
  return fmt::format("{}-{:08x}", names.size(), digest);
}

Document with_summary(Document document, std::size_t editions) {
  std::vector<std::string> names;
  for (const FormField& field : fields_of(document))
    std::ranges::move(names_of(field), std::back_inserter(names));
  std::string summary = summary_of(std::move(names));
  if (editions > 1) summary += fmt::format("-{}", editions);
  AddSummary add{summary};
  walk(document.blocks, add);
  return document;
}

namespace {

// The fields of a document that hold a text or choose from a list, by name.
struct Holding {
  std::map<std::string, Field*, std::less<>> fields;
  void operator()(Block& block) {
    auto* field = std::get_if<Field>(&block);
    if (field != nullptr && !is_ticked(*field)) fields.emplace(field->name, field);
  }
};

}  // namespace

std::pair<Document, Document> with_shared_fields(Document first, Document second) {
  Holding a, b;
  walk(first.blocks, a);
  walk(second.blocks, b);
  for (auto& [name, field] : a.fields) {
    const auto found = b.fields.find(name);
    if (found == b.fields.end()) continue;
    Field& other = *found->second;
    other.value = field->value;
    for (std::size_t i = 0; i < std::min(field->options.size(), other.options.size()); ++i) {
      Label& label = field->options[i].label;
      if (label != other.options[i].label) label = label + " / " + other.options[i].label;
      other.options[i].label = label;
    }
  }
  return {std::move(first), std::move(second)};
}

Document filled_in(Document document, const FieldValues& values) {
  FillIn fill{values};
  walk(document.blocks, fill);
  return document;
}

}  // namespace planpress::document
