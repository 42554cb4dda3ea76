/// Lays an encodable value out as nodes.
struct FlatEncoder: Encoder {
  let node: FlatNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
    node.content = .record([])
    return KeyedEncodingContainer(Members(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .list([])
    return Values(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }

  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: FlatNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {}  // a member that is not there

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
      try node.member(key.stringValue).set(value)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
      -> KeyedEncodingContainer<Nested>
    {
      FlatEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      FlatEncoder(node: node.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { FlatEncoder(node: node.member("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { FlatEncoder(node: node.member(key.stringValue)) }
  }

  private struct Values: UnkeyedEncodingContainer {
    let node: FlatNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { if case .list(let values) = node.content { values.count } else { 0 } }

    func encodeNil() throws { throw FlatTextError.noNullInLists }
    func encode<T: Encodable>(_ value: T) throws { try node.element().set(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      FlatEncoder(node: node.element()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      FlatEncoder(node: node.element()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { FlatEncoder(node: node.element()) }
  }

  private struct Single: SingleValueEncodingContainer {
    let node: FlatNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { throw FlatTextError.noNullInLists }
    func encode<T: Encodable>(_ value: T) throws { try node.set(value) }
  }
}

/// A value that a flat text cannot hold.
enum FlatTextError: Error {
  case noNullInLists
}
