internal import Knowledge

/// A conversation in some hundred bytes, a fraction of what it takes otherwise: for keeping thousands in memory.
package struct PackedConversation: Sendable {
  private let bytes: [UInt8]

  package init(_ conversation: Conversation) {
    var conversation = conversation
    var packer = Packer()
    conversation.pass(through: &packer)
    bytes = packer.packed
  }

  package var conversation: Conversation {
    var conversation = Conversation()
    var packer = Packer(reading: bytes)
    conversation.pass(through: &packer)
    return conversation
  }
}

extension Conversation {
  /// Writes everything to a packer, or takes everything from it.
  fileprivate mutating func pass(through packer: inout Packer) {
    packer.pass(&version)
    packer.pass(&turn)
    packer.pass(name: &safety)
    packer.pass(&person.findings)
    packer.pass(&person.openQuestion)
    packer.pass(&person.hasComeBack)
    packer.pass(&person.silence)
    packer.pass(&person.other, orNew: "") { text, packer in packer.pass(&text) }
    packer.pass(&person.asked)
    packer.pass(name: &person.phase)
    packer.pass(&person.namedCause, orNew: "") { text, packer in packer.pass(&text) }
    packer.pass(&person.ruledOut)
    packer.pass(&topics)
    packer.pass(&lastAspect, orNew: "") { text, packer in packer.pass(&text) }
    packer.pass(&uncovered, orNew: Uncovered(subject: "", nearest: [])) { uncovered, packer in
      packer.pass(&uncovered.subject)
      packer.pass(&uncovered.nearest)
    }
    packer.pass(&lastFacts)
    packer.pass(&statedFacts)
    packer.pass(&flags)
    packer.pass(&person.signs)
    packer.pass(&failures)
    packer.pass(&lastReply)
    packer.pass(&lastReplyFacts)
  }
}

/// Values one after the other: written, or read back in the same order. Of one process for itself, so that nothing can be
/// wrong with what is read.
private struct Packer {
  private var bytes: [UInt8] = []
  private var position = 0
  private let isWriting: Bool

  init() {
    isWriting = true
    bytes.reserveCapacity(1024)
  }

  init(reading bytes: [UInt8]) {
    isWriting = false
    self.bytes = bytes
  }

  /// What was written, without room for more.
  var packed: [UInt8] { bytes.withUnsafeBufferPointer { Array($0) } }

  /// Seven bits a byte, the lowest first (LEB128). A negative number, which no count is, takes ten bytes.
  mutating func pass(_ number: inout Int) {
    if isWriting {
      var bits = UInt(bitPattern: number)
      while bits > 127 {
        bytes.append(UInt8(truncatingIfNeeded: bits) | 128)
        bits >>= 7
      }
      bytes.append(UInt8(bits))
    } else {
      var (bits, shift): (UInt, UInt) = (0, 0)
      repeat {
        bits |= UInt(bytes[position] & 127) << shift
        shift += 7
        position += 1
      } while bytes[position - 1] > 127
      number = Int(bitPattern: bits)
    }
  }

  mutating func pass(_ flag: inout Bool) {
    var number = flag ? 1 : 0
    pass(&number)
    flag = number > 0
  }

  mutating func pass(_ text: inout String) {
    var count = text.utf8.count
    pass(&count)
    if isWriting {
      text.utf8Span.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    } else {
      text = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
      position += count
    }
  }

  mutating func pass(_ texts: inout [String]) {
    pass(&texts, new: "") { text, packer in packer.pass(&text) }
  }

  mutating func pass(_ findings: inout [Conversation.Finding]) {
    let new = Conversation.Finding(value: FindingValue("", in: "", present: false), turn: 0)
    pass(&findings, new: new) { finding, packer in
      var (id, slot, present) = (finding.value.finding, finding.value.slot, finding.value.present)
      packer.pass(&id)
      packer.pass(&slot)
      packer.pass(&present)
      if !packer.isWriting { finding.value = FindingValue(id, in: slot, present: present) }
      packer.pass(&finding.turn)
      packer.pass(&finding.toldAs)
    }
  }

  mutating func pass(_ counts: inout [String: Int]) {
    var pairs = Array(counts)
    pass(&pairs, new: (key: "", value: 0)) { pair, packer in
      packer.pass(&pair.key)
      packer.pass(&pair.value)
    }
    if !isWriting { counts = Dictionary(uniqueKeysWithValues: pairs.lazy.map { ($0.key, $0.value) }) }
  }

  /// As it is stored; without a question nothing.
  mutating func pass(_ question: inout Conversation.OpenQuestion?) {
    var stored = question?.stored ?? []
    pass(&stored)
    if !isWriting { question = .init(stored: stored) }
  }

  mutating func pass<Name: RawRepresentable<String>>(name: inout Name) {
    var text = isWriting ? name.rawValue : ""
    pass(&text)
    if !isWriting { name = Name(rawValue: text) ?? name }
  }

  mutating func pass<Value>(
    _ value: inout Value?, orNew new: @autoclosure () -> Value, _ pass: (inout Value, inout Packer) -> Void
  ) {
    var isThere = value != nil
    self.pass(&isThere)
    guard isThere else { return }
    var one = value ?? new()
    pass(&one, &self)
    if !isWriting { value = one }
  }

  private mutating func pass<Value>(
    _ values: inout [Value], new: @autoclosure () -> Value, _ pass: (inout Value, inout Packer) -> Void
  ) {
    var count = values.count
    self.pass(&count)
    if !isWriting { values.reserveCapacity(count) }
    for i in 0..<count {
      var one = isWriting ? values[i] : new()
      pass(&one, &self)
      if !isWriting { values.append(one) }
    }
  }
}
