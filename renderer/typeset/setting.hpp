// What the composing functions share while one document is set: theme, shaper and the flow that grows.
#pragma once
#include <string>

#include "renderer/text/shaping.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

// Whose ink a mark is: a structure element's, or an artifact's.
struct Ink {
  document::NodeId owner = 0;
  ArtifactKind artifact = ArtifactKind::none;
  static Ink of(document::NodeId node) { return {node, ArtifactKind::none}; }
  static Ink layout() { return {0, ArtifactKind::layout}; }
  static Ink background() { return {0, ArtifactKind::background}; }
};

struct Setting {
  const Theme& theme;
  text::Shaper& shaper;
  Flow& flow;
  std::string continued;        // after what is repeated at the top of a page
  std::string last_heading;     // the heading that introduces what comes next
  std::string last_heading_id;  // and its id
  std::string goes_on{};        // at the foot of a box whose answer goes on below it

  document::NodeId node(document::NodeId parent, document::Role role) {
    return flow.structure.add(parent, role);
  }
};

inline Item item(Ink ink, Mark mark) { return {ink.owner, ink.artifact, std::move(mark)}; }

}  // namespace planpress::typeset
