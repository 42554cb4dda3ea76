/// What can be stored in an ``Archive``.
package protocol Archivable {
  /// Writes what is given, and reads what is not: a type says once what it is made of, and in which order.
  ///
  /// - Throws: ``DamagedArchive`` if this was not written here.
  init(_ archive: inout Archive, _ given: Self?) throws
}

extension Archive {
  package mutating func callAsFunction<Value: Archivable>(_ given: Value?) throws -> Value {
    try Value(&self, given)
  }

  /// A value that may not be there.
  package mutating func optional<Value: Archivable>(_ given: Value?) throws -> Value? {
    try self(isWriting ? given != nil : nil) ? try Value(&self, given) : nil
  }

  /// A value that is read when it is first asked for.
  package mutating func later<Value: Archivable & Sendable>(_ given: Lazy<Value>?) throws -> Lazy<Value> {
    if let given {
      try writePart { _ = try $0(given.value) }
      return given
    }
    let part = try readPart()
    return Lazy {
      var part = part
      do {
        return try Value(&part, nil)
      } catch {
        fatalError("\(error)")  // the sum of the structure was right: the program itself is damaged
      }
    }
  }

  /// The same where it may not be there.
  package mutating func optionalLater<Value: Archivable & Sendable>(
    _ given: Lazy<Value>?
  ) throws -> Lazy<Value>? {
    try self(isWriting ? given != nil : nil) ? try later(given) : nil
  }
}

extension Int: Archivable {
  package init(_ archive: inout Archive, _ given: Int?) throws { self = try archive.number(given) }
}

extension String: Archivable {
  package init(_ archive: inout Archive, _ given: String?) throws { self = try archive.text(given) }
}

extension Bool: Archivable {
  package init(_ archive: inout Archive, _ given: Bool?) throws {
    self = try archive.number(given.map { $0 ? 1 : 0 }) != 0
  }
}

extension UInt64: Archivable {
  package init(_ archive: inout Archive, _ given: UInt64?) throws {
    self = UInt64(bitPattern: Int64(try archive.number(given.map { Int(Int64(bitPattern: $0)) })))
  }
}

extension Double: Archivable {
  package init(_ archive: inout Archive, _ given: Double?) throws {
    self.init(bitPattern: try archive(given?.bitPattern))
  }
}

extension Float: Archivable {
  package init(_ archive: inout Archive, _ given: Float?) throws {
    self.init(bitPattern: UInt32(truncatingIfNeeded: try archive.number(given.map { Int($0.bitPattern) })))
  }
}

extension Array: Archivable where Element: Archivable {
  package init(_ archive: inout Archive, _ given: [Element]?) throws {
    let count = try archive.count(given?.count)
    self.init()
    reserveCapacity(count)
    for i in 0..<count { append(try Element(&archive, given?[i])) }
  }
}

/// In the order of the keys: the same table is always written in the same way.
extension Dictionary: Archivable where Key == String, Value: Archivable {
  package init(_ archive: inout Archive, _ given: [String: Value]?) throws {
    let keys = given?.keys.sorted()
    let count = try archive.count(keys?.count)
    self.init(minimumCapacity: count)
    for i in 0..<count {
      let key = try archive.text(keys?[i])
      self[key] = try Value(&archive, given?[key])
    }
  }
}

extension Archivable where Self: RawRepresentable, RawValue == String {
  package init(_ archive: inout Archive, _ given: Self?) throws {
    guard let value = Self(rawValue: try archive.text(given?.rawValue)) else { throw DamagedArchive() }
    self = value
  }
}
