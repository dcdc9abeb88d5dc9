#include "service/preview/proof.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace planpress::preview {
namespace {

std::string read_plan(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open()) throw std::runtime_error(file.filename().string() + ": the plan cannot be read");
  return bytes;
}

}  // namespace

Proof make_proof(const std::filesystem::path& share, const std::filesystem::path& plan, const Maker& make) {
  Proof proof;
  try {
    const documents::Library library(share);
    const std::string bytes = read_plan(plan);
    documents::Result page = make(library, bytes, Format::html);
    proof.findings = std::move(page.findings);
    if (page.status != documents::Status::accepted) return proof;
    documents::Result pdf = make(library, bytes, Format::pdf);
    proof.html = std::move(page.bytes);
    proof.pdf = std::move(pdf.bytes);
  } catch (const std::exception& error) {
    proof.mistakes = mistakes_in(error, share);
  }
  return proof;
}

}  // namespace planpress::preview
