#include "renderer/typeset/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "renderer/text/json_lines.hpp"

namespace planpress::typeset {
namespace {

using text::JsonLine;
using Kind = JsonLine::Kind;

// Reads members by path ("page/width"), remembers which were asked for, and collects every fault.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : name_(file.filename().string()) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(name_ + ": cannot be read (is the layouts folder whole?)");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    try {
      root_ = text::parse_json_lines(bytes.str());
    } catch (const text::JsonLineError& error) {
      throw std::runtime_error(fmt::format("{}:{}: this is not JSON ({})", name_, error.line, error.what()));
    }
  }

  // A setting, read as the type of the member that it is for.
  struct Setting {
    Reader& in;
    std::string path;

    operator Length() const {
      const JsonLine* value = in.find(path);
      if (value != nullptr && value->kind == Kind::number)
        return Length::from_thousandths(value->number * 1000);
      if (value != nullptr && value->kind == Kind::decimal) return Length::from_points(value->decimal);
      return in.fault(path, "must be a number of points", value), Length{};
    }
    operator int() const { return static_cast<int>(Length(*this).thousandths() / 1000); }
    operator bool() const {
      const JsonLine* value = in.find(path);
      if (value != nullptr && value->kind == Kind::boolean) return value->truth;
      return in.fault(path, "must be true or false", value), false;
    }
    operator text::Weight() const { return bool(*this) ? text::Weight::bold : text::Weight::regular; }
    operator Color() const {
      const JsonLine* value = in.find(path);
      const std::string text = value != nullptr && value->kind == Kind::string ? value->text : "";
      const bool hex = text.size() == 7 && text[0] == '#' &&
                       text.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string::npos;
      if (!hex) return in.fault(path, "must be a colour written #RRGGBB", value), Color{};
      const int number = std::stoi(text.substr(1), nullptr, 16);
      const auto part = [&](int shift) { return static_cast<std::uint8_t>(number >> shift); };
      return {part(16), part(8), part(0)};
    }
  };
  // Names of settings in the order of the members that they are for.
  template <typename Group, typename... Names>
  void read(Group& group, const std::string& path, Names... names) {
    group = {Setting{*this, path + "/" + names}...};
  }
  std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> names;
    const JsonLine* value = find(path);
    if (value == nullptr || value->kind != Kind::object) {
      fault(path, "must be an object", value);
      return names;
    }
    for (const text::JsonMember& member : value->members) names.push_back(member.name);
    return names;
  }

  // Call last: what nobody asked for is a mistake too.
  void finish() {
    refuse_unknown(root_, "");
    if (!faults_.empty()) throw std::runtime_error(fmt::format("{}", fmt::join(faults_, "\n")));
  }

 private:
  const JsonLine* find(const std::string& path) {
    asked_.insert(path);
    const JsonLine* value = &root_;
    for (std::size_t at = 0; value != nullptr && at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      value = value->find(std::string_view(path).substr(at, end - at));
      at = end + 1;
    }
    return value;
  }

  void refuse_unknown(const JsonLine& value, const std::string& path) {
    for (const text::JsonMember& member : value.members) {
      const std::string inner = path.empty() ? member.name : path + "/" + member.name;
      if (member.value.kind == Kind::object) {
        refuse_unknown(member.value, inner);
      } else if (!asked_.contains(inner)) {
        fault(inner, "is not a setting of a theme", &member.value);
      }
    }
  }

  void fault(const std::string& path, const char* rule, const JsonLine* value) {
    faults_.push_back(value == nullptr ? fmt::format("{}: {} is missing ({} {})", name_, path, path, rule)
                                       : fmt::format("{}:{}: {} {}", name_, value->line, path, rule));
  }

  std::string name_;
  JsonLine root_;
  std::set<std::string> asked_;
  std::vector<std::string> faults_;
};

void read_styles(Reader& in, Theme& t) {
  const std::pair<const char*, TextStyle*> styles[] = {{"title", &t.title},
                                                       {"section", &t.section},
                                                       {"subsection", &t.subsection},
                                                       {"minor", &t.minor},
                                                       {"body", &t.body},
                                                       {"lead", &t.lead},
                                                       {"secondary", &t.secondary},
                                                       {"fact", &t.fact},
                                                       {"statement", &t.statement},
                                                       {"statement-long", &t.statement_long},
                                                       {"furniture", &t.furniture},
                                                       {"hint", &t.hint}};
  for (const auto& [name, style] : styles)
    in.read(*style, std::string("type/") + name, "size", "leading", "bold", "color");
  in.read(t.color, "color", "heading", "accent", "text", "secondary", "ground", "hairline", "paper");
}

void read_blocks(Reader& in, Theme& t) {
  in.read(t.rule, "rule", "strong", "hair");
  in.read(t.list, "list", "indent", "bullet");
  in.read(t.banner, "banner", "bar", "padding", "frame");
  in.read(t.table, "table", "padding", "gutter", "tight-gutter", "group-space", "linear");
  in.read(t.panel, "panel", "box", "box-stroke", "signature-width", "signature-height", "date-width",
          "date-height", "date-gap", "block");
  in.read(t.field, "field", "text", "number-width", "choice-width", "choice-size", "row", "writing-line",
          "inset");
  in.read(t.tag, "tag", "frame", "padding");
  in.read(t.watermark, "watermark", "size", "rotation", "color");
  in.read(t.page_code, "page-code", "width", "gap", "paper-edge", "module");
}

void read_charts(Reader& in, Theme& t) {
  in.read(t.timeline, "timeline", "bar", "disc", "tick", "label-gap");
  in.read(t.bar, "bar", "height", "width", "progress-width", "row", "most-segments", "plain");
  in.read(t.chart, "interval-chart", "row", "compact-row", "legend", "swatch", "left", "column", "gap",
          "inset", "mark");
  const std::string steps = "interval-chart/steps";
  for (const std::string& name : in.names_in(steps))
    in.read(t.chart.steps[name], steps + "/" + name, "fill", "text", "frame", "framed", "hatched");
}

}  // namespace

Theme read_theme(const std::filesystem::path& file) {
  Reader in(file);
  Theme theme;
  in.read(theme.page, "page", "width", "height", "left", "right", "top", "bottom", "furniture-edge", "prose",
          "axis");
  in.read(theme.space, "space", "quarter", "half", "before-title", "after-title", "before-section",
          "before-section-full", "after-section", "before-subsection", "after-subsection", "between-blocks",
          "between-paragraphs", "between-items");
  read_styles(in, theme);
  read_blocks(in, theme);
  read_charts(in, theme);
  in.finish();
  return theme;
}

}  // namespace planpress::typeset
