internal import Knowledge

/// Weights for sentence vectors: a row for each class with a weight for each dimension, in 16 bits, so that products are sums of
/// whole numbers, which processors make eight at a time.
struct SentenceWeights: Sendable {
  private let weights: PackedArray<Int16>
  /// For each class what a weight of 1 times a sentence's 1 stands for.
  private let scales: PackedArray<Float>

  /// - Parameters:
  ///   - trained: a row for each dimension.
  ///   - factor: what the weights are multiplied with.
  init(_ trained: some RandomAccessCollection<Float>, classes: Int, times factor: Float = 1) {
    let trained = Array(trained)
    let dimensions = trained.count / max(classes, 1)
    let rows = (0..<classes).map { label in
      WholeNumbers((0..<dimensions).map { trained[$0 * classes + label] * factor }, most: Self.mostWeight)
    }
    weights = PackedArray(rows.flatMap(\.values))
    scales = PackedArray(rows.map { $0.unit / Float(SentenceVector.most) })
  }

  /// The largest weight. With the largest number of a sentence of length 1, by the inequality of Cauchy and Schwarz, a product
  /// of rows of up to a thousand of them has no more than 31 bits.
  private static let mostWeight: Int16 = 16_383

  /// The product of a sentence and the weights of a class.
  func product(of label: Int, _ sentence: SentenceVector) -> Float {
    withProducts(for: sentence) { Float($0.one(label)) * scales.elements[label] }
  }

  /// Adds the products with the weights of all classes to their scores.
  ///
  /// - Complexity: O(classes * dimensions), eight products at a time.
  func add(to scores: inout [Float], for sentence: SentenceVector, times factor: Float = 1) {
    withProducts(for: sentence) { products in
      var scores = scores.mutableSpan
      let fours = scores.count / 4 * 4
      for label in stride(from: 0, to: fours, by: 4) {
        let four = products.four(from: label)
        for i in 0..<4 { scores[label + i] += factor * (Float(four[i]) * scales.elements[label + i]) }
      }
      for label in fours..<scores.count {
        scores[label] += factor * (Float(products.one(label)) * scales.elements[label])
      }
    }
  }

  private func withProducts<Result>(for sentence: SentenceVector, _ body: (Products) -> Result) -> Result {
    weights.elements.withUnsafeBytes { rows in
      sentence.whole.withUnsafeBytes { body(Products(rows: rows, vector: $0)) }
    }
  }
}

/// The products of rows of numbers in 16 bits and a vector of them, in memory that is lent for the purpose.
private struct Products {
  /// One row after the other, each as long as the vector.
  let rows: UnsafeRawBufferPointer
  let vector: UnsafeRawBufferPointer

  /// The product of a row, given by its number.
  func one(_ number: Int) -> Int32 {
    guard let vector = vector.baseAddress, let row = first(1, from: number) else { return 0 }
    var sums = SIMD4<Int32>()
    for place in stride(from: 0, to: whole, by: Self.step) {
      sums &+= Self.sums(row + place, Self.eight(vector + place))
    }
    return sums.wrappedSum() &+ rest(row)
  }

  /// The products of four rows that follow each other: what is read of the vector serves all of them.
  func four(from number: Int) -> SIMD4<Int32> {
    guard let vector = vector.baseAddress, let a = first(4, from: number) else { return .zero }
    let size = self.vector.count
    let (b, c, d) = (a + size, a + 2 * size, a + 3 * size)
    var (e, f, g, h) = (SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>())
    for place in stride(from: 0, to: whole, by: Self.step) {
      let eight = Self.eight(vector + place)
      e &+= Self.sums(a + place, eight)
      f &+= Self.sums(b + place, eight)
      g &+= Self.sums(c + place, eight)
      h &+= Self.sums(d + place, eight)
    }
    let sums = SIMD4(e.wrappedSum(), f.wrappedSum(), g.wrappedSum(), h.wrappedSum())
    return whole == size ? sums : sums &+ SIMD4(rest(a), rest(b), rest(c), rest(d))
  }

  /// The first of some rows, all of which are there.
  private func first(_ count: Int, from number: Int) -> UnsafeRawPointer? {
    precondition((number + count) * vector.count <= rows.count, "a row for each class")
    return rows.baseAddress.map { $0 + number * vector.count }
  }

  /// Bytes of eight numbers.
  private static let step = 16
  /// Bytes of a row that are numbers by the eight.
  private var whole: Int { vector.count / Self.step * Self.step }

  @inline(__always)
  private static func eight(_ numbers: UnsafeRawPointer) -> SIMD8<Int16> {
    numbers.loadUnaligned(as: SIMD8<Int16>.self)
  }

  /// Eight products, neighbours added: one instruction with the multiplication.
  @inline(__always)
  private static func sums(_ row: UnsafeRawPointer, _ vector: SIMD8<Int16>) -> SIMD4<Int32> {
    let products = SIMD8<Int32>(truncatingIfNeeded: eight(row)) &* SIMD8<Int32>(truncatingIfNeeded: vector)
    return products.evenHalf &+ products.oddHalf
  }

  /// The product of what is left of a row behind the last eight numbers.
  private func rest(_ row: UnsafeRawPointer) -> Int32 {
    stride(from: whole, to: vector.count, by: 2).reduce(0) { sum, place in
      let a = row.load(fromByteOffset: place, as: Int16.self)
      let b = vector.load(fromByteOffset: place, as: Int16.self)
      return sum &+ Int32(a) &* Int32(b)
    }
  }
}

/// Numbers as whole multiples of a unit.
private struct WholeNumbers {
  let unit: Float
  let values: [Int16]

  /// - Parameter most: what the largest of them becomes.
  init(_ numbers: [Float], most: Int16) {
    let unit = max(numbers.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / Float(most)
    self.unit = unit
    values = numbers.map { Int16(($0 / unit).rounded()) }
  }
}

extension SentenceWeights: Archivable {
  init(_ archive: inout Archive, _ given: SentenceWeights?) throws {
    weights = try archive(given?.weights)
    scales = try archive(given?.scales)
  }
}
