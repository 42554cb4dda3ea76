extension FindingValue: Archivable {
  package init(_ archive: inout Archive, _ given: FindingValue?) throws {
    self.init(try archive(given?.finding), present: try archive(given?.present))
  }
}

extension Evidence: Archivable {
  package init(_ archive: inout Archive, _ given: Evidence?) throws {
    when = try archive(given?.when)
    weight = try archive(given?.weight)
    because = try archive(given?.because)
  }
}

extension Cause: Archivable {
  package init(_ archive: inout Archive, _ given: Cause?) throws {
    id = try archive(given?.id)
    name = try archive(given?.name)
    evidence = try archive(given?.evidence)
    explain = try archive(given?.explain)
    now = try archive(given?.now)
    later = try archive(given?.later)
    care = try archive(given?.care)
    asksAboutFlags = try archive(given?.asksAboutFlags)
  }
}

extension Slot: Archivable {
  package init(_ archive: inout Archive, _ given: Slot?) throws {
    id = try archive(given?.id)
    exclusive = try archive(given?.exclusive)
    marksSubject = try archive(given?.marksSubject)
    hasOwnTime = try archive(given?.hasOwnTime)
    toldBy = try archive(given?.toldBy)
    grown = try archive.optional(given?.grown)
    crowded = try archive.optional(given?.crowded)
    eitherOr = try archive(given?.eitherOr)
    promptedBy = try archive(given?.promptedBy)
    deniedBy = try archive(given?.deniedBy)
    asks = try archive.optional(given?.asks)
    again = try archive.optional(given?.again)
    ofOther = try archive.optional(given?.ofOther)
    because = try archive(given?.because)
    why = try archive.optional(given?.why)
    choices = try archive(given?.choices)
    says = try archive(given?.says)
    toldAs = try archive(given?.toldAs)
  }
}

extension Slot.Choice: Archivable {
  package init(_ archive: inout Archive, _ given: Slot.Choice?) throws {
    label = try archive(given?.label)
    means = try archive(given?.means)
    answer = try archive.optional(given?.answer)
    words = try archive(given?.words)
    alone = try archive(given?.alone)
    says = try archive.optional(given?.says)
  }
}

extension Slot.OfOther: Archivable {
  package init(_ archive: inout Archive, _ given: Slot.OfOther?) throws {
    asks = try archive.optional(given?.asks)
    again = try archive.optional(given?.again)
  }
}

extension Slot.YesNo: Archivable {}

extension Slot.Says: Archivable {
  package init(_ archive: inout Archive, _ given: Slot.Says?) throws {
    value = try archive(given?.value)
    text = try archive(given?.text)
  }
}

extension Slot.ToldAs: Archivable {
  package init(_ archive: inout Archive, _ given: Slot.ToldAs?) throws {
    value = try archive(given?.value)
    text = try archive(given?.text)
    words = try archive(given?.words)
    unless = try archive(given?.unless)
  }
}

extension Caution: Archivable {
  package init(_ archive: inout Archive, _ given: Caution?) throws {
    finding = try archive(given?.finding)
    fact = try archive(given?.fact)
    withholds = try archive(given?.withholds)
  }
}

extension RedFlag: Archivable {
  package init(_ archive: inout Archive, _ given: RedFlag?) throws {
    id = try archive(given?.id)
    fact = try archive(given?.fact)
    says = try archive(given?.says)
    patterns = try archive(given?.patterns)
    takenBackBy = try archive(given?.takenBackBy)
    ownOnly = try archive(given?.ownOnly)
  }
}

extension RedFlag.Pattern: Archivable {
  package init(_ archive: inout Archive, _ given: RedFlag.Pattern?) throws {
    all = try archive(given?.all)
    unless = try archive(given?.unless)
    within = try archive(given?.within)
    pastCounts = try archive(given?.pastCounts)
    hypotheticalCounts = try archive(given?.hypotheticalCounts)
  }
}

extension RedFlagExample: Archivable {
  package init(_ archive: inout Archive, _ given: RedFlagExample?) throws {
    text = try archive(given?.text)
    flag = try archive.optional(given?.flag)
  }
}

extension FindingExample: Archivable {
  package init(_ archive: inout Archive, _ given: FindingExample?) throws {
    text = try archive(given?.text)
    tells = try archive(given?.tells)
    answers = try archive.optional(given?.answers)
  }
}
