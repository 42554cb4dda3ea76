import Foundation
import Terminal

/// How far a long command is, on standard error and only if that is a terminal that can erase it again.
struct ProgressBar: Sendable {
  private static let width = 40
  let total: Int
  private let isShown = Screen.canRedrawErrors(environment: ProcessInfo.processInfo.environment)

  init(total: Int) {
    self.total = total
  }

  /// - Parameter done: one more than the last time.
  func show(_ done: Int) {
    let filled = done * Self.width / total
    guard isShown, filled > (done - 1) * Self.width / total else { return }
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    write("\r\(bar) \(done) of \(total)")
  }

  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
