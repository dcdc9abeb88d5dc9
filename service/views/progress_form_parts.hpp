// Pieces of a form that are the same with a plan and without one.
#pragma once
#include "service/views/progress_form.hpp"

namespace planpress::views {

// The safety events and the adjustments that a form has boxes for.
inline constexpr std::size_t events_asked_for = 2, adjustments_asked_for = 2;

// What everybody may be asked to sign.
Json signing_choices(const Catalogue& words);
Json ratings(const Catalogue& words);
Json level_options(const Catalogue& words);
Json safety(const Catalogue& words, std::size_t number, const std::string& none_since);
Json comments(std::size_t number);
Json outcome(const Catalogue& words, std::size_t number, const std::string& next_hint);

}  // namespace planpress::views
