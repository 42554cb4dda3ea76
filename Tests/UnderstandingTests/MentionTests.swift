import Spotter
import Testing

@testable import Understanding

/// Mentions, with the polarity, time and person that ConText's cues give them, on our own words.
@Suite struct MentionTests {
  private func mention(_ concept: String, in text: String) throws -> Mention? {
    try Shared.assistant().reading(of: text).mentions.first { $0.concept == concept }
  }

  @Test(arguments: [
    ("my lower back hurts", "region.lower", Mention.Polarity.affirmed),
    ("it's not my lower back", "region.lower", .negated),
    ("not my lower back but between the shoulder blades", "region.upper", .affirmed),
    ("no numbness, tingling or weakness", "sign.weak", .negated),
    ("no numbness, my back is just sore", "feel.sore", .affirmed),
    ("nothing in my legs", "leg.pain", .negated),
    ("leg pain: no", "leg.pain", .negated),
    ("I can't feel my legs", "sign.numb", .affirmed),
    ("i cant feel anything when i wipe", "sign.numb", .affirmed),
    ("anything but sciatica", "topic.sciatica", .negated),
    ("could it be a slipped disc", "topic.disc", .possible),
    // Lists and clauses behind a comma.
    ("neither leg feels right, numb from the hips down", "sign.numb", .affirmed),
    ("nothing in the legs, abs are the weakest", "topic.core", .affirmed),
    ("no numbness and my legs are weak", "sign.weak", .affirmed),
    ("it is not weak, numb or tingly", "sign.numb", .negated),
    ("no training this week, tingling all down both legs", "sign.tingle", .affirmed),
    ("no training, tingling or numb legs", "sign.tingle", .negated),
    ("no numbness, tingling all down both legs", "sign.tingle", .negated),
    ("none of it is numb, tight or weak", "sign.weak", .negated),
    ("legs: no", "part.legs", .negated),
    // Contrast.
    ("its not the disc its the muscle", "topic.disc", .negated),
    ("its not the disc its the muscle", "topic.body", .affirmed),
    ("I don't think it is sciatica", "topic.sciatica", .negated),
    // Exception.
    ("everything except squats", "activity.lifting", .negated),
    ("no pain except when I squat", "activity.lifting", .affirmed),
    ("I can't sit without pain", "topic.pain", .affirmed),
    ("it is not without pain", "topic.pain", .affirmed),
    ("it aches without any numbness", "sign.numb", .negated),
    ("Without any numbness, just sore", "sign.numb", .negated),
    ("no weakness and without any numbness", "sign.numb", .negated),
    ("before you say sciatica, it stays in my back", "topic.sciatica", .negated),
    ("before you say sciatica, it stays in my back", "topic.back", .affirmed),
    ("before you say weak core: my abs are strong", "abs.weak", .negated),
    // Double negation.
    ("I dont not feel numb", "sign.numb", .affirmed),
  ])
  func decidesPolarity(_ text: String, _ concept: String, _ polarity: Mention.Polarity) throws {
    #expect(try mention(concept, in: text)?.polarity == polarity)
  }

  @Test func namesTheCueThatDenied() throws {
    let reading = try Shared.assistant().reading(of: "There is no numbness")
    let mention = try #require(reading.mentions.first { $0.concept == "sign.numb" })
    #expect(reading.excerpt(try #require(mention.cue)) == "no")
  }

  /// Every cue of a long list is named where it stands, and costs no more than the few words it speaks about.
  @Test func readsALongListOfDenials() throws {
    let reading = try Shared.assistant().reading(of: String(repeating: "no numbness, ", count: 2000))
    let mentions = reading.mentions.filter { $0.concept == "sign.numb" }
    #expect(mentions.count == 2000)
    for mention in mentions {
      #expect(mention.polarity == .negated)
      #expect(mention.cue == (mention.tokens.lowerBound - 1)..<mention.tokens.lowerBound)
    }
  }

  @Test func tellsOtherPeopleAndTheHypotheticalApart() throws {
    #expect(try mention("feel.sore", in: "my wife has a sore back")?.experiencer == .other)
    #expect(try mention("sign.numb", in: "what if my groin goes numb")?.temporality == .hypothetical)
  }

  @Test(arguments: [
    ("I had numbness and weakness years ago", "sign.numb", Mention.Temporality.historical),
    ("I had numbness and weakness, years ago", "sign.numb", .historical),
    ("my leg went numb and my foot was weak years ago", "sign.numb", .historical),
    ("my back hurts and I had sciatica years ago", "topic.back", .current),
    ("my back hurts and I had sciatica years ago", "topic.sciatica", .historical),
    ("my dad had sciatica years ago", "topic.sciatica", .historical),
  ])
  func decidesTime(_ text: String, _ concept: String, _ temporality: Mention.Temporality) throws {
    #expect(try mention(concept, in: text)?.temporality == temporality)
  }

  @Test func keepsSomebodyElsesPast() throws {
    let mention = try #require(try mention("topic.sciatica", in: "my dad had sciatica years ago"))
    #expect(mention.experiencer == .other)
  }

  @Test func hidesWhatIsInsideAFigureOfSpeech() throws {
    #expect(try mention("sign.numb", in: "I was numb from boredom") == nil)
    #expect(try mention("topic.back", in: "how far back does the Roman empire go") == nil)
  }

  @Test func findsPhrasesAcrossFillers() throws {
    #expect(try mention("leg.pain", in: "it shoots down my left leg") != nil)
  }
}

/// The built-in assistant, loaded once for all tests.
enum Shared {
  private static let loaded = Result { try Assistant.builtIn() }
  static func assistant() throws -> Assistant { try loaded.get() }
}
