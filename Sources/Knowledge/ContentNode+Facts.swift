// Reads sources, facts and topics.

extension ContentNode {
  func source() -> Source? {
    let fields = fields(["id", "name", "title", "sections"], required: ["id", "name", "title"])
    let id = fields["id"]?.definition(of: .source)
    let name = fields["name"]?.text(as: .speech, of: id)
    let title = fields["title"]?.text()
    let sections = fields["sections"]?.items().compactMap { $0.section() } ?? []
    guard let id, let name, let title else { return nil }
    return Source(id: id, name: name, title: title, sections: sections)
  }

  private func section() -> Source.Section? {
    let fields = fields(["id", "paragraphs"], required: ["id", "paragraphs"])
    guard let id = fields["id"]?.definition(of: .section), let count = fields["paragraphs"]?.integer() else {
      return nil
    }
    return Source.Section(id: id, paragraphs: count)
  }

  func fact() -> Fact? {
    let fields = fields(
      ["id", "says", "alarm", "knowing", "article", "guidance", "level", "evidence", "topics", "why"],
      required: ["id", "says", "topics"])
    let id = fields["id"]?.definition(of: .fact)
    let says = fields["says"]?.text(as: .fact, of: id)
    let place = place(fields)
    let evidence = evidence(fields["evidence"], of: id, at: place)
    let topics = fields["topics"]?.references(to: .topic) ?? []
    let why = fields["why"]?.references(to: .fact) ?? []
    let level = fields["level"]?.choice(SafetyLevel.self)
    let alarm = fields["alarm"]?.alarm()
    let knowing = fields["knowing"]?.says(as: .fact, of: id) ?? []
    guard let id, let says, let place else { return nil }
    return Fact(
      id: id, says: says.trimmingSpaces, alarm: alarm, knowing: knowing, place: place,
      evidence: evidence, topics: topics, why: why, level: level)
  }

  /// The text that is said to whoever has reported a red flag.
  private func alarm() -> String? {
    guard let text = text()?.trimmingSpaces else { return nil }
    reportUnknownPlaces(among: Fact.placesOfAlarm, of: "alarm")
    return text
  }

  private func place(_ fields: [String: ContentNode]) -> Place? {
    switch (fields["article"], fields["guidance"]) {
    case (let article?, nil): return article.articlePlace()
    case (nil, let guidance?):
      guard let section = guidance.text() else { return nil }
      return Place(source: "guidance", section: section, paragraph: nil)
    default:
      report("expected either 'article: section/paragraph' or 'guidance: name'")
      return nil
    }
  }

  private func articlePlace() -> Place? {
    guard let written = text() else { return nil }
    let parts = written.split(separator: "/")
    guard parts.count == 2, let paragraph = Int(parts[1]), paragraph > 0 else {
      report("expected section/paragraph, for example intro/1, found '\(written)'")
      return nil
    }
    log.refer(.section, to: String(parts[0]), at: location)
    log.note(.init(role: .place, owner: String(parts[0]), text: String(parts[1]), location: location))
    return Place(source: "article", section: String(parts[0]), paragraph: paragraph)
  }

  private func evidence(_ node: ContentNode?, of fact: String?, at place: Place?) -> [String] {
    if node == nil, place?.source == "article" {
      report("missing key 'evidence': words that the cited paragraph contains")
    }
    return node?.texts(as: .evidence, of: fact) ?? []
  }

  func topic() -> Topic? {
    let fields = fields(["id", "name", "aspects"], required: ["id", "name"])
    let id = fields["id"]?.definition(of: .topic)
    let name = fields["name"]?.text(as: .speech, of: id)
    var aspects: [String: [String]] = [:]
    for (key, value) in fields["aspects"]?.entries() ?? [] {
      guard let aspect = key.reference(to: .askedAspect) else { continue }
      log.declare(.aspect, aspect, at: key.location)
      aspects[aspect] = value.references(to: .fact)
    }
    guard let id, let name else { return nil }
    return Topic(id: id, name: name, aspects: aspects)
  }
}
