/// Values laid out one after the other, to be written or to be read.
///
/// Nothing in it says what stands where: a type reads in the order in which it writes (``Archivable``). Nothing is looked up
/// by name or by type either, which is what decoders spend their time with. Texts, numbers and lists stand in the
/// *structure*; long runs of numbers, and texts that are used in place, stand outside.
package struct Archive: Sendable {
  package let isWriting: Bool
  private var structure: [UInt8]
  /// What of the structure is to be read.
  private var rest: Range<Int>
  private let source: ArchiveText?
  private var runs: [UInt8] = []
  private var texts: [UInt8] = []

  /// An archive to be written.
  private init() {
    isWriting = true
    structure = []
    rest = 0..<0
    source = nil
  }

  /// An archive to be read.
  private init(_ source: ArchiveText) throws {
    isWriting = false
    structure = try source.structure()
    rest = 0..<structure.count
    self.source = source
  }

  /// - Returns: ASCII without quotes, backslashes or control characters.
  package static func encode(_ value: some Archivable) throws -> [UInt8] {
    var archive = Archive()
    _ = try archive(value)
    return ArchiveText.encode(structure: archive.structure, runs: archive.runs, texts: archive.texts)
  }

  /// Reads what ``encode(_:)`` wrote.
  ///
  /// - Throws: ``DamagedArchive`` for a text that was not written for this type.
  package static func decode<Value: Archivable>(_ type: Value.Type, copying text: [UInt8]) throws -> Value {
    var archive = try Archive(ArchiveText(FixedBytes(copying: text)) { _ in })
    return try archive.whole(type)
  }

  /// Reads what ``encode(_:)`` wrote from memory that lives as long as the program.
  ///
  /// - Parameter done: told each part that is not read again.
  /// - Throws: ``DamagedArchive`` for a text that was not written for this type.
  package static func decode<Value: Archivable>(
    _ type: Value.Type, permanent text: UnsafeRawBufferPointer,
    done: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) throws -> Value {
    var archive = try Archive(ArchiveText(FixedBytes(permanent: text), done: done))
    return try archive.whole(type)
  }

  private mutating func whole<Value: Archivable>(_ type: Value.Type) throws -> Value {
    let value = try Value(&self, nil)
    guard rest.isEmpty else { throw DamagedArchive() }
    return value
  }
}

/// A text that was written for something else, or not in full.
package struct DamagedArchive: Error, CustomStringConvertible {
  package init() {}
  package var description: String { "the compiled content is damaged, or was made for another program" }
}

// MARK: Numbers and texts

extension Archive {
  /// Seven bits a byte, the lowest first (LEB128); the sign is the lowest of all.
  package mutating func number(_ given: Int?) throws -> Int {
    guard let given else { return try readNumber() }
    var bits = UInt(bitPattern: given &<< 1 ^ given >> (Int.bitWidth - 1))
    while bits > 127 {
      structure.append(UInt8(truncatingIfNeeded: bits) | 128)
      bits >>= 7
    }
    structure.append(UInt8(bits))
    return given
  }

  private mutating func readNumber() throws -> Int {
    var bits: UInt = 0
    var shift: UInt = 0
    while shift < UInt.bitWidth, let place = rest.first {
      let byte = structure[place]
      rest = (place + 1)..<rest.upperBound
      bits |= UInt(byte & 127) &<< shift
      if byte < 128 { return Int(bitPattern: bits >> 1) ^ -Int(bitPattern: bits & 1) }
      shift += 7
    }
    throw DamagedArchive()
  }

  /// How many things follow, each of which takes a byte or more.
  package mutating func count(_ given: Int?) throws -> Int {
    let count = try number(given)
    guard isWriting || (0...rest.count).contains(count) else { throw DamagedArchive() }
    return count
  }

  package mutating func text(_ given: String?) throws -> String {
    let count = try count(given?.utf8.count)
    if let given {
      structure += given.utf8
      return given
    }
    return structure.withUnsafeBufferPointer { [range = take(count)] structure in
      String(decoding: UnsafeBufferPointer(rebasing: structure[range]), as: UTF8.self)
    }
  }

  private mutating func take(_ count: Int) -> Range<Int> {
    let range = rest.prefix(count)
    rest = range.upperBound..<rest.upperBound
    return range
  }

  /// Writes something with its length in front of it.
  mutating func writePart(_ write: (inout Archive) throws -> Void) throws {
    let start = structure.count
    try write(&self)
    let part = Array(structure[start...])
    structure.removeSubrange(start...)
    _ = try count(part.count)
    structure += part
  }

  /// Steps over a part; it can be read later.
  mutating func readPart() throws -> Archive {
    let count = try count(nil)
    var part = self
    part.rest = take(count)
    return part
  }
}

// MARK: Runs

extension Archive {
  /// Numbers that are stored as their bytes (little-endian).
  package mutating func run<Element: BitwiseCopyable>(_ given: [Element]?) throws -> [Element] {
    if let given {
      try given.withUnsafeBytes { try write(run: $0) }
      return given
    }
    let run = try readRun(of: MemoryLayout<Element>.stride)
    return [Element](unsafeUninitializedCapacity: run.count) { buffer, count in
      read(run, into: UnsafeMutableRawBufferPointer(buffer))
      count = run.count
    }
  }

  /// Where a run begins, and how many elements it has.
  package typealias Run = (start: Int, count: Int)

  package mutating func write(run: UnsafeRawBufferPointer) throws {
    _ = try number(runs.count)
    _ = try number(run.count)
    runs += Sextets.text(Array(run))
  }

  package mutating func readRun(of stride: Int) throws -> Run {
    let (start, size) = (try number(nil), try number(nil))
    guard let source, source.hasRun(from: start, size: size), size.isMultiple(of: stride) else {
      throw DamagedArchive()
    }
    return (start, size / stride)
  }

  package func read(_ run: Run, into bytes: UnsafeMutableRawBufferPointer) {
    source?.read(from: run.start, into: bytes)
  }

  /// A text that is used where it stands: nothing of it is read before it is needed. One that would break a literal is
  /// stored as a run, and copied.
  package mutating func placed(_ given: PlacedText?) throws -> PlacedText {
    guard try self(given?.isPlain) else {
      return PlacedText(copying: try run(given.map { Array($0.bytes) }))
    }
    let start = try number(given.map { _ in texts.count })
    let size = try number(given?.bytes.count)
    if let given {
      texts += given.bytes
      return given
    }
    guard let text = source?.placed(from: start, size: size) else { throw DamagedArchive() }
    return text
  }
}
