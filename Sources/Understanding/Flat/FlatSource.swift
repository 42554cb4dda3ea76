/// The text that is read: its structure unpacked, its runs as they are.
final class FlatSource {
  let structure: [UInt8]
  let names: [String]
  /// Where the value stands.
  let root: Range<Int>
  private let runs: UnsafeRawBufferPointer
  private let done: (UnsafeRawBufferPointer) -> Void

  init(_ text: UnsafeRawBufferPointer, done: @escaping (UnsafeRawBufferPointer) -> Void) throws {
    self.done = done
    let (size, behindSize) = try Self.read(text, from: 0, count: Int.bitWidth / 8, of: UInt8.self)
    guard let count = Int(flat: size[...]) else { throw FlatDecoder.damaged }
    let (structure, behindStructure) = try Self.read(text, from: behindSize, count: count, of: UInt8.self)
    done(UnsafeRawBufferPointer(rebasing: text[..<behindStructure]))
    runs = UnsafeRawBufferPointer(rebasing: text[behindStructure...])
    var cursor = FlatCursor(position: 0, end: count)
    names = try (0..<cursor.number(structure)).map { _ in
      String(flat: structure[try cursor.range(structure)])
    }
    self.structure = structure
    root = cursor.position..<count
  }

  /// A run of so many bytes.
  func array<Element: BitwiseCopyable>(from start: Int, count: Int, of type: Element.Type) throws -> [Element]
  {
    let (elements, end) = try Self.read(runs, from: start, count: count, of: type)
    done(UnsafeRawBufferPointer(rebasing: runs[start..<end]))
    return elements
  }

  /// Reads so many bytes from a place.
  ///
  /// - Returns: the elements that they are, and where their text ends.
  private static func read<Element: BitwiseCopyable>(
    _ text: UnsafeRawBufferPointer, from start: Int, count: Int, of: Element.Type
  ) throws -> ([Element], end: Int) {
    let stride = MemoryLayout<Element>.stride
    guard start >= 0, count >= 0, count <= text.count, count.isMultiple(of: stride),
      start <= text.count - Sextets.characters(for: count)
    else { throw FlatDecoder.damaged }
    let end = start + Sextets.characters(for: count)
    let elements = [Element](unsafeUninitializedCapacity: count / stride) { buffer, initialized in
      Sextets.read(
        UnsafeRawBufferPointer(rebasing: text[start..<end]),
        into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
      initialized = count / stride
    }
    return (elements, end)
  }
}

/// A place in a structure that moves on.
struct FlatCursor {
  var position: Int
  let end: Int

  mutating func number(_ bytes: [UInt8]) throws -> Int {
    var (number, shift) = (0, 0)
    while position < end, shift < 56 {
      let byte = bytes[position]
      position += 1
      number |= Int(byte & 127) << shift
      if byte < 128 { return number }
      shift += 7
    }
    throw FlatDecoder.damaged
  }

  /// A length and so many bytes.
  mutating func range(_ bytes: [UInt8]) throws -> Range<Int> {
    let length = try number(bytes)
    guard length <= end - position else { throw FlatDecoder.damaged }
    defer { position += length }
    return position..<(position + length)
  }
}
