internal import CKernels
internal import Foundation
internal import Knowledge

/// A table of word vectors as bytes, used in place: in 4 bits a number it is small enough to be part of the program.
///
/// Little-endian: the mark "SPVEC2\n\0", the number of pieces and of dimensions (UInt32 each), a fingerprint (UInt64);
/// then for all pieces, in the order of their hashes, the hashes (UInt32), the scales (Float16), the rows: two numbers
/// of -7...7 in a byte, those of the first half of the dimensions in the low halves, so that both halves can be read
/// several at a time. Pieces themselves are not stored: two in four billion share a hash.
final class VectorTable: Sendable {
  let count: Int
  let dimensions: Int
  /// Tells tables apart: a model that was trained with one is of no use with another.
  let fingerprint: UInt64
  private let memory: FixedBytes
  private var bytes: UnsafeRawBufferPointer { memory.all }
  /// For the first bits of a hash the first row that has them or higher ones; at the end the number of rows.
  private let firstRows: [UInt32]

  static let mark: [UInt8] = Array("SPVEC2\n\0".utf8)
  static let headerSize = 24

  /// Uses bytes that live as long as the program.
  ///
  /// - Throws: ``DamagedVectors`` if they are no table.
  convenience init(permanent bytes: UnsafeRawBufferPointer) throws {
    try self.init(FixedBytes(permanent: bytes))
  }

  /// Copies the bytes of a table.
  ///
  /// - Throws: ``DamagedVectors`` if they are no table.
  convenience init(copying source: [UInt8]) throws { try self.init(FixedBytes(copying: source)) }

  private init(_ memory: FixedBytes) throws {
    (count, dimensions, fingerprint) = try Self.header(of: memory.all)
    self.memory = memory
    var firstRows: [UInt32] = []
    for row in 0..<count {
      let bits = Self.firstBits(of: Self.hash(row, in: memory.all))
      while firstRows.count <= bits { firstRows.append(UInt32(row)) }
    }
    while firstRows.count <= 1 << Self.bitsOfFirstRows { firstRows.append(UInt32(count)) }
    self.firstRows = firstRows
  }

  private static let bitsOfFirstRows = 12

  private static func firstBits(of hash: UInt32) -> Int { Int(hash >> (32 - bitsOfFirstRows)) }

  private static func header(of bytes: UnsafeRawBufferPointer) throws -> (Int, Int, UInt64) {
    guard bytes.count >= headerSize, bytes.starts(with: mark) else {
      throw DamagedVectors(place: "byte 0", message: "expected word vectors (.bin or fastText .vec)")
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let dimensions = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let size = headerSize + count * (6 + dimensions / 2)
    guard bytes.count == size, dimensions.isMultiple(of: 2) else {
      throw DamagedVectors(
        place: "byte \(min(bytes.count, size))",
        message: "expected \(size) bytes for \(count) pieces of \(dimensions) numbers, found \(bytes.count)")
    }
    return (count, dimensions, bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
  }

  /// The row of the piece with this hash. Short words have hashes that lie close together: beyond the first bits a place cannot
  /// be told from a value.
  ///
  /// - Complexity: logarithmic in the number of pieces.
  func row(of hash: UInt32) -> Int? {
    let bits = Self.firstBits(of: hash)
    let (bytes, end) = (self.bytes, Int(firstRows[bits + 1]))
    let row = (Int(firstRows[bits])..<end).partitioningIndex { Self.hash($0, in: bytes) >= hash }
    return row < end && Self.hash(row, in: bytes) == hash ? row : nil
  }

  private static func hash(_ row: Int, in bytes: UnsafeRawBufferPointer) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: headerSize + row * 4, as: UInt32.self)
  }

  /// Adds a row to `sums`, which has as many elements as there are dimensions.
  func add(row: Int, to sums: inout [Float]) {
    let scale = Float(
      bytes.loadUnaligned(fromByteOffset: Self.headerSize + count * 4 + row * 2, as: Float16.self))
    precondition(sums.count == dimensions, "a sum for each dimension")
    let start = Self.headerSize + count * 6 + row * dimensions / 2
    let pairs = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + dimensions / 2)])
    guard let pairs = pairs.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
    spotter_add_halves(&sums, pairs, Int32(dimensions), scale)
  }
}

/// A vectors file that cannot be used.
public struct DamagedVectors: Error, Sendable, CustomStringConvertible {
  /// The file's path as it was given; empty for the vectors of the program itself.
  public var file = ""
  /// "line 3" of a text, "byte 24" of a binary.
  public var place: String
  public var message: String

  public var description: String { "\(file): \(place): error: \(message)" }
}
