#include "renderer/markup/compose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/read.hpp"
#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

std::vector<std::string_view> names_of(const Labels& labels) {
  std::vector<std::string_view> names;
  for (const auto& [name, label] : labels) names.emplace_back(name);
  return names;
}

void append_shortened(std::string& out, std::string_view markup) {
  for (std::size_t at = 0; at < markup.size();) {
    if (!is_xml_space(markup[at])) {
      out += markup[at++];
      continue;
    }
    const auto end = std::min(markup.find_first_not_of(" \t\r\n", at), markup.size());
    const auto run = markup.substr(at, end - at);
    out += run.find('\n') == std::string_view::npos ? ' ' : '\n';
    at = end;
  }
}

}  // namespace

Tokens place_labels(const Tokens& tokens, const std::optional<RootTag>& root, const Labels& labels,
                    std::string_view language, std::set<std::string>& used, Faults& faults) {
  Tokens out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (token.kind != TokenKind::label) {
      out.push_back(token);
      const bool says_language = !root || root->token != i || root->has_language;
      if (language != "en" && !says_language)
        out.back().text.insert(root->offset, fmt::format(" lang=\"{}\"", language));
      continue;
    }
    const auto label = labels.find(token.text);
    if (label == labels.end()) {
      faults.add(token.place, fmt::format("there is no label \"{}\"", token.text),
                 near_miss(token.text, names_of(labels)));
      out.push_back({TokenKind::text, std::string(any_value), token.place});
      continue;
    }
    used.insert(token.text);
    const Tokens& words = label->second.tokens.find(language)->second;
    out.insert(out.end(), words.begin(), words.end());
  }
  return out;
}

std::string template_text(const Tokens& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    switch (token.kind) {
      case TokenKind::text:
        append_shortened(out, token.text);
        break;
      case TokenKind::variable:
        out += "{{" + token.text + "}}";
        break;
      case TokenKind::section:
        out += "{{#" + token.text + "}}";
        break;
      case TokenKind::inverted:
        out += "{{^" + token.text + "}}";
        break;
      case TokenKind::close:
        out += "{{/" + token.text + "}}";
        break;
      case TokenKind::partial:
      case TokenKind::label:
        break;  // put in place before
    }
  }
  return out;
}

Example::Example(const Tokens& tokens) {
  for (const auto& token : tokens) {
    if (token.kind == TokenKind::variable) {
      marks_.push_back({text_.size(), token.place});
      text_ += any_value;
    }
    if (token.kind != TokenKind::text) continue;
    auto place = token.place;
    marks_.push_back({text_.size(), place});
    for (const char c : token.text) {
      text_ += c;
      if (c != '\n') continue;
      ++place.line;
      marks_.push_back({text_.size(), place});
    }
  }
}

Place Example::locate(std::size_t offset) const {
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                      [](std::size_t at, const Mark& mark) { return at < mark.offset; });
  return after == marks_.begin() ? Place{} : std::prev(after)->place;
}

}  // namespace planpress::markup
