package import Knowledge

/// Looks for red flags in a reading, before anything else is done with it.
package final class RedFlagScanner: Sendable {
  private let flags: [Flag]
  /// For each concept, by its number, the patterns that have it.
  private let patternsByConcept: [[Place]]
  /// The same, each pattern only under the concepts of the part that is mentioned least: that makes it worth a look.
  private let patternsByKey: [[Candidate]]
  /// Everything that flags are made of.
  private let parts: ConceptSet
  /// The numbers of concepts by the hashes of their ids.
  private let numbers: HashTable
  /// Words by which somebody is spoken of.
  private let persons: WordSet

  /// A red flag with what it is made of.
  private struct Flag {
    let flag: RedFlag
    let patterns: [FlagPattern]
    /// What it is made of and that has to be so.
    let parts: ConceptSet
    /// Of that what is typical of it: a denial of the rest says more about other flags.
    var typical: ConceptSet
  }

  /// The numbers of a flag and of one of its patterns.
  private struct Place: Hashable, Comparable {
    let flag: Int
    let pattern: Int

    static func < (a: Self, b: Self) -> Bool { (a.flag, a.pattern) < (b.flag, b.pattern) }
  }

  /// A pattern of which one part is mentioned.
  private struct Candidate {
    let place: Place
    /// Its other parts.
    let others: [FlagPattern.Group]
  }

  package init(knowledge: KnowledgeBase) {
    persons = WordSet(knowledge.language.firstPerson + knowledge.language.thirdPerson)
    let ids = knowledge.concepts.map(\.id).sorted()
    let numbers = HashTable(ids.map { FNV.hash(of: $0.utf8Span.span) })
    self.numbers = numbers
    func set(_ concepts: [String]) -> ConceptSet {
      ConceptSet(concepts.lazy.compactMap { numbers.number(of: $0) }, of: ids.count)
    }
    let shares = knowledge.redFlags.map(Self.shares)
    let highest = shares.reduce(into: [:]) { $0.merge($1) { max($0, $1) } }
    flags = zip(knowledge.redFlags, shares).map { flag, shares in
      let parts = flag.patterns.flatMap { $0.all.joined().filter(\.present) }
      return Flag(
        flag: flag, patterns: flag.patterns.map { FlagPattern($0, set: set) },
        parts: set(parts.map(\.finding)),
        typical: set(
          parts.filter { shares[$0, default: 0] >= Self.typical * highest[$0, default: 0] }.map(\.finding)))
    }
    var places: [Set<Place>] = Array(repeating: [], count: ids.count)
    for (i, flag) in knowledge.redFlags.enumerated() {
      for (j, pattern) in flag.patterns.enumerated() {
        for value in pattern.all.joined() {
          guard let number = numbers.number(of: value.finding) else { continue }
          places[number].insert(Place(flag: i, pattern: j))
        }
      }
    }
    patternsByConcept = places.map { $0.sorted() }
    patternsByKey = Self.byKey(flags, patternsByConcept)
    parts = set(knowledge.redFlags.flatMap { $0.patterns.flatMap { $0.all.joined().map(\.finding) } })
  }

  /// In which share of a flag's patterns each value is.
  private static func shares(of flag: RedFlag) -> [FindingValue: Double] {
    let values = flag.patterns.flatMap { Set($0.all.joined()) }
    return values.reduce(into: [:]) { $0[$1, default: 0] += 1 / Double(flag.patterns.count) }
  }

  /// Of the share that a value has in the patterns of another flag.
  private static let typical = 1.0 / 3

  /// What is in many patterns is mentioned often: "back", "pain".
  private static func byKey(_ flags: [Flag], _ byConcept: [[Place]]) -> [[Candidate]] {
    var candidates: [[Candidate]] = Array(repeating: [], count: byConcept.count)
    for (i, flag) in flags.enumerated() {
      for (j, pattern) in flag.patterns.enumerated() {
        let concepts = pattern.groups.map { group in
          byConcept.indices.filter { group.said.contains($0) || group.denied.contains($0) }
        }
        let frequencies = concepts.map { $0.reduce(0) { $0 + byConcept[$1].count } }
        guard let key = frequencies.indices.min(by: { frequencies[$0] < frequencies[$1] }) else { continue }
        var others = pattern.groups
        others.remove(at: key)
        for number in concepts[key] {
          candidates[number].append(Candidate(place: Place(flag: i, pattern: j), others: others))
        }
      }
    }
    return candidates
  }

  /// The flags that a message reports, in the order of the content.
  ///
  /// - Parameter recent: what earlier messages said that this one may complete.
  package func reported(in reading: Reading, beside recent: [FindingValue] = []) -> [RedFlag] {
    guard namesParts(reading) else { return [] }
    let recent = recent.compactMap(sign)
    let possible = possiblePatterns(in: reading, beside: recent)
    guard !possible.isEmpty else { return [] }
    let sentences = sentences(of: reading)
    var reported: [Int] = []
    for place in possible where reported.last != place.flag {
      let pattern = flags[place.flag].patterns[place.pattern]
      if matches(pattern, in: reading, sentences, beside: recent) { reported.append(place.flag) }
    }
    return reported.map { flags[$0] }.filter { !isWithdrawn($0, in: reading, sentences) }.map(\.flag)
  }

  /// The flags that a message would report if what it supposes were so.
  package func supposed(in reading: Reading) -> [RedFlag] {
    let mentions = reading.mentions
    let supposesSign = mentions.indices.contains {
      mentions[$0].temporality == .hypothetical && mentions[$0].name.isSign
    }
    guard supposesSign else { return [] }
    var supposed: [RedFlag] = []
    for place in possiblePatterns(in: reading, beside: []) {
      let flag = flags[place.flag].flag
      var pattern = flags[place.flag].patterns[place.pattern]
      pattern.hypotheticalCounts = true
      if supposed.last != flag, matches(pattern, in: reading, []) { supposed.append(flag) }
    }
    return supposed
  }

  /// The patterns of which each part is mentioned somewhere, which is rare and quick to see.
  private func possiblePatterns(in reading: Reading, beside recent: [OpenSign]) -> [Place] {
    var named = ConceptSet(reading.mentions.lazy.map(\.number), of: patternsByKey.count)
    for sign in recent { named.insert(sign.concept) }
    var possible: [Place] = []
    for i in reading.mentions.indices { addPatterns(of: reading.mentions[i].number, named, to: &possible) }
    for sign in recent { addPatterns(of: sign.concept, named, to: &possible) }
    if possible.count < 2 { return possible }
    return possible.sorted().reduce(into: []) { unique, place in
      if unique.last != place { unique.append(place) }
    }
  }

  /// Adds the patterns that are worth a look for a concept, and all of whose parts are named.
  private func addPatterns(of concept: Int, _ named: ConceptSet, to possible: inout [Place]) {
    for i in patternsByKey[concept].indices
    where patternsByKey[concept][i].others.allSatisfy({ $0.isNamed(in: named) }) {
      possible.append(patternsByKey[concept][i].place)
    }
  }

  /// The sentences of a longer message that report a flag by themselves.
  func reportingSentences(of reading: Reading) -> [Range<Int>] {
    let sentences = sentences(of: reading, inQuestions: true)
    guard sentences.count > 1 else { return [] }
    let possible = possiblePatterns(in: reading, beside: [])
    return sentences.filter { sentence in
      let said = mentions(of: reading, in: [sentence])
      return possible.contains { place in
        Placing(flags[place.flag].patterns[place.pattern], mentions: said, of: reading).isComplete()
      }
    }
  }

  /// Whether a message has words of a flag: it mentions at least half of what one of its patterns is made of, and a symptom, an
  /// event or a part of the body among that, whatever it says of it. "Back pain" is in many patterns.
  func hints(at id: String, in reading: Reading) -> Bool {
    guard let flag = flags.firstIndex(where: { $0.flag.id == id }) else { return false }
    let mentioned = ConceptSet(reading.mentions.lazy.map(\.number), of: patternsByConcept.count)
    return reading.mentions.contains { mention in
      Self.telling.contains(mention.kind)
        && patternsByConcept[mention.number].contains { $0.flag == flag && isHalf(mentioned, of: $0) }
    }
  }

  /// Whether all signs of a flag that a message mentions are somebody else's.
  func isOfOthers(_ flag: RedFlag, in reading: Reading) -> Bool {
    let parts = flags.first { $0.flag.id == flag.id }?.parts
    let signs = reading.mentions.filter { $0.isSign && (parts?.contains($0.number) ?? false) }
    return !signs.isEmpty && signs.allSatisfy { $0.experiencer == .other }
  }

  /// The ids of the flags of which a message has words.
  func hinted(in reading: Reading) -> Set<String> {
    Set(flags.map(\.flag.id).filter { hints(at: $0, in: reading) })
  }

  private func isHalf(_ mentioned: ConceptSet, of place: Place) -> Bool {
    let groups = flags[place.flag].patterns[place.pattern].groups
    return groups.count { $0.isNamed(in: mentioned) } * 2 >= groups.count
  }

  private static let telling: Set<String> = ["sign", "event", "act", "part", "able"]

  /// Whether a message denies what a flag is made of, or says what takes it back.
  package func denies(_ flag: RedFlag, in reading: Reading) -> Bool {
    flags.first { $0.flag.id == flag.id }.map { denies($0, reading.mentions) } ?? false
  }

  /// What a message says that flags are made of and that the next may complete: "it's gone numb", "between my legs".
  ///
  /// A sign that has its place already is not waiting for one.
  package func openParts(of reading: Reading) -> [FindingValue] {
    guard namesParts(reading) else { return [] }
    let said = mentions(of: reading, in: sentences(of: reading))
    return placesOfOpenSigns(said).map { FindingValue(of: said[$0], present: said[$0].polarity != .negated) }
  }

  /// Whether a message names anything that flags are made of.
  private func namesParts(_ reading: Reading) -> Bool {
    reading.mentions.contains { parts.contains($0.number) }
  }

  private func placesOfOpenSigns(_ mentions: ArraySlice<Mention>) -> [Int] {
    let hasPlace = mentions.contains(where: \.isPlace)
    return mentions.indices.filter { i in
      parts.contains(mentions[i].number) && !mentions[i].isNested && mentions[i].temporality == .current
        && (mentions[i].isPlace ? mentions[i].polarity != .negated : !hasPlace)
    }
  }

  /// What an earlier message has left open; `nil` for what the content does not have any more.
  private func sign(_ value: FindingValue) -> OpenSign? {
    numbers.number(of: value.finding).map {
      OpenSign(concept: $0, present: value.present, isPlace: ConceptName.isPlace(kind: value.slot))
    }
  }

  // MARK: Matching

  private func matches(
    _ pattern: FlagPattern, in reading: Reading, _ sentences: [Range<Int>],
    beside recent: [OpenSign] = [], from start: Int = 0
  ) -> Bool {
    // What counts even if it is only thought of counts in a question about nobody, too: "what's the point of living?"
    let sentences = pattern.hypotheticalCounts ? self.sentences(of: reading, inQuestions: true) : sentences
    let scopes = pattern.within == 0 ? [sentences] : sentences.map { [$0] }
    var (recent, isSameMessage) = (recent, false)
    for scope in scopes {
      let said = mentions(of: reading, in: scope, from: start)
      let placing = Placing(pattern, mentions: said, of: reading)
      if placing.isComplete() || placing.isComplete(beside: recent, isSameMessage: isSameMessage) {
        return true
      }
      let open = placesOfOpenSigns(said)
      if !open.isEmpty { (recent, isSameMessage) = (open.map { OpenSign(said[$0]) }, true) }
    }
    return false
  }

  private func mentions(of reading: Reading, in sentences: [Range<Int>], from start: Int = 0) -> ArraySlice<
    Mention
  > {
    func mentions(in sentence: Range<Int>) -> ArraySlice<Mention> {
      reading.mentions(in: max(sentence.lowerBound, start)..<max(sentence.upperBound, start))
    }
    return sentences.count == 1 ? mentions(in: sentences[0]) : sentences.flatMap(mentions)[...]
  }

  // MARK: Taking back

  private func denies(_ flag: Flag, _ mentions: [Mention]) -> Bool {
    // "It doesn't hurt that much" denies nothing, "my chest doesn't hurt" does.
    let namesPlace = mentions.contains { $0.isPlace && flag.parts.contains($0.number) }
    return mentions.contains { mention in
      guard !mention.isNested, mention.temporality == .current else { return false }
      return mention.isDenied
        ? (mention.isSign || namesPlace && !mention.isPlace) && flag.typical.contains(mention.number)
        : flag.flag.takenBackBy.contains(mention.concept) && !saysElse(mention, mentions, of: flag)
    }
  }

  /// "Only when I roll over" is more than "only when I", and takes no bad night back.
  private func saysElse(_ mention: Mention, _ mentions: [Mention], of flag: Flag) -> Bool {
    mentions.contains { longer in
      longer.kind == mention.kind && longer.tokens.count > mention.tokens.count
        && longer.tokens.overlaps(mention.tokens) && !flag.flag.takenBackBy.contains(longer.concept)
    }
  }

  /// Whether the message itself takes back what it said before: "my leg is weak, no wait, it isn't".
  private func isWithdrawn(_ flag: Flag, in reading: Reading, _ sentences: [Range<Int>]) -> Bool {
    let unsaid = reading.mentions.filter { mention in
      // "That's a lie, it does": what was denied is so after all.
      mention.concept == Self.unsaid && !mention.isDenied
        && !reading.mentions.contains {
          $0.concept == Self.reaffirmed && $0.tokens.lowerBound >= mention.tokens.upperBound
        }
    }
    return (reading.corrections + unsaid.map(\.tokens.lowerBound)).contains { point in
      let behind = reading.mentions.filter { $0.tokens.lowerBound >= point }
      let isTakenBack = denies(flag, behind) || unsaid.contains { $0.tokens.lowerBound >= point }
      return isTakenBack && !flag.patterns.contains { matches($0, in: reading, sentences, from: point) }
    }
  }

  /// What makes everything said before it unsaid: "just kidding".
  private static let unsaid = "talk.unsaid"
  private static let reaffirmed = "talk.reaffirm"

  // MARK: Sentences

  /// The sentences that report: a question reports only if the person speaks of somebody in it
  /// ("I have numbness, is it serious?" does, "is numbness serious?" does not).
  ///
  /// - Parameter inQuestions: whether general questions count, too.
  private func sentences(of reading: Reading, inQuestions: Bool = false) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    for segment in reading.segments where inQuestions || !isGeneralQuestion(segment, in: reading) {
      if let last = sentences.last, last.upperBound == segment.tokens.lowerBound,
        !reading.tokens[last.upperBound - 1].endsSentence
      {
        sentences[sentences.count - 1] = last.lowerBound..<segment.tokens.upperBound
      } else {
        sentences.append(segment.tokens)
      }
    }
    return sentences
  }

  /// Whether a message does nothing but ask, and speaks of nobody: "weaker or stronger?"
  package func asksInGeneral(_ reading: Reading) -> Bool {
    reading.segments.allSatisfy(\.isQuestion) && !speaksOfSomebody(reading.tokens[...])
  }

  func isGeneralQuestion(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    segment.isInterrogative && !speaksOfSomebody(reading.tokens[segment.tokens])
  }

  private func speaksOfSomebody(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.indices.contains { persons.contains(tokens[$0].wordHash) }
  }
}

extension HashTable {
  /// The number of a concept, by its id.
  fileprivate func number(of id: String) -> Int? {
    number(of: FNV.hash(of: id.utf8Span.span)).map(Int.init)
  }
}
