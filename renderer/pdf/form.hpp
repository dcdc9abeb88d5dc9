// The interactive form (ISO 32000-1, 12.7): a field for each name, a widget annotation for each place, each
// widget tied to its Form element, with an appearance of its own and no script.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "renderer/pdf/content.hpp"
#include "renderer/pdf/form_font.hpp"
#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

class FormWriter {
 public:
  // resources: those of the pages, which appearances share.
  FormWriter(const typeset::Pages& pages, Document& document, PaintedWith with, Reference resources,
             StructureWriter& structure)
      : pages_(pages), document_(document), with_(with), resources_(resources), structure_(structure) {}

  // Adds the widgets of a page; returns what stands for them in its /Annots.
  std::string widgets(std::uint32_t page, const std::vector<Reference>& references);
  // The entry of the catalogue, or nothing when there are no fields. `face`: what is typed is set in it.
  std::string write(const text::Face& face);

 private:
  // Radio buttons of one name are kids of one field.
  struct Group {
    Reference field;
    std::string kids, value, tooltip;
    bool required = false;
  };

  std::string widget(const typeset::FieldArea& area, Reference object,
                     const std::vector<Reference>& references, std::uint32_t page);
  std::string as_text(const typeset::FieldArea& area);
  std::string as_choice(const typeset::FieldArea& area);
  std::string as_button(const typeset::FieldArea& area);
  std::string appearance(const typeset::FieldArea& area);
  Reference appearance_stream(const typeset::FieldArea& area, const std::string& operators);

  const typeset::Pages& pages_;
  Document& document_;
  PaintedWith with_;
  Reference resources_;
  StructureWriter& structure_;
  std::string fields_;
  Typed typed_ = Typed::numbers;  // what can be typed into the fields so far
  std::map<std::string, Group> groups_;
};

}  // namespace planpress::pdf
