// Limits of the format that hold in more than one place.
#pragma once
#include <cstddef>

namespace planpress::plan {

/// Of a text, in code points, unless the format says otherwise.
inline constexpr std::size_t text_limit = 4000;
inline constexpr std::size_t background_limit = 2000;
/// Rows of evidence of a report, of all its objectives together.
inline constexpr std::size_t most_evidence_rows = 2000;
/// Of a document, which shows an activity under each of its objectives. A plan may have sixty times as many.
inline constexpr std::size_t most_activity_rows = 10'000;
/// Of the supervisor packs of a document, of all tables and lists: the levels of a kind of work stand in the
/// pack of everybody who supervises it, objectives and reviews in every pack.
inline constexpr std::size_t most_pack_rows = 10'000;
/// Of the text of a document, in bytes. A plan of the largest size whose texts stand once or twice has less.
inline constexpr std::size_t most_document_text = 12'000'000;

}  // namespace planpress::plan
