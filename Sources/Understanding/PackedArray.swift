internal import Knowledge

/// An array of numbers that is stored as one run of bytes (little-endian) instead of a list.
struct PackedArray<Element: BitwiseCopyable & Sendable>: Sendable {
  var elements: [Element]

  init(_ elements: [Element]) { self.elements = elements }
}

extension PackedArray: Archivable {
  init(_ archive: inout Archive, _ given: PackedArray?) throws {
    elements = try archive.run(given?.elements)
  }
}
