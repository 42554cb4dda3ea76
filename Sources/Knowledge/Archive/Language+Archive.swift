extension Language: Archivable {
  package init(_ archive: inout Archive, _ given: Language?) throws {
    fillers = try archive(given?.fillers)
    asides = try archive(given?.asides)
    pronouns = try archive(given?.pronouns)
    yesNoStarters = try archive(given?.yesNoStarters)
    requests = try archive(given?.requests)
    reservations = try archive(given?.reservations)
    topicOpeners = try archive(given?.topicOpeners)
    restrictors = try archive(given?.restrictors)
    clauseStarters = try archive(given?.clauseStarters)
    subjects = try archive(given?.subjects)
    presentVerbs = try archive(given?.presentVerbs)
    pastVerbs = try archive(given?.pastVerbs)
    alternatives = try archive(given?.alternatives)
    suffixes = try archive(given?.suffixes)
    connectors = try archive(given?.connectors)
    questionStarters = try archive(given?.questionStarters)
    questionOpeners = try archive(given?.questionOpeners)
    greetings = try archive(given?.greetings)
    subjectless = try archive(given?.subjectless)
    subordinators = try archive(given?.subordinators)
    firstPerson = try archive(given?.firstPerson)
    thirdPerson = try archive(given?.thirdPerson)
    people = try archive(given?.people)
    spellings = try archive(given?.spellings)
    numbers = try archive(given?.numbers)
    units = try archive(given?.units)
    durationOpeners = try archive(given?.durationOpeners)
    rateWords = try archive(given?.rateWords)
    rangeWords = try archive(given?.rangeWords)
    rangeOpeners = try archive(given?.rangeOpeners)
    durationSpoilers = try archive(given?.durationSpoilers)
    ordinaryWords = try archive(given?.ordinaryWords)
  }
}

extension Person: Archivable {
  package init(_ archive: inout Archive, _ given: Person?) throws {
    forms = try archive(given?.forms)
    words = try archive(given?.words)
    pointers = try archive(given?.pointers)
    named = try archive(given?.named)
  }
}
