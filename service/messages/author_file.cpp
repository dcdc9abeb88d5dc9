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
  is_readable_ = problem == nullptr && std::get<Json>(read).is_object();
  if (is_readable_) {
    json_ = std::get<Json>(std::move(read));
  } else {
    faults_.push_back({name_, problem ? static_cast<int>(problem->line) : 1,
                       problem ? problem->detail : "This is no object.", "write one JSON object"});
  }
}

void AuthorFile::fault(std::string pointer, std::string message, std::string hint) {
  if (!is_readable_) return;
  pointers_.push_back(std::move(pointer));
  faults_.push_back({name_, 0, std::move(message), std::move(hint)});
}

std::vector<text::AuthorFault> AuthorFile::faults() const {
  std::vector<text::AuthorFault> found = faults_;
  if (pointers_.empty()) return found;
  const auto positions = positions_of(bytes_, pointers_);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].line = static_cast<int>(positions[i].line);
  return found;
}

}  // namespace planpress::messages
