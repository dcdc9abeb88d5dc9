// The interactive form (ISO 32000-1, 12.7): a field for each name, a widget annotation for each place, each
// widget tied to its Form element, with an appearance of its own and no script.
#pragma once
#include <map>
#include <set>
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
      : pages_(pages), document_(document), with_(with), resources_(resources), structure_(structure) {
    count_widgets();
  }

  // Adds the widgets of a page; returns the references to them for its /Annots.
  std::string widgets(std::uint32_t page, const std::vector<Reference>& references);
  // Adds the characters of typed text to the body face: before the fonts are written, after the last page.
  void add_typed_characters();
  // The entry of the catalogue, or nothing when there are no fields. Once the fonts are written.
  std::string write();

 private:
  // A field with several widgets, which are its kids.
  struct Parent {
    Reference field;
    const typeset::FieldArea* first = nullptr;
    std::string kids, value;          // value: of the radio button that is on
    std::set<std::string> on_states;  // of the radio buttons
    bool required = false, in_unison = false;
  };

  void count_widgets();
  // The field with several widgets to which this one belongs; null for one that is a field by itself.
  Parent* parent_of(const typeset::FieldArea& area, Reference object);
  std::string annotation(const typeset::FieldArea& area, Reference object,
                         const std::vector<Reference>& references, std::uint32_t page);
  // The entries of the field, whatever the number of its widgets, and those of each widget.
  std::string entries_of_field(const typeset::FieldArea& area);
  std::string entries_of_widget(const typeset::FieldArea& area);
  std::string entries_of_text(const typeset::FieldArea& area);
  std::string entries_of_choice(const typeset::FieldArea& area);
  std::string entries_of_radio_buttons(const Parent& parent);
  std::string button(const typeset::FieldArea& area);
  // The marks of the area's appearance as operators; of a text field, as a part that viewers replace.
  std::string painted(const typeset::FieldArea& area);
  std::string appearance(const typeset::FieldArea& area);
  Reference appearance_stream(const typeset::FieldArea& area, const std::string& operators);

  const typeset::Pages& pages_;
  Document& document_;
  PaintedWith with_;
  Reference resources_;
  StructureWriter& structure_;
  text::FaceId body_ = with_.fonts.library().body(text::Weight::regular);
  std::string fields_;
  Typed typed_ = Typed::numbers;                                // which text the fields so far can take
  std::map<std::string, std::size_t, std::less<>> widgets_of_;  // how many, by the field's name
  std::map<std::string, Parent> parents_;
  std::map<std::string, Reference> button_states_;  // by entries and operators
};

}  // namespace planpress::pdf
