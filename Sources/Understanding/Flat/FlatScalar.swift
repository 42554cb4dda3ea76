/// A value that is stored as its bytes.
protocol FlatScalar {
  var flatBytes: [UInt8] { get }
  /// - Parameter bytes: those of one value.
  init?(flat bytes: ArraySlice<UInt8>)
}

extension String: FlatScalar {
  var flatBytes: [UInt8] { Array(utf8) }
  init(flat bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}

extension Bool: FlatScalar {
  var flatBytes: [UInt8] { [self ? 1 : 0] }
  init?(flat bytes: ArraySlice<UInt8>) {
    guard bytes.count == 1, let byte = bytes.first, byte <= 1 else { return nil }
    self = byte == 1
  }
}

extension FixedWidthInteger {
  /// Little-endian.
  var flatBytes: [UInt8] { withUnsafeBytes(of: littleEndian, Array.init) }
  init?(flat bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.bitWidth / 8 else { return nil }
    self = bytes.reversed().reduce(0) { $0 << 8 | Self(truncatingIfNeeded: $1) }
  }
}

extension Int: FlatScalar {}
extension UInt64: FlatScalar {}
extension UInt32: FlatScalar {}

extension Float: FlatScalar {
  var flatBytes: [UInt8] { bitPattern.flatBytes }
  init?(flat bytes: ArraySlice<UInt8>) {
    guard let bits = UInt32(flat: bytes) else { return nil }
    self.init(bitPattern: bits)
  }
}

extension Double: FlatScalar {
  var flatBytes: [UInt8] { bitPattern.flatBytes }
  init?(flat bytes: ArraySlice<UInt8>) {
    guard let bits = UInt64(flat: bytes) else { return nil }
    self.init(bitPattern: bits)
  }
}
