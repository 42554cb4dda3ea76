import Foundation
import Knowledge
import Testing

/// What our own content must hold.
@Suite struct ContentTests {
  private let knowledge: KnowledgeBase

  init() throws {
    knowledge = try ContentLoader().load(folder: Self.root.appending(path: "Intents").path)
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func holdsEveryClaimOfTheArticle() {
    let article = knowledge.facts.filter { $0.place.source == "article" }
    let guidance = knowledge.facts.filter { $0.place.source == "guidance" }
    #expect(article.count == 35)
    #expect(guidance.count == 11)
    #expect(guidance.allSatisfy { $0.id.hasPrefix("safety.") && $0.level != nil })
  }

  /// Nothing of it may be left out of what is compiled into the program.
  @Test func survivesBeingStored() throws {
    #expect(try Archive.decode(KnowledgeBase.self, copying: Archive.encode(knowledge)) == knowledge)
  }

  @Test func readsEveryListOfTheLanguage() {
    let lists = Mirror(reflecting: knowledge.language).children.compactMap { $0.value as? [String] }
    #expect(Language.lists.count == lists.count)
    for (key, list) in Language.lists { #expect(!knowledge.language[keyPath: list].isEmpty, "\(key)") }
  }

  /// Which places can be filled is told in Swift: one too many there would let a misspelling pass.
  @Test func fillsEveryPlaceThatAPhraseCanHave() {
    for key in PhraseKey.allCases {
      let wordings = knowledge.phrases[key.rawValue] ?? []
      for place in key.places {
        #expect(wordings.contains { $0.contains("{\(place)}") }, "{\(place)} of \(key.rawValue)")
      }
    }
  }

  @Test func citesPlacesThatExist() {
    let paragraphs = Dictionary(
      uniqueKeysWithValues: knowledge.sources.flatMap(\.sections).map { ($0.id, $0.paragraphs) })
    for fact in knowledge.facts {
      guard let paragraph = fact.place.paragraph else { continue }
      #expect(paragraph <= paragraphs[fact.place.section, default: 0], "\(fact.id)")
    }
  }

  @Test func hasEnoughExamplesInEveryIntent() {
    for intent in knowledge.intents { #expect(intent.examples.count >= 20, "\(intent.name)") }
  }

  @Test func hasNoExampleUnderTwoIntents() {
    var owner: [String: String] = [:]
    for intent in knowledge.intents {
      for example in intent.examples.map({ $0.lowercased().filter { $0.isLetter || $0 == " " } }) {
        if let other = owner.updateValue(intent.name, forKey: example), other != intent.name {
          Issue.record("'\(example)' stands under \(other) and \(intent.name)")
        }
      }
    }
  }

  @Test func reachesEveryFactByAQuestionOrTopic() {
    var reached: Set<String> = []
    for intent in knowledge.intents {
      if case .facts(let facts) = intent.effect { reached.formUnion(facts) }
    }
    for fact in knowledge.facts where fact.place.source == "article" {
      #expect(reached.contains(fact.id), "\(fact.id)")
    }
  }

  @Test func givesEveryFollowUpASecondWordingAndAReason() {
    for slot in knowledge.slots where slot.asks != nil {
      #expect(slot.again != nil && slot.again != slot.asks, "\(slot.id)")
      #expect(slot.why != nil || !slot.because.isEmpty, "\(slot.id)")
      #expect(slot.choices.count >= 2, "\(slot.id)")
    }
  }

  @Test func beginsEveryEmergencyWithWhatToDo() {
    for fact in knowledge.facts where fact.level == .emergency {
      #expect(fact.action.contains("emergency"), "\(fact.id)")
    }
  }

  /// The only quantities that the article gives.
  @Test func statesNoNumberButTheArticles() {
    for fact in knowledge.facts where fact.says.contains(where: \.isNumber) {
      #expect(fact.id == "spine.vertebrae", "\(fact.id)")
    }
  }
}
