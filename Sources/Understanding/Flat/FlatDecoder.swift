/// Reads what ``FlatText/encode(_:)`` wrote.
extension FlatText {
  /// - Parameters:
  ///   - text: has to stay where it is until the value is made.
  ///   - done: told each part of the text that is not read again.
  /// - Throws: `DecodingError` for a text that was not written for this type.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from text: UnsafeRawBufferPointer,
    done: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws -> Value {
    let source = try FlatSource(text, done: done)
    return try FlatDecoder(source: source, range: source.root).value(type)
  }
}

struct FlatDecoder: Decoder {
  let source: FlatSource
  let range: Range<Int>
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
}
