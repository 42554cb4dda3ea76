extension Array where Element: BitwiseCopyable & AdditiveArithmetic {
  /// Zeros. `Array(repeating:count:)` looks up the type of its memory whenever it is called, which takes longer than all that
  /// is done with an array as short as those of a message.
  init(zeros count: Int) {
    self = []
    reserveCapacity(count)
    append(contentsOf: repeatElement(.zero, count: count))
  }
}
