// The agreement: who has signed which version, who has still to sign, and what changed in each version.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

extern const Table<Plan> agreement_members;

extern const Table<Version> version_row;
std::vector<Version> newest_versions_first(const Plan& plan);

}  // namespace planpress::views
