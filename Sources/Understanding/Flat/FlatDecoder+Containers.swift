extension FlatDecoder {
  /// The members of a record, by name.
  struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
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

  /// The values of a list, in order.
  struct Values: UnkeyedDecodingContainer {
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

  /// A value by itself.
  struct Single: SingleValueDecodingContainer {
    let decoder: FlatDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
  }
}
