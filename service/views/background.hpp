// Why there is a plan: background, elements, absence, restrictions, conflicts of interest.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

extern const Table<Plan> background_members;

extern const Table<Element> element_row;  // its name, and what it means
// Whose conflict of interest it is, and who accepted it.
extern const Table<Person> conflict_row;
std::vector<const Person*> in_conflict(const Plan& plan);
std::string conflict_in_words(const ViewContext& context, const Person& person);  // empty where there is none

// From when a restriction is in force, and until when.
extern const Table<Restriction> restriction_dates;
// "no looser than close"
std::string limit_in_words(const ViewContext& context, const Restriction& restriction);

}  // namespace planpress::views
