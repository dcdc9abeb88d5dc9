#include "renderer/typeset/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

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

  Length length(const std::string& path) {
    const JsonLine* value = find(path);
    if (value != nullptr && value->kind == Kind::number)
      return Length::from_thousandths(value->number * 1000);
    if (value != nullptr && value->kind == Kind::decimal) return Length::from_points(value->decimal);
    fault(path, "must be a number of points", value);
    return {};
  }
  int integer(const std::string& path) { return static_cast<int>(length(path).thousandths() / 1000); }
  bool truth(const std::string& path) {
    const JsonLine* value = find(path);
    if (value != nullptr && value->kind == Kind::boolean) return value->truth;
    fault(path, "must be true or false", value);
    return false;
  }
  Color color(const std::string& path) {
    const JsonLine* value = find(path);
    if (value != nullptr && value->kind == Kind::string) {
      const std::string& text = value->text;
      const bool hex = text.size() == 7 && text[0] == '#' &&
                       text.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string::npos;
      const auto part = [&](std::size_t at) {
        return static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16));
      };
      if (hex) return {part(1), part(3), part(5)};
    }
    fault(path, "must be a colour written #RRGGBB", value);
    return {};
  }
  TextStyle style(const std::string& path) {
    TextStyle style;
    style.size = length(path + "/size");
    style.leading = length(path + "/leading");
    style.weight = truth(path + "/bold") ? text::Weight::bold : text::Weight::regular;
    style.color = color(path + "/color");
    return style;
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

void read_page(Reader& in, Theme& t) {
  t.page = {in.length("page/width"),          in.length("page/height"), in.length("page/left"),
            in.length("page/right"),          in.length("page/top"),    in.length("page/bottom"),
            in.length("page/furniture-edge"), in.length("page/prose"),  in.length("page/axis")};
  t.space = {in.length("space/quarter"),
             in.length("space/half"),
             in.length("space/before-title"),
             in.length("space/after-title"),
             in.length("space/before-section"),
             in.length("space/before-section-full"),
             in.length("space/after-section"),
             in.length("space/before-subsection"),
             in.length("space/after-subsection"),
             in.length("space/between-blocks"),
             in.length("space/between-paragraphs"),
             in.length("space/between-items")};
}

void read_styles(Reader& in, Theme& t) {
  t.title = in.style("type/title");
  t.section = in.style("type/section");
  t.subsection = in.style("type/subsection");
  t.minor = in.style("type/minor");
  t.body = in.style("type/body");
  t.lead = in.style("type/lead");
  t.secondary = in.style("type/secondary");
  t.fact = in.style("type/fact");
  t.statement = in.style("type/statement");
  t.statement_long = in.style("type/statement-long");
  t.furniture = in.style("type/furniture");
  t.hint = in.style("type/hint");
  t.color = {in.color("color/heading"),   in.color("color/accent"), in.color("color/text"),
             in.color("color/secondary"), in.color("color/ground"), in.color("color/hairline"),
             in.color("color/paper")};
}

void read_blocks(Reader& in, Theme& t) {
  t.rule = {in.length("rule/strong"), in.length("rule/hair")};
  t.list = {in.length("list/indent"), in.length("list/bullet")};
  t.banner = {in.length("banner/bar"), in.length("banner/padding"), in.length("banner/frame")};
  t.table = {in.length("table/padding"), in.length("table/gutter"), in.length("table/tight-gutter"),
             in.length("table/group-space"), in.truth("table/linear")};
  t.panel = {in.length("panel/box"),
             in.length("panel/box-stroke"),
             in.length("panel/signature-width"),
             in.length("panel/signature-height"),
             in.length("panel/date-width"),
             in.length("panel/date-height"),
             in.length("panel/date-gap"),
             in.length("panel/block")};
  t.field = {in.length("field/text"),        in.length("field/number-width"), in.length("field/choice-width"),
             in.length("field/choice-size"), in.length("field/row"),          in.length("field/writing-line"),
             in.length("field/inset")};
  t.tag = {in.length("tag/frame"), in.length("tag/padding")};
  t.watermark = {in.length("watermark/size"), in.integer("watermark/rotation"), in.color("watermark/color")};
  t.page_code = {in.length("page-code/width"), in.length("page-code/gap"), in.length("page-code/paper-edge"),
                 in.length("page-code/module")};
}

void read_charts(Reader& in, Theme& t) {
  t.timeline = {in.length("timeline/bar"), in.length("timeline/disc"), in.length("timeline/tick"),
                in.length("timeline/label-gap")};
  t.bar = {in.length("bar/height"), in.length("bar/width"),          in.length("bar/progress-width"),
           in.length("bar/row"),    in.integer("bar/most-segments"), in.color("bar/plain")};
  t.chart.row = in.length("interval-chart/row");
  t.chart.compact_row = in.length("interval-chart/compact-row");
  t.chart.legend = in.length("interval-chart/legend");
  t.chart.swatch = in.length("interval-chart/swatch");
  t.chart.left = in.length("interval-chart/left");
  t.chart.column = in.length("interval-chart/column");
  t.chart.gap = in.length("interval-chart/gap");
  t.chart.inset = in.length("interval-chart/inset");
  t.chart.mark = in.length("interval-chart/mark");
  for (const std::string& name : in.names_in("interval-chart/steps")) {
    const std::string path = "interval-chart/steps/" + name;
    StepFill step;
    step.fill = in.color(path + "/fill");
    step.text = in.color(path + "/text");
    step.frame = in.color(path + "/frame");
    step.framed = in.truth(path + "/framed");
    step.hatched = in.truth(path + "/hatched");
    t.chart.steps.emplace(name, step);
  }
}

}  // namespace

Theme read_theme(const std::filesystem::path& file) {
  Reader in(file);
  Theme theme;
  read_page(in, theme);
  read_styles(in, theme);
  read_blocks(in, theme);
  read_charts(in, theme);
  in.finish();
  return theme;
}

}  // namespace planpress::typeset
