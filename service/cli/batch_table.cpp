#include "service/cli/batch_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/cli/streams.hpp"

namespace planpress::cli {
namespace {

// By Fate.
constexpr std::array<std::string_view, 6> words{"made",        "refused",   "not read",
                                                "not written", "same name", "failed"};

std::string_view word(Fate fate) { return words[static_cast<std::size_t>(fate)]; }

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, characters(text)), ' ');
  return text;
}

std::string size(std::size_t bytes) { return fmt::format("{} KB", std::max<std::size_t>(1, bytes / 1000)); }

std::string last_column(const Done& entry, const messages::MessageFormatter& formatter) {
  if (entry.fate == Fate::made) {
    const std::string warned =
        entry.warnings > 0 ? ", " + formatter.count("warnings-count", entry.warnings) : "";
    return fmt::format("{} ({}{})", shown(entry.output), size(entry.bytes), warned);
  }
  if (entry.fate == Fate::refused) return formatter.count("errors-count", entry.errors);
  return shown(entry.reason);
}

void append_errors(const Done& entry, std::string& out) {
  for (const messages::Diagnostic& error : entry.first_errors) {
    out += fmt::format("    {}{}{}\n      {}\n", error.code, error.pointer.empty() ? "" : " ", error.pointer,
                       error.detail);
  }
  if (entry.errors > entry.first_errors.size()) {
    out += fmt::format("    and {} more: planpress validate {}\n", entry.errors - entry.first_errors.size(),
                       shown(entry.plan));
  }
}

std::string counts(const std::vector<Done>& all) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto count = std::ranges::count(all, static_cast<Fate>(i), &Done::fate);
    if (count > 0 || i == 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, words[i]);
  }
  return out;
}

}  // namespace

std::string batch_table(const std::vector<Done>& all, const messages::MessageFormatter& formatter) {
  constexpr std::size_t gap = 2;
  std::size_t first = 4, second = 6;  // "Plan", "Result"
  for (const Done& entry : all) {
    first = std::max(first, characters(shown(entry.plan)));
    second = std::max(second, word(entry.fate).size());
  }
  const auto line = [&](const std::string& plan, std::string_view result, const std::string& rest) {
    return padded(plan, first + gap) + padded(std::string(result), second + gap) + rest + "\n";
  };
  std::string out = line("Plan", "Result", "Document or reason");
  for (const Done& entry : all) {
    out += line(shown(entry.plan), word(entry.fate), last_column(entry, formatter));
    append_errors(entry, out);
  }
  return out + "\n" + counts(all) + "\n";
}

}  // namespace planpress::cli
