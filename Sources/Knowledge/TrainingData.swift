/// An example sentence with its intent and its place in a file.
public struct LabelledUtterance: Sendable, Equatable {
  public var text: String
  public var intent: String
  public var file: String
  /// Both counted from 1.
  public var line: Int
  public var column: Int

  public init(text: String, intent: String, file: String, line: Int, column: Int) {
    self.text = text
    self.intent = intent
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Reads labelled examples: Rasa NLU training data (YAML, version 3.1), as our own questions are and other data sets may be.
public struct TrainingDataReader: Sendable {
  public init() {}

  /// The examples of all files, in their order. An intent may stand in several files.
  ///
  /// - Throws: ``ContentError`` with every mistake of every file, ``MissingContent`` for a file that is not there.
  public func read(files: [String]) throws -> [LabelledUtterance] {
    let log = ContentLog()
    let utterances = try files.flatMap { path in
      try ContentLoader.contents(of: path, log: log).map {
        read(ContentFile(path: path, source: $0), log: log)
      } ?? []
    }
    reportConflicts(among: utterances, log: log)
    try log.throwIssues()
    return utterances
  }

  private func read(_ file: ContentFile, log: ContentLog) -> [LabelledUtterance] {
    guard let root = file.root(log: log) else { return [] }
    let fields = root.fields(["version", "nlu"], required: ["nlu"])
    return fields["nlu"]?.items().flatMap(examples) ?? []
  }

  private func examples(of entry: ContentNode) -> [LabelledUtterance] {
    let fields = entry.fields(
      ["intent", "examples", "metadata", "synonym", "lookup", "regex"], required: ["examples"])
    guard let intent = fields["intent"]?.text() else { return [] }
    let lines = fields["examples"]?.exampleLines() ?? []
    if lines.isEmpty { entry.report("intent '\(intent)' has no examples") }
    return lines.compactMap { line, place in
      switch Annotation.plainText(line) {
      case .success(let text):
        return LabelledUtterance(
          text: text, intent: intent, file: place.file, line: place.line, column: place.column)
      case .failure(let mistake):
        entry.log.report("broken annotation: \(mistake.message)", at: place)
        return nil
      }
    }
  }

  /// The same sentence under two intents teaches nothing.
  private func reportConflicts(among utterances: [LabelledUtterance], log: ContentLog) {
    var first: [String: LabelledUtterance] = [:]
    for utterance in utterances {
      guard let other = first[utterance.text] else {
        first[utterance.text] = utterance
        continue
      }
      guard other.intent != utterance.intent else { continue }
      log.report(
        "'\(utterance.text)' stands under '\(utterance.intent)' and, at \(other.file):\(other.line), under '\(other.intent)'",
        at: .init(file: utterance.file, line: utterance.line, column: utterance.column))
    }
  }
}
