import Foundation

/// One line on stderr that says how far a long piece of work has come; nothing where stderr is no terminal.
struct ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private static let width = 30

  /// - Parameter share: how much is done, 0...1.
  func show(_ work: String, share: Double) {
    guard isShown else { return }
    let done = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: Self.width - done)
    write("\r[\(bar)] \(Int(share * 100)) % \(work)\u{1B}[K")
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
