internal import Understanding

/// Values by the names that the content gives them: a dictionary for names that never change, several times as fast.
struct Lookup<Value: Sendable>: Sendable {
  private let numbers: NameNumbers
  private let values: [Value]

  init(_ dictionary: [String: Value]) {
    let sorted = dictionary.sorted { $0.key < $1.key }
    numbers = NameNumbers(sorted.map(\.key))
    values = sorted.map(\.value)
  }

  @inline(__always)
  subscript(name: String) -> Value? {
    guard let number = numbers.number(of: name) else { return nil }
    return values[number]
  }
}
