@preconcurrency internal import CReadline
@preconcurrency internal import Glibc

/// What Tab does in the line editor.
@MainActor
enum ReadlineCompletion {
  static var completions = Completions()
  /// What is still to be handed over of what fits.
  private static var rest: [String] = []

  static func install() {
    rl_basic_word_break_characters = UnsafePointer(strdup(" "))  // read for as long as the process runs
    rl_attempted_completion_function = { text, start, _ in
      // Readline calls back on the thread that feeds it, the main one.
      guard MainActor.assumeIsolated({ ReadlineCompletion.prepare(wordStart: Int(start)) }) else {
        return nil
      }
      return rl_completion_matches(text) { _, _ in
        let next = MainActor.assumeIsolated { ReadlineCompletion.next() }
        return next.flatMap { strdup($0) }  // freed by Readline
      }
    }
  }

  /// - Returns: `false` if Readline shall complete the name of a file.
  private static func prepare(wordStart: Int) -> Bool {
    let typed = Array(String(cString: rl_line_buffer).utf8)
    let line = String(decoding: typed.prefix(Int(rl_point)), as: UTF8.self)
    switch completions.offer(for: line) {
    case .fileName: return false
    case .lines(let lines):
      rl_attempted_completion_over = 1  // no file names
      // Only the word at the cursor is replaced.
      rest = lines.map { String(decoding: $0.utf8.dropFirst(wordStart), as: UTF8.self) }
      return true
    }
  }

  private static func next() -> String? { rest.isEmpty ? nil : rest.removeFirst() }
}
