public import Dialogue
internal import Foundation
internal import Knowledge

/// Finds and reads transcripts.
public struct TranscriptLoader: Sendable {
  /// More runs than this of one transcript are taken for a mistake.
  static let mostRuns = 10_000

  private let assistant: Assistant?

  /// - Parameter assistant: if given, names in assertions that its content does not have are mistakes: a denial of
  ///   something that does not exist would hold for ever.
  public init(assistant: Assistant? = nil) {
    self.assistant = assistant
  }

  /// The transcripts of files and folders, in the order of the paths and, within a folder, of the names. Where a message
  /// is the name of a list of phrasings (`*.utterances.txt`), there is one for each of them.
  ///
  /// - Throws: ``ContentError`` with every mistake of every file, ``MissingTranscripts`` for a path that is not there.
  public func load(_ paths: [String]) throws -> [TranscriptEntry] {
    let log = ContentLog()
    let files = try paths.flatMap(files)
    let lists = utterances(beside: files, log: log)
    var seen: Set<String> = []
    let entries = files.filter { seen.insert($0).inserted && !isUtterances($0) }.flatMap { file in
      text(of: file, log: log).map { TranscriptFormat(file: file).read($0, file: file, log: log) } ?? []
    }
    if let names = assistant.map({ KnownNames($0.knowledge) }) {
      for entry in entries { entry.reportNames(unknownTo: names, log: log) }
    }
    let runs = entries.flatMap { $0.runs(with: lists, log: log) }
    try log.throwIssues()
    return runs
  }

  private func isUtterances(_ file: String) -> Bool { file.hasSuffix(UtteranceList.suffix) }

  // MARK: Files

  /// A file named by itself is read whatever it is called.
  private func files(of path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw MissingTranscripts(path: path)
    }
    guard isFolder.boolValue else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let folder = path.hasSuffix("/") ? path : path + "/"
    return names.sorted().map { folder + $0 }.filter(isTranscript)
  }

  /// Whether a file of a folder is one of ours: by its name, or for YAML by what it begins with.
  private func isTranscript(_ file: String) -> Bool {
    if [".convo.txt", ".transcript", ".chat", UtteranceList.suffix].contains(where: file.hasSuffix) {
      return true
    }
    guard TranscriptFormat(file: file) == .rasa, let data = FileManager.default.contents(atPath: file)
    else { return false }
    return String(decoding: data, as: UTF8.self).lines.contains { $0.hasPrefix("test_cases:") }
  }

  private func text(of file: String, log: ContentLog) -> String? {
    let data = FileManager.default.contents(atPath: file)
    let text = data.flatMap { String(data: $0, encoding: .utf8) }
    if text == nil {
      log.report(
        data == nil ? "the file cannot be read" : "the file is not UTF-8", at: .init(file: file, line: 1))
    }
    return text
  }

  /// The lists among the files, and those in the folders that the files stand in.
  private func utterances(beside files: [String], log: ContentLog) -> UtteranceLists {
    let folders = Set(files.map(UtteranceLists.folder))
    let beside = folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
      return names.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    }
    var lists = UtteranceLists()
    for file in Set(files + beside).filter(isUtterances).sorted() {
      let list = text(of: file, log: log).flatMap { UtteranceList($0, file: file, log: log) }
      if let list { lists.add(list, log: log) }
    }
    return lists
  }
}

/// There is no such file or folder.
public struct MissingTranscripts: Error, Sendable, CustomStringConvertible {
  public var path: String
  public var description: String { "\(path): no such file or folder" }
}
