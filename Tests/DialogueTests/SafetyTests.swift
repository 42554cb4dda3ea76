import Spotter
import Testing

/// Red flags come first, stay, and are not seen where there are none.
@Suite struct SafetyTests {
  @Test(arguments: [
    ("I can't feel anything between my legs since my back went", "safety.cauda-equina"),
    ("i cant pee since yesterday and my back hurts", "safety.cauda-equina"),
    ("numbness in both legs and back pain", "safety.cauda-equina"),
    ("i can\u{2019}t move my foot any more", "safety.weakness"),
    ("fell off a ladder and my back is killing me", "safety.trauma"),
    ("had a car crash, back hurts", "safety.trauma"),
    ("back pain and crushing chest pain", "safety.chest-pain"),
    ("i want to kill myself", "safety.self-harm"),
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

  @Test func keepsTheAlarmUntilItIsTakenBack() throws {
    let all = try replies(
      to: "i can't feel my groin", "should i do planks?", "false alarm, i can feel everything",
      "should i do planks?")
    #expect(all[1].safety == .emergency)
    #expect(!all[1].facts.contains { $0.hasPrefix("core.") })
    #expect(all[3].safety == .none)
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
}
