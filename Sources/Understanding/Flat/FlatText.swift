internal import Foundation

/// Writes a value as a flat text: a short structure of records, lists and scalars, and behind it the runs of numbers, each
/// of which is read straight into its array.
///
/// The structure: a record is the number of its members, then for each the number of its name, its length and its value; a
/// list is the number of its values, then the length and the value of each; a scalar is its bytes; a run is where it begins
/// and how many bytes it has. All these numbers are LEB128.
enum FlatText {
  /// - Returns: ASCII without quotes or control characters.
  static func encode(_ value: some Encodable) throws -> Data {
    let root = FlatNode()
    try root.set(value)
    var writer = FlatWriter()
    let body = writer.bytes(of: root)
    let head = writer.head
    let structure = head + body
    return Data(Sextets.text(structure.count.flatBytes) + Sextets.text(structure) + writer.runs)
  }
}

/// A value on its way into a flat text.
final class FlatNode {
  enum Content {
    case scalar([UInt8])
    case run([UInt8])
    case list([FlatNode])
    case record([(name: String, value: FlatNode)])
  }

  var content = Content.record([])

  func set(_ value: some Encodable) throws {
    switch value {
    case let scalar as any FlatScalar: content = .scalar(scalar.flatBytes)
    case let data as Data: content = .run(Array(data))
    default: try value.encode(to: FlatEncoder(node: self))
    }
  }

  func member(_ name: String) -> FlatNode {
    let node = FlatNode()
    guard case .record(let members) = content else { return node }
    content = .record(members + [(name, node)])
    return node
  }

  func element() -> FlatNode {
    let node = FlatNode()
    guard case .list(let values) = content else { return node }
    content = .list(values + [node])
    return node
  }
}

/// Lays nodes out.
private struct FlatWriter {
  private var names: [String: Int] = [:]
  private(set) var runs: [UInt8] = []

  /// The names of all members.
  var head: [UInt8] {
    let sorted = names.sorted { $0.value < $1.value }.map(\.key)
    return sorted.count.leb128 + sorted.flatMap { $0.utf8.count.leb128 + $0.utf8 }
  }

  mutating func bytes(of node: FlatNode) -> [UInt8] {
    switch node.content {
    case .scalar(let bytes): return bytes
    case .run(let bytes):
      let start = runs.count
      runs += Sextets.text(bytes)
      return start.leb128 + bytes.count.leb128
    case .list(let values):
      return values.reduce(into: values.count.leb128) { all, value in all += sized(value) }
    case .record(let members):
      return members.reduce(into: members.count.leb128) { all, member in
        let number = names[member.name, default: names.count]
        names[member.name] = number
        all += number.leb128 + sized(member.value)
      }
    }
  }

  private mutating func sized(_ node: FlatNode) -> [UInt8] {
    let bytes = bytes(of: node)
    return bytes.count.leb128 + bytes
  }
}

extension Int {
  /// Seven bits a byte, the lowest first.
  fileprivate var leb128: [UInt8] {
    var bytes: [UInt8] = []
    var rest = self
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
