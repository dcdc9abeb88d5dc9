#include "service/messages/author_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <utility>
#include <variant>

#include "service/json/positions.hpp"

namespace planpress::messages {

AuthorFile::AuthorFile(const std::filesystem::path& folder, std::string name)
    : name_(std::move(name)), json_(Json::object()) {
  std::ifstream in(folder / name_, std::ios::binary);
  bytes_.assign(std::istreambuf_iterator<char>(in), {});
  auto read = read_json(bytes_);
  if (const auto* problem = std::get_if<JsonFault>(&read))
    unreadable_ = fmt::format("{}:{}: {} (write one JSON object)\n", name_, problem->line, problem->detail);
  else
    json_ = std::get<Json>(std::move(read));
}

void AuthorFile::fault(std::string pointer, std::string message, std::string hint) {
  faults_.push_back({std::move(pointer), std::move(message), std::move(hint)});
}

std::string AuthorFile::report() const {
  // What cannot be read lacks everything: that is said once.
  if (!unreadable_.empty() || faults_.empty()) return unreadable_;
  std::vector<std::string> pointers;
  for (const Fault& fault : faults_) pointers.push_back(fault.pointer);
  const auto positions = positions_of(bytes_, pointers);
  std::string report;
  for (std::size_t i = 0; i < faults_.size(); ++i)
    report += fmt::format("{}:{}: {} ({})\n", name_, positions[i].line, faults_[i].message, faults_[i].hint);
  return report;
}

}  // namespace planpress::messages
