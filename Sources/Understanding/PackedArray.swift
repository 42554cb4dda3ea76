internal import Foundation

/// An array of numbers that is stored as one run of bytes (little-endian) instead of a list.
struct PackedArray<Element: BitwiseCopyable & Sendable>: Codable, Sendable {
  var elements: [Element]

  init(_ elements: [Element]) { self.elements = elements }

  init(from decoder: any Decoder) throws {
    if let decoder = decoder as? FlatDecoder {
      elements = try decoder.array(of: Element.self)
      return
    }
    let data = try decoder.singleValueContainer().decode(Data.self)
    let stride = MemoryLayout<Element>.stride
    guard data.count.isMultiple(of: stride) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "\(data.count) bytes are no whole number of elements"))
    }
    let count = data.count / stride
    elements = Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      _ = data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(elements.withUnsafeBytes { Data($0) })
  }
}
