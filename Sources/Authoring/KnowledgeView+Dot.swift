internal import ContentChecks
internal import Knowledge

extension KnowledgeView {
  /// The knowledge as a graph for Graphviz: intents and our own questions on the left, findings and causes, facts on the
  /// right.
  package var dot: [String] {
    ["digraph knowledge {", "  rankdir=LR; node [fontname=\"sans-serif\"];"]
      + group(
        "intents", "shape=oval",
        knowledge.intents.filter { !$0.answers.isEmpty }.map { ("intent:" + $0.name, $0.name) })
      + group("questions", "shape=diamond", asked.map { ("slot:" + $0.id, $0.id) })
      + group("findings", "shape=hexagon", findings.map { ("finding:" + $0, $0) })
      + group("causes", "shape=box, style=bold", knowledge.causes.map { ("cause:" + $0.id, $0.name) })
      + group("facts", "shape=note", knowledge.facts.map { ("fact:" + $0.id, "\($0.id)\\n\($0.place.code)") })
      + edges + ["}"]
  }

  private var asked: [Slot] { knowledge.slots.filter { $0.asks != nil } }

  private var findings: [String] {
    let used = knowledge.causes.flatMap(\.evidence).map(\.when.finding)
    let said = asked.flatMap(\.choices).flatMap(\.means).map(\.finding)
    return Set(used + said).sorted()
  }

  private func group(_ name: String, _ style: String, _ nodes: [(id: String, label: String)]) -> [String] {
    ["  subgraph \(name) { node [\(style)];"]
      + nodes.map { "    \(quoted($0.id)) [label=\(quoted($0.label))];" } + ["  }"]
  }

  private var edges: [String] {
    let intents = knowledge.intents.flatMap { intent in
      intent.answers.map { edge("intent:" + intent.name, "fact:" + $0) }
    }
    let answers = asked.flatMap { slot in
      Set(slot.choices.flatMap(\.means).map(\.finding)).sorted().map {
        edge("slot:" + slot.id, "finding:" + $0)
      }
    }
    let evidence = knowledge.causes.flatMap { cause in
      cause.evidence.map { evidence in
        let sign = evidence.weight > 0 ? "+" : ""
        let label = "\(sign)\(evidence.weight)\(evidence.when.present ? "" : " if not")"
        return edge("finding:" + evidence.when.finding, "cause:" + cause.id, label)
      }
    }
    let facts = knowledge.causes.flatMap { cause in
      cause.parts.flatMap { part, facts in facts.map { edge("cause:" + cause.id, "fact:" + $0, part) } }
    }
    return intents + answers + evidence + facts
  }

  private func edge(_ from: String, _ to: String, _ label: String? = nil) -> String {
    "  \(quoted(from)) -> \(quoted(to))\(label.map { " [label=\(quoted($0))]" } ?? "");"
  }

  /// `\n` stays what it is to Graphviz: a new line.
  private func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\\\""))\"" }
}
