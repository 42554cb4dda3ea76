internal import Foundation

extension TranscriptUpdate {
  /// Rewrites the `*.convo.txt` files whose replies differ.
  ///
  /// - Returns: what changed, to read, with the count.
  /// - Throws: ``TranscriptFileError`` if a file cannot be written.
  package static func rewriteFiles(of results: [ReplayResult]) throws -> [String] {
    var (lines, replies, files): ([String], Int, Int) = ([], 0, 0)
    for (file, results) in grouped(results) where results.contains(where: { !$0.passed }) {
      guard TranscriptFormat(file: file) == .botium else {
        lines.append(
          "\(file): left as it is, only *.convo.txt files are rewritten; 'spotter convert' makes one")
        continue
      }
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let update = TranscriptUpdate(
        of: String(decoding: data, as: UTF8.self), file: file, playbacks: results.map(\.playback))
      lines += update.lines.map(\.printable)
      guard update.count > 0 else { continue }
      try update.source.writeWhole(to: file)
      (replies, files) = (replies + update.count, files + 1)
    }
    let count =
      replies == 0
      ? "no reply" : "\(replies == 1 ? "1 reply" : "\(replies) replies") in \(counted(files, "file"))"
    return lines + ["\(count) rewritten", ""]
  }

  /// The results of each file, in the order of the files.
  private static func grouped(_ results: [ReplayResult]) -> [(file: String, results: [ReplayResult])] {
    results.reduce(into: []) { groups, result in
      if groups.last?.file == result.entry.file {
        groups[groups.count - 1].results.append(result)
      } else {
        groups.append((result.entry.file, [result]))
      }
    }
  }
}

extension String {
  /// Writes a file whole or not at all.
  ///
  /// - Throws: ``TranscriptFileError``
  package func writeWhole(to file: String) throws {
    do {
      try write(toFile: file, atomically: true, encoding: .utf8)
    } catch {
      throw TranscriptFileError(path: file, reason: "the file cannot be written")
    }
  }
}
