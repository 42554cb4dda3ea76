internal import Foundation

/// Eight numbers that are worked on at once.
typealias Lanes = SIMD8<Float>

/// A row of numbers in training, filled up with zeros to a whole number of lanes.
///
/// Training owns its memory: array bounds checks and copies on write would double its time.
final class Scratch {
  let lanes: UnsafeMutablePointer<Lanes>
  let laneCount: Int
  let count: Int

  init(_ count: Int) {
    self.count = count
    laneCount = (count + 7) / 8
    lanes = .allocate(capacity: laneCount)
    clear()
  }

  deinit { lanes.deallocate() }

  func clear() { lanes.initialize(repeating: .zero, count: laneCount) }

  subscript(i: Int) -> Float {
    get { lanes[i >> 3][i & 7] }
    set { lanes[i >> 3][i & 7] = newValue }
  }

  /// The lanes with a number that is further from zero than `least`.
  func lanes(exceeding least: Float, into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    let squares = Lanes(repeating: least * least)
    for k in 0..<laneCount where any(lanes[k] * lanes[k] .> squares) { found.append(k) }
  }

  /// Turns scores into shares that add up to 1.
  func softmax() {
    lanes.withMemoryRebound(to: Float.self, capacity: laneCount * Lanes.scalarCount) { numbers in
      var top = -Float.infinity
      for k in 0..<count { top = max(top, numbers[k]) }
      var total: Float = 0
      for k in 0..<count {
        numbers[k] = exp(numbers[k] - top)
        total += numbers[k]
      }
      let share = 1 / total
      for k in 0..<count { numbers[k] *= share }
    }
  }
}
