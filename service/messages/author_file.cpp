#include "service/messages/author_file.hpp"

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
  const auto* problem = std::get_if<JsonFault>(&read);
  if (problem)
    unreadable_ = {name_, static_cast<int>(problem->line), problem->detail, "write one JSON object"};
  else if (!std::get<Json>(read).is_object())
    unreadable_ = {name_, 1, "This is no object.", "write one JSON object"};
  else
    json_ = std::get<Json>(std::move(read));
}

void AuthorFile::fault(std::string pointer, std::string message, std::string hint) {
  pointers_.push_back(std::move(pointer));
  faults_.push_back({name_, 0, std::move(message), std::move(hint)});
}

void AuthorFile::add_to(text::Faults& faults) const {
  if (unreadable_) return faults.add({name_, unreadable_->line}, unreadable_->message, unreadable_->hint);
  if (faults_.empty()) return;
  const auto positions = positions_of(bytes_, pointers_);
  for (std::size_t i = 0; i < faults_.size(); ++i)
    faults.add({name_, static_cast<int>(positions[i].line)}, faults_[i].message, faults_[i].hint);
}

}  // namespace planpress::messages
