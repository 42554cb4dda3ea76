/// Reads what ``FlatText/encode(_:)`` wrote.
extension FlatText {
  /// - Parameter text: has to stay where it is until the value is made.
  /// - Throws: `DecodingError` for a text that was not written for this type.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: UnsafeRawBufferPointer) throws -> Value
  {
    let source = try FlatSource(text)
    return try FlatDecoder(source: source, range: source.root).value(type)
  }
}

/// The text that is read: its structure unpacked, its runs as they are.
private final class FlatSource {
  let structure: [UInt8]
  let names: [String]
  /// Where the value stands.
  let root: Range<Int>
  private let runs: UnsafeRawBufferPointer

  init(_ text: UnsafeRawBufferPointer) throws {
    let first = Sextets.characters(for: Int.bitWidth / 8)
    let length = try Self.bytes(text, from: 0, count: Int.bitWidth / 8)
    guard let count = Int(flat: length[...]) else { throw FlatDecoder.damaged }
    let structure = try Self.bytes(text, from: first, count: count)
    runs = UnsafeRawBufferPointer(rebasing: text[(first + Sextets.characters(for: count))...])
    var cursor = FlatCursor(position: 0, end: count)
    names = try (0..<cursor.number(structure)).map { _ in
      String(flat: structure[try cursor.range(structure)])
    }
    self.structure = structure
    root = cursor.position..<count
  }

  func array<Element: BitwiseCopyable>(from start: Int, count: Int, of: Element.Type) throws -> [Element] {
    let stride = MemoryLayout<Element>.stride
    guard start >= 0, start <= runs.count, count >= 0, count.isMultiple(of: stride),
      Sextets.characters(for: count) <= runs.count - start
    else { throw FlatDecoder.damaged }
    return Array(unsafeUninitializedCapacity: count / stride) { buffer, initialized in
      Sextets.read(
        UnsafeRawBufferPointer(rebasing: runs[start...]),
        into: UnsafeMutableRawBufferPointer(buffer).prefix(count))
      initialized = count / stride
    }
  }

  private static func bytes(_ text: UnsafeRawBufferPointer, from start: Int, count: Int) throws -> [UInt8] {
    guard count >= 0, start + Sextets.characters(for: count) <= text.count else { throw FlatDecoder.damaged }
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      Sextets.read(
        UnsafeRawBufferPointer(rebasing: text[start...]),
        into: UnsafeMutableRawBufferPointer(buffer).prefix(count))
      initialized = count
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func prefix(_ count: Int) -> Self { Self(rebasing: self[..<count]) }
}

/// A place in a structure that moves on.
private struct FlatCursor {
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

struct FlatDecoder: Decoder {
  fileprivate let source: FlatSource
  fileprivate let range: Range<Int>
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static var damaged: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "the text was written for something else"))
  }

  /// A run of numbers, read into its array.
  func array<Element: BitwiseCopyable>(of type: Element.Type) throws -> [Element] {
    var cursor = FlatCursor(position: range.lowerBound, end: range.upperBound)
    let start = try cursor.number(source.structure)
    return try source.array(from: start, count: try cursor.number(source.structure), of: type)
  }

  func value<T: Decodable>(_ type: T.Type) throws -> T {
    guard let scalar = scalar(type) else { return try T(from: self) }
    guard let value = scalar as? T else { throw Self.damaged }
    return value
  }

  /// The scalar that is asked for; `nil` if it is none. The types are compared one by one because asking the runtime for a
  /// conformance searches the whole program for each type that has none.
  private func scalar<T>(_ type: T.Type) -> (any FlatScalar)?? {
    let bytes = source.structure[range]
    return switch ObjectIdentifier(type) {
    case ObjectIdentifier(String.self): .some(String(flat: bytes))
    case ObjectIdentifier(Int.self): .some(Int(flat: bytes))
    case ObjectIdentifier(Bool.self): .some(Bool(flat: bytes))
    case ObjectIdentifier(Float.self): .some(Float(flat: bytes))
    case ObjectIdentifier(Double.self): .some(Double(flat: bytes))
    case ObjectIdentifier(UInt64.self): .some(UInt64(flat: bytes))
    case ObjectIdentifier(UInt32.self): .some(UInt32(flat: bytes))
    default: .none
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try Members(self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Values(self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let source: FlatSource
    private let members: [(name: Int, range: Range<Int>)]
    var codingPath: [any CodingKey] { [] }

    init(_ decoder: FlatDecoder) throws {
      source = decoder.source
      var cursor = FlatCursor(position: decoder.range.lowerBound, end: decoder.range.upperBound)
      members = try (0..<cursor.number(source.structure)).map { [source] _ in
        let name = try cursor.number(source.structure)
        guard source.names.indices.contains(name) else { throw FlatDecoder.damaged }
        return (name, try cursor.range(source.structure))
      }
    }

    var allKeys: [Key] { members.compactMap { Key(stringValue: source.names[$0.name]) } }

    func contains(_ key: Key) -> Bool { range(of: key) != nil }
    func decodeNil(forKey key: Key) -> Bool { !contains(key) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder(key).value(type) }

    private func range(of key: Key) -> Range<Int>? {
      let name = key.stringValue
      return members.first { source.names[$0.name] == name }?.range
    }

    private func decoder(_ key: Key) throws -> FlatDecoder {
      guard let range = range(of: key) else {
        throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "no \(key.stringValue)"))
      }
      return FlatDecoder(source: source, range: range)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
      -> KeyedDecodingContainer<Nested>
    { try decoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw FlatDecoder.damaged }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
  }

  private struct Values: UnkeyedDecodingContainer {
    private let source: FlatSource
    private var cursor: FlatCursor
    private let all: Int
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }

    init(_ decoder: FlatDecoder) throws {
      source = decoder.source
      cursor = FlatCursor(position: decoder.range.lowerBound, end: decoder.range.upperBound)
      all = try cursor.number(source.structure)
    }

    var count: Int? { all }
    var isAtEnd: Bool { currentIndex >= all }

    func decodeNil() -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().value(type) }

    private mutating func next() throws -> FlatDecoder {
      guard !isAtEnd else { throw FlatDecoder.damaged }
      currentIndex += 1
      return FlatDecoder(source: source, range: try cursor.range(source.structure))
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
      -> KeyedDecodingContainer<Nested>
    { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try next().unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { try next() }
  }

  private struct Single: SingleValueDecodingContainer {
    let decoder: FlatDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
  }
}
