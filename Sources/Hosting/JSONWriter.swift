/// Writes one JSON value on one line, member by member, in the order in which it is told.
///
/// Written by hand because Foundation's encoder takes half of the time that a turn has, and leaves characters as they
/// are that some readers take for a line end or a control code (U+007F to U+009F, U+2028, U+2029).
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var needsComma = false

  /// One object on one line.
  static func line(_ members: (inout Self) -> Void) -> String {
    var writer = Self()
    writer.bytes.reserveCapacity(1024)
    writer.object(nil, members)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// One string, with its quotes.
  static func line(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Values; without a key they are elements of a list

  mutating func null(_ key: String? = nil) {
    begin(key)
    bytes += "null".utf8
  }

  mutating func string(_ key: String?, _ text: String) {
    begin(key)
    JSONText.quote(text, to: &bytes)
  }

  mutating func string(_ text: String) { string(nil, text) }

  mutating func number(_ key: String?, _ number: Int) {
    begin(key)
    bytes += String(number).utf8
  }

  /// JSON that is written already: what a client sent as its `id`.
  mutating func literal(_ key: String?, _ json: String) {
    begin(key)
    JSONText.copy(json, to: &bytes)
  }

  mutating func object(_ key: String?, _ members: (inout Self) -> Void) {
    enclose(key, UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func list<Element>(
    _ key: String?, _ elements: [Element], _ write: (inout Self, Element) -> Void
  ) {
    enclose(key, UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for element in elements { write(&writer, element) }
    }
  }

  mutating func strings(_ key: String?, _ texts: [String]) {
    list(key, texts) { $0.string($1) }
  }

  private mutating func begin(_ key: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let key else { return }
    JSONText.quote(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func enclose(
    _ key: String?, _ opening: UInt8, _ closing: UInt8, _ content: (inout Self) -> Void
  ) {
    begin(key)
    bytes.append(opening)
    needsComma = false
    content(&self)
    bytes.append(closing)
    needsComma = true
  }
}
