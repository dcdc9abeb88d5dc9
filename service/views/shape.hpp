// What the declared shapes of views are made of. A shape is an example in which every name stands: "" a text,
// false a truth, {} an object, [example] a list.
#pragma once
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

namespace planpress::shape {

using Json = nlohmann::json;

Json texts(std::initializer_list<const char*> names);  // an object of texts
Json with(Json object, std::initializer_list<std::pair<const char*, Json>> more);
Json list(Json item);
Json rows(Json item);  // a list under a heading of its own: {"rows": [item]}

// What several documents print.
Json document(std::initializer_list<std::pair<const char*, Json>> parts);  // furniture, heading, parts
Json banner();
Json status_reason();
Json timeline();
Json activity();
Json supervision();
Json level_limits();
Json steps();
Json levels();
Json resources();
Json contacts();
Json conflicts();
Json waived();
Json reviews();
Json level_changes();
Json versions();
Json signature();  // a row
Json signatory();
Json panel();
Json sign_off();
Json objective_progress();  // a row
Json activity_progress();

}  // namespace planpress::shape
