#include "renderer/document/form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "renderer/document/walk.hpp"

namespace planpress::document {
namespace {

// ---- Where fields are -------------------------------------------------------------------------------------

class Places {
 public:
  void enter(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block)) heading_ = heading_text(*heading);
    if (const auto* fieldset = std::get_if<Fieldset>(&block)) fieldsets_.push_back(fieldset);
    if (const auto* field = std::get_if<Field>(&block)) add(*field);
    if (const auto* panel = std::get_if<SignaturePanel>(&block))
      for (const Signatory& signatory : panel->signatories)
        add(*panel, signatory, role_of(panel->signatories, signatory));
  }
  void leave(const Block& block) {
    if (std::holds_alternative<Fieldset>(block.as_variant())) fieldsets_.pop_back();
  }

  std::vector<FormField> take() { return std::move(fields_); }

 private:
  // The legend for boxes to tick and before the label in a row; a group of radio buttons has its own.
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

  // With a number where several sign in one role: their names are not said where names are not.
  static Label role_of(const std::vector<Signatory>& all, const Signatory& signatory) {
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

// The fields of a document that hold a text or choose from a list, by name.
std::map<std::string, Field*, std::less<>> holding_fields(Document& document) {
  std::map<std::string, Field*, std::less<>> fields;
  walk(document.blocks, [&](Block& block) {
    auto* field = std::get_if<Field>(&block);
    if (field != nullptr && !is_ticked(*field)) fields.emplace(field->name, field);
  });
  return fields;
}

}  // namespace

std::vector<FormField> fields_of(const Document& document) {
  Places places;
  walk(
      document.blocks, [&](const Block& block) { places.enter(block); },
      [&](const Block& block) { places.leave(block); });
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
  std::uint32_t digest = 0x811C9DC5U;  // FNV-1a, 32 bits
  for (const std::string& name : names)
    for (const char c : name + '\n') digest = (digest ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return fmt::format("{}-{:08x}", names.size(), digest);
}

Document with_summary(Document document, std::size_t editions) {
  std::vector<std::string> names;
  for (const FormField& field : fields_of(document))
    std::ranges::move(names_of(field), std::back_inserter(names));
  std::string summary = summary_of(std::move(names));
  if (editions > 1) summary += fmt::format("-{}", editions);
  walk(document.blocks, [&](Block& block) {
    if (auto* field = std::get_if<Field>(&block); field != nullptr && field->is_reference)
      field->value += "/" + summary;
  });
  return document;
}

std::pair<Document, Document> with_shared_fields(Document first, Document second) {
  const auto others = holding_fields(second);
  for (const auto& [name, field] : holding_fields(first)) {
    const auto found = others.find(name);
    if (found == others.end()) continue;
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
  const auto value_of = [&](const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
  };
  walk(document.blocks, [&](Block& block) {
    if (auto* field = std::get_if<Field>(&block)) {
      const std::string* value = value_of(field->name);
      if (value == nullptr || field->read_only || field->kind == FieldKind::signature) return;
      if (is_ticked(*field))
        field->checked = field->value == *value;
      else
        field->value = *value;
    }
    if (auto* panel = std::get_if<SignaturePanel>(&block)) {
      for (Signatory& signatory : panel->signatories) {
        if (const auto* value = value_of(signatory.field + "/statement")) signatory.statement = *value;
        if (const auto* value = value_of(signatory.field + "/date")) signatory.date = *value;
      }
    }
  });
  return document;
}

}  // namespace planpress::document
