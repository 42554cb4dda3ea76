internal import Foundation

/// Reads the text form of fastText (`.vec`): a line `count dimensions`, then a line a piece: the piece and its numbers.
///
/// Any table in this form will do (Bojanowski et al. 2017 describe the best known); pieces inside a word begin with `##`.
struct VectorText {
  private var hashes: [(hash: UInt32, row: Int)] = []
  private var scales: [Float16] = []
  private var rows: [UInt8] = []
  private let dimensions: Int

  /// - Throws: ``DamagedVectors`` with the line.
  init(_ text: Data) throws {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .makeIterator()
    let header = lines.next().map { Self.fields($0.element) } ?? []
    guard header.count == 2, let count = Int(header[0]), let dimensions = Int(header[1]), dimensions > 0
    else {
      throw Self.damage(0, "expected 'count dimensions', for example '27560 128'")
    }
    self.dimensions = dimensions + dimensions % 2
    while let (number, line) = lines.next() {
      let fields = Self.fields(line)
      if fields.isEmpty { continue }
      guard fields.count == dimensions + 1 else {
        throw Self.damage(
          number, "expected a piece and \(dimensions) numbers, found \(max(fields.count - 1, 0)) numbers")
      }
      try add(fields[0], numbers: fields.dropFirst(), line: number)
    }
    guard scales.count == count else {
      throw Self.damage(0, "expected \(count) pieces as this line says, found \(scales.count)")
    }
  }

  private static func fields(_ line: Data) -> [String] {
    String(decoding: line, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      .map(String.init)
  }

  private static func damage(_ line: Int, _ message: String) -> DamagedVectors {
    DamagedVectors(place: "line \(line + 1)", message: message)
  }

  private mutating func add(_ piece: String, numbers: ArraySlice<String>, line: Int) throws {
    var values: [Float] = []
    for number in numbers {
      guard let value = Float(number), value.isFinite else {
        throw Self.damage(line, "'\(number)' is no number")
      }
      values.append(value)
    }
    if values.count < dimensions { values.append(0) }
    hashes.append((WordVectors.hash(of: piece), scales.count))
    let scale = (values.map(abs).max() ?? 0) / 7
    scales.append(Float16(scale))
    let levels = values.map { UInt8(bitPattern: Int8(scale > 0 ? ($0 / scale).rounded() : 0)) & 0xF }
    for i in 0..<(dimensions / 2) { rows.append(levels[i] | levels[dimensions / 2 + i] << 4) }
  }

  /// The table in the layout of ``VectorTable``.
  var table: [UInt8] {
    let order = hashes.sorted { ($0.hash, $0.row) < ($1.hash, $1.row) }
    var body: [UInt8] = []
    for (hash, _) in order { body += hash.bytes }
    for (_, row) in order { body += scales[row].bitPattern.bytes }
    for (_, row) in order { body += rows[(row * dimensions / 2)..<((row + 1) * dimensions / 2)] }
    var fingerprint = FNV(seed: 0)
    fingerprint.combine(body.span)
    return VectorTable.mark + UInt32(order.count).bytes + UInt32(dimensions).bytes + fingerprint.value.bytes
      + body
  }
}

extension FixedWidthInteger {
  /// Little-endian.
  fileprivate var bytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
