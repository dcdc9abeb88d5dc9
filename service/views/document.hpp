// The members that the view of every document has: what it is called, what stands on every page and in the
// file's own description.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

struct Furniture {
  std::string title, subject, created;  // of the file
  std::string head_left, head_right, foot_left, watermark;
};
extern const Table<Furniture> document_members;

// kind: what the document calls itself; whose: whom it is about, or for.
Furniture furniture(const ViewContext& context, const std::string& kind, const std::string& whose);
// Of a document about the practitioner that is signed off by itself, whatever the plan's own state. state:
// "report 1 signed off".
Furniture signed_furniture(const ViewContext& context, const std::string& kind, const std::string& state,
                           bool is_signed);
// The head of the pages of a document of this kind.
std::string head_of(const ViewContext& context, const std::string& kind);

struct Heading {
  std::string kind, name;
};
extern const Table<Heading> heading_members;

std::string kind_of_plan(const ViewContext& context);  // "Action plan"
std::string place(const ViewContext& context);         // the organisation and its site

}  // namespace planpress::views
