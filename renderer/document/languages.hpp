// A document in two languages, made from the same document in each.
#pragma once
#include <functional>

#include "renderer/document/document.hpp"

namespace planpress::document {

// `first`, with what `second` says otherwise beside it in the language of `second`. The two come from one
// template and one set of data, so block answers block; a block without an answer stands alone.
//   The same in both: once.
//   A long paragraph: a second paragraph after it.
//   Another text: a second line below it. A heading, a fact's label and the like may be set on_one_line().
//   A phrase in a text that is the same but for it, such as a person's post: "Consultant / Ymgynghorydd,
//   general surgery".
Document in_both_languages(Document first, Document second);

// "Week / Wythnos": a text in two languages without the break between them. `fits`: is asked of each line
// that would be made.
Inlines on_one_line(const Inlines& text);
Inlines on_one_line(const Inlines& text, const std::function<bool(const Inlines&)>& fits);
std::string on_one_line(const Label& label);
std::string plain_line(const Inlines& text);  // the same, without its styles

struct LabelLines {
  std::string_view first, second;
};
LabelLines lines_of(const Label& label);

// The label with its second line in the document's second language.
Inlines inlines_of(const Label& label, const std::string& second_language);

// `addition` after `text`, each language after its own: "6 March 2025, week 9", "6 Mawrth 2025, wythnos 9".
Inlines followed_by(const Inlines& text, const Inlines& addition);

}  // namespace planpress::document
