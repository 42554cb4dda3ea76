/// The sentences that the assistant says beside facts and questions. Each has at least one wording in the content,
/// with `{names}` where something is put in.
public enum PhraseKey: String, Sendable, CaseIterable {
  // MARK: Talk

  case greet
  case thanks
  case bye
  case help
  /// Where everything that is said comes from.
  case source
  /// To "who says so?": where the last reply stands.
  case sourceOfLast = "source_of_last"
  /// To news that the pain goes, and in front of what is advised for later.
  case better
  case forLater = "for_later"
  case restart
  /// What was kept of the conversation is deleted.
  case forgotten
  case smalltalk
  case praise
  /// To somebody who was asked about their pain and has none.
  case noPain = "no_pain"
  case complaint
  case cancel
  /// After a complaint, with what was understood so far.
  case complaintKnown = "complaint_known"
  /// To "I never said that": what is taken back.
  case disputed
  /// To "I already told you": the question is dropped.
  case already
  /// In front of facts that the article has for nothing but a cause which the person ruled out.
  case onlyOfCause = "only_of_cause"
  /// Of a cause that is asked about: what speaks against it.
  case unlikely
  /// The first line of a chat, and the one below it.
  case opening
  case openingHint = "opening_hint"
  /// Messages to begin with, as choices.
  case starters

  // MARK: Answers

  /// In front of more facts of the same topic.
  case more
  case nothingMore = "nothing_more"
  case repeated
  case nothingToRepeat = "nothing_to_repeat"

  // MARK: Assessment

  /// Takes in what was told.
  case noted
  /// The same of somebody else's pain.
  case notedSomeone = "noted_someone"
  /// The same of the one who writes, where somebody else was talked about before.
  case notedOwn = "noted_own"
  /// In front of advice for somebody else.
  case adviceFor = "advice_for"
  case changed
  /// Asks which of two findings holds.
  case contradiction
  /// The first of them, where the answer was neither.
  case keepsFirst = "keeps_first"
  /// Of a cause that is asked about: it is possible.
  case hypothesis
  /// A cause that is likely before all is known.
  case fitsSoFar = "fits_so_far"
  /// Another that is as likely.
  case fitsToo = "fits_too"
  /// The conclusion.
  case fitsBest = "fits_best"
  /// What was learnt since changes nothing.
  case stillFits = "still_fits"
  /// To what tells nothing new behind a conclusion.
  case nothingNew = "nothing_new"
  /// What was learnt since changes the conclusion.
  case nowFits = "now_fits"
  case speaksAgainst = "speaks_against"
  case tie
  case nothingFits = "nothing_fits"
  /// To "what helps?" before a cause is known.
  case dependsOnCause = "depends_on_cause"
  /// To "should I see somebody?" of whoever has had it for long.
  case longEnough = "long_enough"
  /// Puts the open question once more, behind an answer.
  case backToQuestion = "back_to_question"
  case skipped
  /// To whoever cannot answer a question.
  case unsure
  case ruledOut = "ruled_out"
  /// The person does not know whether there is a warning sign.
  case flagsUnsure = "flags_unsure"
  /// To "what else could it be?" where no other cause fits.
  case nothingElse = "nothing_else"
  /// In front of all causes with what speaks for and against each.
  case bestFirst = "best_first"
  /// In front of the facts of one of the causes that are compared.
  case asFor = "as_for"
  case fitsBetter = "fits_better"
  case forAndAgainst = "for_and_against"
  case forOnly = "for_only"
  case againstOnly = "against_only"
  case neitherForNorAgainst = "neither_for_nor_against"
  /// Asks which of several readings was meant.
  case didYouMean = "did_you_mean"
  /// What ``unclearChoice`` offers.
  case choiceOwnPain = "choice_own_pain"
  case choiceArticle = "choice_article"
  /// In front of a question in other words: the answer was not understood.
  case answerUnclear = "answer_unclear"
  /// What can be chosen, with numbers.
  case answerChoices = "answer_choices"
  /// The question is given up.
  case leftOut = "left_out"

  // MARK: Explaining itself

  case whyAsk = "why_ask"
  /// Of the cause that the answer says most about.
  case tellsCause = "tells_cause"
  case nothingAsked = "nothing_asked"
  /// To a yes or no that answers nothing.
  case allRight = "all_right"
  case understood
  case understoodNothing = "understood_nothing"
  /// The open question in other words, for whoever did not understand it.
  case putDifferently = "put_differently"
  case nothingAgainst = "nothing_against"
  /// What is new belongs to the cause that was named, for a reason that was stated before.
  case goesWith = "goes_with"
  /// What is new says nothing about the causes.
  case stillFirst = "still_first"
  /// In front of what the article says of two causes, where the question is how they differ.
  case notCompared = "not_compared"
  case leftOver = "left_over"
  case fitsLess = "fits_less"
  /// In front of facts that were stated before.
  case asSaid = "as_said"
  /// In front of what was stated before, to whoever may have asked for more than that.
  case nothingBeyond = "nothing_beyond"
  /// To "is that a yes?" where the answer is neither.
  case noYesOrNo = "no_yes_or_no"
  /// To whoever asks about seeing somebody, of pain that has lasted.
  case dueByNow = "due_by_now"
  case inShort = "in_short"
  case inShortCause = "in_short_cause"
  case howSure = "how_sure"
  case notSureYet = "not_sure_yet"
  /// The cause that fits next best.
  case whatElse = "what_else"
  /// Puts the question before this one again.
  case goBack = "go_back"
  /// To "go back" where the question that is open is the first.
  case noneBefore = "none_before"
  case nothingToGoBack = "nothing_to_go_back"

  // MARK: Gaps

  case notCovered = "not_covered"
  /// Where it has no name what is not covered.
  case notCoveredUnnamed = "not_covered_unnamed"
  /// In front of the fact that one thing can be behind another.
  case itCan = "it_can"
  /// In front of advice that a caution is about.
  case inGeneral = "in_general"
  /// In front of the facts that come nearest.
  case nearest
  /// In front of what there is, for whoever asks about going on with training.
  case mayTrain = "may_train"
  case offTopic = "off_topic"
  case unclear
  /// The second time in a row: offers two ways to go on.
  case unclearChoice = "unclear_choice"
  /// The third time: what can be talked about.
  case unclearScope = "unclear_scope"

  // MARK: Safety

  /// To a goodbye in an emergency.
  case partingEmergency = "parting_emergency"
  /// The warning sign that was asked about is denied; there are others.
  case otherFlags = "other_flags"
  /// Asks about those.
  case anyOtherFlags = "any_other_flags"
  /// To "could it be this?" while something should be looked at.
  case notBeforeSeen = "not_before_seen"
  /// Behind a conclusion, to whoever denied the warning signs before they were asked about.
  case watchForSigns = "watch_for_signs"
  /// In front of the question about warning signs, where something told calls for it.
  case checksSigns = "checks_signs"
  case reported
  /// To "can I train?" while something should be looked at.
  case notUntilSeen = "not_until_seen"
  /// In place of a caution that was said before.
  case cautionAgain = "caution_again"
  /// To anything else in an emergency.
  case stillEmergency = "still_emergency"
  /// To whoever is on the way to help.
  case gettingHelp = "getting_help"
  case takenBack = "taken_back"

  // MARK: Service

  case tooLong = "too_long"
  case overloaded
  /// Says where a conversation goes on that was left.
  case resumed
  case lostConversation = "lost_conversation"

  // MARK: Said again

  /// To whoever asks once more, where nothing fits.
  case stillNothingFits = "still_nothing_fits"
  /// To "what difference does it make?" behind "does it matter?"
  case tellsCauseAgain = "tells_cause_again"
  /// To "so that's a yes?" where it is neither.
  case neitherYesNorNo = "neither_yes_nor_no"
  /// To "could it be both?"
  case bothOpen = "both_open"
  /// To "why do you think so?"
  case pointsTo = "points_to"
  case nothingRuledOut = "nothing_ruled_out"
  /// Where much is known, and no cause goes with it.
  case noneFits = "none_fits"
  /// Behind an answer that has more facts than a reply has room for.
  case moreLeft = "more_left"

  // MARK: -

  static func reportMissing(from phrases: [String: [String]], at place: ContentLog.Location, log: ContentLog)
  {
    for key in allCases where phrases[key.rawValue]?.isEmpty ?? true {
      log.report(
        "missing phrase '\(key.rawValue)': the assistant needs at least one wording of it", at: place)
    }
  }

  /// Reports phrases that nothing uses: most often a misspelt key.
  static func reportUnknown(_ name: ContentNode) {
    guard let key = name.text(), PhraseKey(rawValue: key) == nil else { return }
    name.report("unknown phrase '\(key)'\(hint(for: key, among: allCases.map(\.rawValue)))")
  }

  /// The places that something is put into: `{cause}`.
  package var places: Set<String> {
    switch self {
    case .source: ["title"]
    case .sourceOfLast: ["places", "title"]
    case .repeated: ["text"]
    case .complaintKnown, .disputed, .noted, .notedOwn, .understood: ["findings"]
    case .notedSomeone: ["findings", "name"]
    case .adviceFor: ["name"]
    case .changed, .contradiction: ["old", "new"]
    case .keepsFirst: ["old"]
    case .hypothesis, .fitsSoFar, .fitsToo, .stillFits, .nothingNew, .fitsBetter, .asFor, .nothingAgainst,
      .fitsLess, .whatElse, .inShortCause, .onlyOfCause, .ruledOut, .neitherForNorAgainst,
      .tellsCause, .tellsCauseAgain, .goesWith, .stillFirst, .notBeforeSeen:
      ["cause"]
    case .unlikely, .fitsBest, .nowFits, .speaksAgainst, .howSure, .pointsTo: ["cause", "evidence"]
    case .neitherYesNorNo: ["answer"]
    case .forAndAgainst: ["cause", "for", "against"]
    case .forOnly: ["cause", "for"]
    case .againstOnly: ["cause", "against"]
    case .tie, .leftOver: ["causes"]
    case .backToQuestion, .putDifferently, .goBack, .noneBefore, .whyAsk: ["question"]
    case .didYouMean, .unclearChoice, .answerChoices: ["choices"]
    case .notCovered: ["subject"]
    case .reported: ["flags"]
    case .stillEmergency, .partingEmergency, .gettingHelp, .notUntilSeen: ["action"]
    default: []
    }
  }
}

extension ContentNode {
  /// Reports places of a text that nothing is put into: somebody would read them as they are written.
  ///
  /// - Parameter name: what the text is called.
  func reportUnknownPlaces(among places: Set<String>, of name: String) {
    var rest = (text() ?? "")[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        return report("'{' without '}' in '\(name)'")
      }
      let place = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      guard !places.contains(place) else { continue }
      let others =
        places.isEmpty ? ", which has no places" : hintOrChoices(for: place, among: places.sorted())
      report("unknown place '{\(place)}' in '\(name)'\(others)")
    }
  }
}
