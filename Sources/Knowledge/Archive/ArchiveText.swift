/// An archive as text for a string literal: a header, the structure, the runs, the texts. All but the last are ``Sextets``.
final class ArchiveText: Sendable {
  private let memory: FixedBytes
  private let header: Header
  /// Told each part that is not read again.
  private let done: @Sendable (UnsafeRawBufferPointer) -> Void

  private struct Header {
    static let mark: UInt64 = 0x5350_4F54_5445_5231  // SPOTTER1
    var mark = Header.mark
    /// In bytes.
    var structure: Int
    var sum: UInt64
    /// In characters.
    var runs: Int
    var texts: Int

    static let characters = Sextets.characters(for: MemoryLayout<Header>.size)
    var behindStructure: Int { Header.characters + Sextets.characters(for: structure) }
    var behindRuns: Int { behindStructure + runs }
  }

  /// - Throws: ``DamagedArchive`` for a text that is no archive, or not all of one.
  init(_ memory: FixedBytes, done: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) throws {
    guard let header = Self.header(of: memory.all) else { throw DamagedArchive() }
    self.header = header
    self.memory = memory
    self.done = done
  }

  private static func header(of text: UnsafeRawBufferPointer) -> Header? {
    guard text.count >= Header.characters else { return nil }
    var header = Header(structure: 0, sum: 0, runs: 0, texts: 0)
    withUnsafeMutableBytes(of: &header) { Sextets.read(text, into: $0) }
    guard header.mark == Header.mark,
      [header.structure, header.runs, header.texts].allSatisfy({ (0...text.count).contains($0) }),
      header.behindRuns + header.texts == text.count
    else { return nil }
    return header
  }

  static func encode(structure: [UInt8], runs: [UInt8], texts: [UInt8]) -> [UInt8] {
    let header = Header(
      structure: structure.count, sum: sum(of: structure), runs: runs.count, texts: texts.count)
    return Sextets.text(withUnsafeBytes(of: header, Array.init)) + Sextets.text(structure) + runs + texts
  }

  /// FNV (Fowler, Noll, Vo), eight bytes at a time: no change of a single one leaves it as it is.
  private static func sum(of structure: [UInt8]) -> UInt64 {
    structure.withUnsafeBytes { bytes in
      let whole = bytes.count / 8
      var sum: UInt64 = 0xcbf2_9ce4_8422_2325
      for i in 0..<whole {
        sum = (sum ^ bytes.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)) &* 0x100_0000_01b3
      }
      return bytes[(whole * 8)...].reduce(sum) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
  }

  func structure() throws -> [UInt8] {
    let structure = [UInt8](unsafeUninitializedCapacity: header.structure) { buffer, count in
      read(Header.characters..<header.behindStructure, into: UnsafeMutableRawBufferPointer(buffer))
      count = header.structure
    }
    guard Self.sum(of: structure) == header.sum else { throw DamagedArchive() }
    return structure
  }

  // MARK: What stands outside

  func hasRun(from start: Int, size: Int) -> Bool {
    start >= 0 && (0...header.runs).contains(size) && start <= header.runs - Sextets.characters(for: size)
  }

  /// Reads a run that is there.
  func read(from start: Int, into bytes: UnsafeMutableRawBufferPointer) {
    let start = header.behindStructure + start
    read(start..<(start + Sextets.characters(for: bytes.count)), into: bytes)
  }

  private func read(_ range: Range<Int>, into bytes: UnsafeMutableRawBufferPointer) {
    let text = UnsafeRawBufferPointer(rebasing: memory.all[range])
    Sextets.read(text, into: bytes)
    done(text)
  }

  func placed(from start: Int, size: Int) -> PlacedText? {
    guard start >= 0, (0...header.texts).contains(size), start <= header.texts - size else { return nil }
    let start = header.behindRuns + start
    return PlacedText(memory, start..<(start + size))
  }
}
