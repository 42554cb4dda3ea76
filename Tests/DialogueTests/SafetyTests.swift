import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Red flags come first, stay, and are not seen where there are none.
@Suite struct SafetyTests {
  /// A yes to our question about the warning signs is one, whatever the message does besides.
  @Test(arguments: ["yes, thanks", "yeah, bye", "yes, never mind", "yes but forget it", "yes, both, thanks"])
  func takesAYesToTheSigns(_ answer: String) throws {
    let last = try reply(to: "sharp pain from my lower back down my right leg", answer)
    #expect(last.safety == .emergency && last.act == .safety)
  }

  @Test(arguments: [
    ("I can't feel anything between my legs since my back went", "safety.cauda-equina"),
    ("i cant pee since yesterday and my back hurts", "safety.cauda-equina"),
    ("numbness in both legs and back pain", "safety.cauda-equina"),
    ("i can\u{2019}t move my foot any more", "safety.weakness"),
    ("fell off a ladder and my back is killing me", "safety.trauma"),
    ("had a car crash, back hurts", "safety.trauma"),
    ("back pain and crushing chest pain", "safety.chest-pain"),
    ("i want to kill myself", "safety.self-harm"),
    ("not kidding any more, i want to kill myself, the pain never stops", "safety.self-harm"),
    ("my dad can't feel his legs", "safety.cauda-equina"),
    ("I have numbness in my groin, is it serious?", "safety.cauda-equina"),
  ])
  func raisesEmergencies(_ message: String, _ fact: String) throws {
    let reply = try reply(to: message)
    #expect(reply.safety == .emergency)
    #expect(reply.act == .safety)
    #expect(reply.facts.contains(fact))
    let first = reply.text.prefix { $0 != "." }
    #expect(first.contains("emergency") || first.contains("crisis line"))
  }

  @Test(arguments: [
    ("my back hurts and i have a fever", "safety.fever"),
    ("lower back pain, and i had breast cancer", "safety.cancer"),
    ("back pain wakes me up every night", "safety.night"),
    ("there is a new lump on my back", "safety.deformity"),
  ])
  func raisesUrgentFlags(_ message: String, _ fact: String) throws {
    let reply = try reply(to: message)
    #expect(reply.safety >= .urgent)
    #expect(reply.facts.contains(fact))
  }

  @Test(arguments: [
    "no numbness, no trouble peeing, just a sore back", "is numbness serious?", "this workout killed me",
    "my legs are dead after squats", "numb from boredom",
    "can sciatica make you lose control of your bladder?",
    "what if I lost control of my bladder?", "I can feel my legs fine",
  ])
  func staysCalm(_ message: String) throws {
    #expect(try reply(to: message).safety < .urgent)
  }

  private static let twisted = "i twisted too fast with the bar and my back went, nothing in my legs"

  /// Asked about warning signs, once with the answers numbered.
  @Test(arguments: [
    [twisted, "asdf asdf", "2"], [twisted, "asdf asdf", "the second"], [twisted, "yes, some warning signs"],
    [twisted, "i have one of those red flags"],
  ])
  func takesAnyYesToTheQuestionAboutSigns(_ messages: [String]) throws {
    #expect(try talk(messages).0.last?.safety == .emergency)
  }

  @Test(arguments: ["could i have red flags?", "i have some of the warning signs"])
  func asksAboutSignsThatAreOnlySpokenOf(_ message: String) throws {
    let (replies, conversation) = try talk(["my lower back hurts", message])
    #expect(conversation.finding("flags.serious") == nil)
    #expect(replies[1].safety < .urgent || replies[1].asks != nil)
  }

  /// About the words, about whose or when, what works, and something smaller.
  @Test(arguments: [
    "figure of speech, sorry", "i copied that from a website", "that's not about me", "my legs are fine",
    "I can feel both legs perfectly", "they're just tired from the squats", "none of that applies to me",
    "haha no that was a scene in a movie i watched",
  ])
  func liftsAnAlarmThatOrdinaryWordsTakeBack(_ message: String) throws {
    let (replies, _) = try talk(["my legs have gone completely numb and my back is sore", message])
    #expect(replies[0].safety == .emergency)
    #expect(replies[1].safety < .urgent)
  }

  @Test(arguments: [
    "no", "they're still numb", "no joke", "that's not really a joke", "ok", "how do i plank?",
    "my core is weak",
    "it's not me, it's my wife, her back hurts",
  ])
  func keepsAnAlarmThatNothingTakesBack(_ message: String) throws {
    let (replies, _) = try talk(["my legs have gone completely numb and my back is sore", message])
    #expect(replies[1].safety == .emergency)
  }

  /// Nothing that a question says in general completes what was said before it.
  @Test func completesNoSignWithAQuestion() throws {
    let last = try reply(
      to: "my upper back aches, both sides", "do torn fibers grow back?", "weaker or stronger?")
    #expect(last.safety < .urgent && last.facts == ["overuse.recovery"])
  }

  /// What is only supposed is no alarm, and no ordinary pain either.
  @Test(arguments: [
    "hypothetically, if I felt numbness in my groin after lifting, what should I do?",
    "suppose i got numb between the legs, would that be bad",
    "if my foot started dragging would that be urgent",
  ])
  func answersWhatIsSupposedWithItsOwnFact(_ message: String) throws {
    let reply = try reply(to: message)
    #expect(reply.safety < .urgent && reply.asks == nil)
    #expect(reply.facts.count == 1 && reply.facts[0].hasPrefix("safety."))
  }

  /// A retraction that names a sign is about that one.
  @Test(arguments: ["oh, the fever i take back, thermometer says normal", "i take back the fever"])
  func takesBackTheSignThatIsNamed(_ message: String) throws {
    let (replies, conversation) = try talk([
      "my back hurts, i've got a fever, and i can't feel anything between my legs where i sit", message,
    ])
    #expect(replies[1].safety == .emergency)
    #expect(!conversation.flags.contains("fever") && !conversation.flags.isEmpty)
  }

  @Test func takesBackAllWhereNoneIsNamed() throws {
    let (_, conversation) = try talk([
      "my back hurts, i've got a fever, and i can't feel anything between my legs where i sit", "false alarm",
    ])
    #expect(conversation.flags.isEmpty)
  }

  @Test(arguments: ["it's only when I roll over", "it only wakes me when i turn over"])
  func keepsANightThatIsBrokenInBed(_ message: String) throws {
    let (replies, _) = try talk(["back pain wakes me up every night", message])
    #expect(replies.allSatisfy { $0.safety == .urgent })
  }

  @Test func knowsWhoseCancerItIs() throws {
    #expect(try reply(to: "my neighbour had bowel cancer, my back is just sore from rowing").safety < .urgent)
    #expect(try reply(to: "i had bowel cancer, my back is sore from rowing").safety == .urgent)
    #expect(try reply(to: "my dad has prostate cancer and now his back hurts").safety == .urgent)
  }

  private static let pains = [
    "my back hurts", "my back has been hurting", "my lower back's been sore", "my upper back has been aching",
    "I've had back pain", "hello, I have pain in the back", "my back started playing up",
    "I get a tight back",
  ]
  private static let circumstances = [
    "since Monday", "since last Tuesday", "since last week", "for about ten days", "for a month",
    "since January",
    "ever since leg day", "since the weekend", "since I joined the gym", "after Wednesday's session",
    "since I train with the kettlebell", "after deadlifts", "when I row", "after box jumps",
    "when I bench press",
    "from carrying my toddler", "since I did the garden", "every time I squat", "after a heavy set",
    "on the rowing machine", "after chest day", "when I throw the ball", "from the bike",
    "after a long drive",
    "when I get out of bed", "after sitting all day", "with the sandbag", "when I lean forward",
  ]

  /// The most ordinary of openings have no word of a warning sign.
  @Test(arguments: pains)
  func raisesNoAlarmByOrdinaryPain(_ pain: String) throws {
    for circumstance in Self.circumstances {
      let reply = try reply(to: "\(pain) \(circumstance)")
      #expect(reply.safety == .none, "\(pain) \(circumstance): \(reply.text)")
    }
  }

  /// One numb foot is a leg that has it, and not both.
  @Test(arguments: [
    "my back hurts and my foot is numb", "my left foot goes numb when i squat and my back hurts",
    "my lower back hurts and i have numb toes on the right",
  ])
  func takesOneNumbFootForPainDownALeg(_ message: String) throws {
    var conversation = Conversation()
    let reply = try Shared.assistant().reply(to: message, in: &conversation)
    #expect(reply.safety == .none, "\(reply.text)")
    #expect(conversation.values.map(\.code).contains("leg.pain"), "\(reply.text)")
  }

  @Test func keepsTheAlarmUntilItIsTakenBack() throws {
    let all = try replies(
      to: "i can't feel my groin", "should i do planks?", "false alarm, i can feel everything",
      "should i do planks?")
    #expect(all[1].safety == .emergency)
    #expect(!all[1].facts.contains { $0.hasPrefix("core.") })
    #expect(all[3].safety == .none)
  }

  @Test(arguments: [
    "I'm not going to say my leg isn't weak, because it is", "neither leg will obey me and both feel numb",
    "no fever, no lump, but I wet myself twice today", "legs are tired after squats, but the left foot drags",
    "Legs are fine I think. No wait, I can't move my left foot.",
    "would anybody even care if i ended my life?",
    "a pallet just dropped on my mate's back",
  ])
  func seesFlagsBehindDenialsAndExcuses(_ message: String) throws {
    #expect(try reply(to: message).safety == .emergency)
  }

  @Test(arguments: [
    "It's not as though I can't feel my genitals, I can",
    "it's not that my legs are numb, they're only tired",
    "my wife feels like she's been hit by a van", "i can't pee, kidding, my back is just tight",
    "no i can move my toes and feet fine", "at what point should weight loss worry someone?",
  ])
  func staysCalmWhereAClauseIsTurnedRound(_ message: String) throws {
    #expect(try reply(to: message).safety < .urgent)
  }

  @Test func putsMessagesTogether() throws {
    #expect(
      try reply(to: "my back went", "it's gone all numb", "between my legs, I mean").safety == .emergency)
    #expect(try reply(to: "about my left leg", "it keeps giving way").safety == .emergency)
    #expect(try reply(to: "my legs are sore", "my fingers went numb", "from the cold").safety == .none)
  }

  @Test(arguments: [
    "i feel awful", "no", "i have not called anybody", "my right foot is fine", "it does not hurt that much",
    "is it normal?", "no i won't go to hospital", "thanks",
  ])
  func keepsTheAlarm(_ message: String) throws {
    #expect(try reply(to: "my left leg is weak and my groin is numb", message).safety == .emergency)
  }

  @Test(arguments: [
    "I made that up to test you, it isn't true", "no wait i haven't", "scratch that, I wrote it wrong",
    "that's not true, I was messing with you",
  ])
  func takesTheAlarmBack(_ message: String) throws {
    #expect(try reply(to: "my left leg is weak and my groin is numb", message).safety == .none)
  }

  @Test func oneLegTakesBackBoth() throws {
    let reply = try reply(
      to: "both legs are tingling and my back hurts", "only one leg, the right one. The other one is fine")
    #expect(reply.safety < .urgent)
  }

  @Test func saysWhatToDoOnce() throws {
    let reply = try reply(to: "my left leg has gone weak and i can't feel my groin")
    #expect(reply.facts == ["safety.cauda-equina", "safety.weakness"])
    #expect(reply.text.ranges(of: "Get emergency care now.").count == 1)
    #expect(reply.text.hasPrefix("Get emergency care now."))
  }

  @Test func encouragesWhoGetsHelp() throws {
    let reply = try reply(to: "i can't feel my groin", "ok ok i'm calling them")
    #expect(reply.safety == .emergency)
    #expect(reply.phrases == [.gettingHelp])
  }

  @Test func looksForFlagsInTheMiddleOfAQuestion() throws {
    let last = try reply(to: "my lower back hurts", "no but my foot won't move any more")
    #expect(last.safety == .emergency)
  }

  @Test func warnsThePregnantBesideAdvice() throws {
    let reply = try reply(to: "i'm pregnant, does a hot bath help sciatica?")
    #expect(reply.facts.contains("safety.pregnancy"))
    #expect(reply.safety == .routine)
  }

  @Test(arguments: [
    "no, peeing works and I can feel my legs", "no, I can pee fine and it's only the one leg",
  ])
  func takesANoWithWhatWorksForANo(_ answer: String) throws {
    let reply = try reply(to: "my back hurts and it goes down my leg", answer)
    #expect(reply.safety == .none, "\(reply.text)")
    #expect(reply.asks?.slot != "flags", "\(reply.text)")
  }

  /// Whoever denies the signs before they are asked about is not asked, and is told what to look out for.
  @Test(arguments: [
    "no numbness and peeing is fine", "no numbness, no bladder trouble", "no tingling, i pee normally",
  ])
  func takesADenialBeforeItIsAskedFor(_ denial: String) throws {
    let first = try reply(to: "felt a pop in my back when i twisted too fast, legs are fine, \(denial)")
    #expect(first.asks?.slot != Slot.flags)
    #expect(first.phrases.contains(.watchForSigns), "\(first.text)")
  }

  @Test(arguments: ["no numbness", "peeing is fine", "a bit of numbness, peeing is fine"])
  func asksWhereOnlyOneSignIsDenied(_ said: String) throws {
    let first = try reply(to: "felt a pop in my back when i twisted too fast, \(said)")
    #expect(first.asks?.slot == Slot.flags || first.safety == .emergency, "\(first.text)")
  }

  @Test(arguments: [
    "all fine except peeing is slow", "not really, maybe a bit numb between the legs",
    "no, but i do leak a bit",
  ])
  func takesADenialWithAnExceptionForNone(_ answer: String) throws {
    let (_, conversation) = try talk(["my back hurts and it goes down my leg", answer])
    #expect(conversation.finding("flags.serious")?.present != false)
  }

  /// "Yes or no!" wants an answer of ours.
  @Test func takesNoDemandForAnAnswer() throws {
    let (replies, conversation) = try talk(["my back hurts and it goes down my leg", "Yes or no!"])
    #expect(replies[1].safety == .none)
    #expect(conversation.finding("flags.serious") == nil)
  }

  @Test(arguments: ["actually it's both legs", "i feel it in both legs", "it's in both legs now"])
  func hearsOfTheOtherLegBehindAConclusion(_ message: String) throws {
    let last = try reply(to: "sharp pain from my back down my right leg when i run", "none of these", message)
    #expect(last.safety == .emergency, "\(last.text)")
  }

  /// What works somewhere else takes nothing back, and neither does the denial of a sign that is typical of another alarm.
  @Test(arguments: [
    ("my back hurts and i have crushing chest pain", "i can feel my legs though"),
    ("my back hurts and i have crushing chest pain", "peeing is fine"),
    ("i can't pee since this morning and my back hurts", "no numbness"),
  ])
  func keepsTheAlarmWhereSomethingElseWorks(_ alarm: String, _ remark: String) throws {
    #expect(try reply(to: alarm, remark).safety == .emergency)
  }

  @Test(arguments: [
    "chest pain no, breathing ok", "numbness no, weakness no", "again: no numbness, no pee trouble",
  ])
  func takesADenialInWhateverOrder(_ message: String) throws {
    #expect(try reply(to: message).safety == .none)
  }

  /// One of several signs that were asked about is not all of them, and what works is no sign.
  @Test(arguments: [
    "I can pee fine", "no tingling", "yes it's just the one leg", "yes, I can feel everything", "1",
  ])
  func asksAboutTheOtherSigns(_ answer: String) throws {
    let reply = try reply(to: "my back hurts and it goes down my leg", answer)
    #expect(reply.safety == .none, "\(reply.text)")
    #expect(reply.asks?.slot == "flags", "\(reply.text)")
  }
}
