import Spotter
import Testing

/// Follow-up questions, findings and conclusions.
@Suite struct AssessmentTests {
  @Test func asksWhatTellsTheCausesApart() throws {
    let reply = try reply(to: "my back hurts")
    let question = try #require(reply.asks)
    #expect(reply.act == .ask)
    #expect(question.choices.count >= 2)
    #expect(reply.suggestions == question.choices)
  }

  @Test func concludesAWeakCore() throws {
    let last = try reply(
      to: "my lower back hurts when I deadlift", "no, nothing in my legs", "it builds up",
      "never train my abs")
    #expect(last.act == .answer)
    #expect(last.facts.contains("core.short-term"))
    #expect(last.text.contains("a weak core"))
    #expect(!last.facts.contains { $0.hasPrefix("sciatica.") })
  }

  @Test func asksAboutWarningSignsBeforeItNamesADiscTheCause() throws {
    let all = try replies(to: "i twisted too fast with a plate and my back went", "none of these")
    #expect(all[0].asks?.slot == "flags")
    #expect(all[0].facts.contains("disc.mechanism"))
    #expect(all[1].facts.contains("disc.see-provider"))
  }

  @Test func raisesTheAlarmWhenAWarningSignIsConfirmed() throws {
    let last = try reply(to: "i twisted too fast with a plate and my back went", "yes")
    #expect(last.safety == .emergency)
    #expect(last.text.contains("any of the signs I asked about"))
  }

  @Test func takesInEverythingSaidAtOnce() throws {
    let reply = try reply(to: "lower back, dull, builds up, nothing in the legs, i never train my abs")
    #expect(reply.facts.contains("core.compensation"))
  }

  @Test func doesNotDependOnTheOrderOfFindings() throws {
    let one = try reply(to: "my lower back is sore and it came on slowly")
    let other = try reply(to: "it came on slowly and my lower back is sore")
    #expect(one.text == other.text)
  }

  @Test func neverAsksForWhatItKnows() throws {
    let all = try replies(
      to: "nothing in my legs, my lower back hurts", "it builds up", "i train my abs", "not more than usual")
    #expect(!all.contains { ["leg", "region"].contains($0.asks?.slot) })
  }

  @Test func asksAtMostFiveQuestionsEachAtMostTwice() throws {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    var asked: [String: Int] = [:]
    for message in ["my back hurts"] + Array(repeating: "not sure", count: 12) {
      if let slot = assistant.reply(to: message, in: &conversation).asks?.slot {
        asked[slot, default: 0] += 1
      }
    }
    #expect(asked.count <= 6)  // five and the one about warning signs
    #expect(asked.values.allSatisfy { $0 <= 2 })
    #expect(assistant.reply(to: "not sure", in: &conversation).asks == nil)
  }

  @Test func comesBackToTheQuestionAfterAnInterruption() throws {
    let all = try replies(to: "my lower back hurts when i squat", "what's a disc?")
    #expect(all[1].facts.contains("spine.discs"))
    #expect(all[1].asks?.slot == all[0].asks?.slot)
    #expect(all[1].paragraphs.last?.text != all[0].paragraphs.last?.text)
  }

  @Test func explainsWhyItAsks() throws {
    let all = try replies(to: "my lower back hurts when i squat", "why do you ask?")
    #expect(all[1].act == .explain)
    #expect(all[1].asks == all[0].asks)
  }

  @Test func saysWhatItUnderstood() throws {
    let last = try reply(to: "my lower back hurts when i squat", "what did you understand?")
    #expect(last.act == .explain)
    #expect(last.text.contains("lower back"))
  }

  @Test func takesACorrectionBack() throws {
    let last = try reply(to: "my lower back hurts when i squat", "actually it's my upper back")
    #expect(last.act == .confirm)
    #expect(
      last.text.contains("upper back instead of lower back")
        || last.text.contains("upper back, not lower back"))
  }

  @Test func asksWhichHoldsWhenAStatementContradictsAnother() throws {
    let all = try replies(
      to: "my lower back hurts when i squat", "it hurts in the upper back when i row", "2")
    #expect(all[1].asks?.slot == "region")
    #expect(all[1].text.contains("lower back") && all[1].text.contains("upper back"))
    #expect(all[2].asks?.slot != "region")
  }

  @Test func changesItsConclusion() throws {
    let last = try reply(
      to: "my lower back hurts when I deadlift", "no, nothing in my legs", "i never train my abs",
      "actually it does go down my left leg and it is a sharp pinch", "none of these")
    #expect(last.facts.contains { $0.hasPrefix("sciatica.") })
  }

  @Test(arguments: ["not sure", "no idea", "skip", "hard to say"])
  func goesOnWithoutAnAnswer(_ answer: String) throws {
    let all = try replies(to: "my back hurts", answer)
    #expect(all[1].asks != nil)
    #expect(all[1].asks?.slot != all[0].asks?.slot)
  }

  @Test func leavesOutWhatThePersonRulesOut() throws {
    let reply = try reply(to: "it's not sciatica, but my lower back hurts when i lift and there is a pinch")
    #expect(!reply.facts.contains { $0.hasPrefix("sciatica.") })
  }

  @Test func keepsOtherPeoplesPainApart() throws {
    let last = try reply(
      to: "my upper back hurts", "my wife has pain down her leg", "what did you understand?")
    #expect(!last.text.contains("down a leg"))
  }

  private func known(after messages: [String]) throws -> [String] {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    for message in messages { _ = assistant.reply(to: message, in: &conversation) }
    return conversation.values.map(\.code)
  }

  /// What is said in a message counts before its yes or no does, and a denial belongs to what it stands in.
  @Test(arguments: [
    (["lower back hurts lifting", "no legs", "no never train abs"], "abs.weak"),
    (["my lower back is fried from squats", "nah legs r fine"], "not leg.pain"),
    (["my lower back hurts when i squat. wait no, upper"], "region.upper"),
    (["i ain't done a sit up since school, my back hurts"], "abs.weak"),
    (["upper back hurts from pull ups, it came suddenly on the last set"], "onset.sudden"),
    (["my back is sore, we did 3 workouts in 2 days"], "load.no-rest"),
    (["my wife went six days in a row, now her back is sore"], "load.no-rest"),
  ])
  func takesItAsItIsMeant(_ messages: [String], _ finding: String) throws {
    let known = try known(after: messages)
    #expect(known.contains(finding), "\(known)")
  }

  @Test(arguments: [
    ("upper back sore from rowing, doubled my sessions last week", "duration.long"),
    ("upper back hurts from pull ups, it came suddenly on the last set", "onset.gradual"),
    ("my lower back hurts when i squat. wait no, upper", "region.lower"),
  ])
  func takesInNothingElse(_ message: String, _ finding: String) throws {
    let known = try known(after: [message])
    #expect(!known.contains(finding), "\(known)")
  }

  /// "Can I train?" has one answer for each cause, however it is asked.
  @Test(arguments: [
    ("lower back, builds up, nothing in the legs, and i never train my abs", "core.short-term"),
    ("upper back is sore, i trained six days in a row, way more than usual", "overuse.rest"),
  ])
  func saysTheSameOfGoingOnHoweverItIsAsked(_ pain: String, _ fact: String) throws {
    for question in ["can i deadlift tomorrow?", "should i stop training?", "can i carry on training?"] {
      let reply = try reply(to: "my back hurts when i lift, \(pain)", "so what is it?", question)
      #expect(reply.facts.contains(fact), "\(question): \(reply.text)")
    }
  }
}
