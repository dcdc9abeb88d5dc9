#include "renderer/typeset/page_code.hpp"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "renderer/typeset/paragraph.hpp"

namespace planpress::typeset {
namespace {

constexpr int smallest_version = 0;  // qrencode chooses it

// Neighbouring dark modules of a row as one. qrencode keeps a byte a module, dark where its first bit is set.
std::vector<CodeRun> runs_of(const unsigned char* modules, int side) {
  std::vector<CodeRun> runs;
  for (int row = 0; row < side; ++row) {
    bool in_run = false;
    for (int column = 0; column < side; ++column, ++modules) {
      const bool dark = (*modules & 1) != 0;
      if (dark && in_run) ++runs.back().length;
      if (dark && !in_run) runs.push_back({column, row, 1});
      in_run = dark;
    }
  }
  return runs;
}

Length module_at_top(const CodeMark& code, const Theme& theme) {
  return std::min(theme.page_code.width / code.modules, theme.page_code.gap / quiet_zone);
}

// As large as the foot margin allows; a theme whose margin is too small gets smaller modules than it asks
// for.
Length module_at_foot(const CodeMark& code, const Theme& theme) {
  const Length room = theme.page.bottom - theme.page_code.paper_edge;
  const Length wanted = std::max(room / (code.modules + quiet_zone), theme.page_code.module);
  return std::min(wanted, theme.page.bottom / (code.modules + quiet_zone * 2));
}

PlacedCode place(CodeMark code, Point corner, Length module, ArtifactKind kind, const Theme& theme) {
  const Length side = module * code.modules, quiet = module * quiet_zone;
  code.rect = {corner.x, corner.y, side, side};
  code.color = theme.color.text;
  const Rect ground{corner.x - quiet, corner.y - quiet, side + quiet * 2, side + quiet * 2};
  const Ink ink = Ink::artifact(kind);
  return {item(ink, FilledRect{ground, theme.color.paper}), item(ink, std::move(code))};
}

}  // namespace

std::string page_code_text(const document::Furniture& furniture, std::size_t page) {
  return furniture.page_code + "/" + std::to_string(page);
}

CodeMark qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                        smallest_version, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) throw std::length_error("a page's code cannot hold its text");
  return {{}, {}, text, code->width, runs_of(code->data, code->width)};
}

PlacedCode code_at_top(CodeMark code, const Theme& theme) {
  const Length module = module_at_top(code, theme);
  const Point corner{theme.page.width - theme.page.right - module * code.modules, theme.page.top};
  return place(std::move(code), corner, module, ArtifactKind::header, theme);
}

Rect corner_at_top(const CodeMark& code, const Theme& theme) {
  const Length module = module_at_top(code, theme), width = theme.page_code.width + theme.page_code.gap;
  return {theme.page.width - theme.page.right - width, theme.page.top, width,
          module * (code.modules + quiet_zone)};
}

PlacedCode code_at_foot(CodeMark code, Length from, Length to, const Theme& theme) {
  const Length module = module_at_foot(code, theme);
  const Point corner{(from + to - module * code.modules) / 2,
                     theme.page.height - theme.page.bottom + module * quiet_zone};
  return place(std::move(code), corner, module, ArtifactKind::footer, theme);
}

Length room_at_foot(const CodeMark& code, const Theme& theme) {
  return module_at_foot(code, theme) * (code.modules + quiet_zone * 2);
}

}  // namespace planpress::typeset
