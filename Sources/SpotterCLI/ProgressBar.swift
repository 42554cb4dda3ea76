import Foundation
import Terminal

/// How far a long command is, on standard error and only if that is a terminal that can erase it again.
struct ProgressBar: Sendable {
  private static let width = 40
  private let isShown = Screen.canRedrawErrors(environment: ProcessInfo.processInfo.environment)

  /// - Parameters:
  ///   - work: what is being done.
  ///   - share: how much of it is done, 0...1.
  func show(_ work: String, share: Double) {
    guard isShown else { return }
    let filled = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    write("\r\(bar) \(work)\u{1B}[K")
  }

  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// The most memory that this process has held.
func peakMemoryBytes() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return usage.ru_maxrss * 1024  // Linux counts in kilobytes
}
