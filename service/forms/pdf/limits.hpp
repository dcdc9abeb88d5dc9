// How much of a file is read. Forms of ours have some hundred fields and come back with less than 1 MB; a
// bundle of all the forms of a plan, a few thousand.
#pragma once
#include <cstddef>

namespace planpress::forms::limits {

inline constexpr std::size_t file_bytes = 20'000'000;
// The largest form that the plan's format allows: 300 objectives with 3 fields, 2,000 rows of evidence with
// 2, 100 people, 100 scopes with 5, 100 safety events with 5, 300 adjustments and 300 signatures with 8, and
// 20 more: 8,720.
inline constexpr std::size_t fields = 10'000;
inline constexpr std::size_t nodes =
    50'000;  // of the field tree: fields, their groups and their widgets; of the pages: annotations
inline constexpr int depth = 64;                               // of the field tree
inline constexpr std::size_t notes = 5'000;                    // beside the fields
inline constexpr std::size_t content_bytes = 8 * 1024 * 1024;  // of the pages, inflated, as often as painted
inline constexpr std::size_t appearance_bytes = 16 * 1024 * 1024;  // of the fields, inflated
inline constexpr std::size_t painted = 400'000;             // texts, strokes, fills and images on the pages
inline constexpr std::size_t text_bytes = 4 * 1024 * 1024;  // of all names and values; of the data

// Of the process that reads (untrusted_form.hpp).
inline constexpr std::size_t memory_bytes = 256 * 1024 * 1024;  // beyond what it has when it starts
inline constexpr std::size_t readers = 4;                       // processes at once
inline constexpr std::size_t waiting_readers = 4;  // callers that wait for one; further ones are turned away
inline constexpr int cpu_seconds = 5;
inline constexpr int wall_seconds = 10;
// JSON writes a byte of text as six at most; the values are text, and so are the data; the names of the
// members come on top; notes name fields that have no value.
inline constexpr std::size_t answer_bytes = 2 * 6 * text_bytes + 128 * fields + 64 * notes;

}  // namespace planpress::forms::limits
