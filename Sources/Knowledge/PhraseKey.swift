/// The sentences that the assistant says beside facts and questions. Each has at least one wording in the content,
/// with `{names}` where something is put in.
public enum PhraseKey: String, Sendable, CaseIterable {
  // Talk
  case greet, thanks, bye, help, source, restart, forgotten, smalltalk, praise, complaint, cancel
  case complaintKnown = "complaint_known", already, onlyOfCause = "only_of_cause", unlikely
  case opening, openingHint = "opening_hint", starters
  // Answers
  case more, nothingMore = "nothing_more", repeated, nothingToRepeat = "nothing_to_repeat"
  // Assessment
  case noted, notedSomeone = "noted_someone", changed, contradiction, keepsFirst = "keeps_first"
  case hypothesis, fitsSoFar = "fits_so_far", fitsToo = "fits_too", fitsBest = "fits_best", stillFits =
    "still_fits", nowFits =
    "now_fits"
  case speaksAgainst = "speaks_against", tie, nothingFits = "nothing_fits", dependsOnCause =
    "depends_on_cause"
  case longEnough = "long_enough", backToQuestion = "back_to_question", skipped, unsure, ruledOut =
    "ruled_out"
  case flagsUnsure = "flags_unsure", nothingElse = "nothing_else"
  case bestFirst = "best_first", asFor = "as_for", fitsBetter = "fits_better", forAndAgainst =
    "for_and_against", forOnly = "for_only"
  case againstOnly = "against_only", neitherForNorAgainst = "neither_for_nor_against"
  case didYouMean = "did_you_mean", choiceOwnPain = "choice_own_pain", choiceArticle = "choice_article"
  case answerUnclear = "answer_unclear", answerChoices = "answer_choices", leftOut = "left_out"
  // Explaining itself
  case whyAsk = "why_ask", nothingAsked = "nothing_asked", allRight = "all_right", understood,
    understoodNothing =
    "understood_nothing"
  case putDifferently = "put_differently", nothingAgainst = "nothing_against", asSaid = "as_said"
  case inShort = "in_short", inShortCause = "in_short_cause"
  case howSure = "how_sure", notSureYet = "not_sure_yet", whatElse = "what_else", goBack = "go_back"
  case nothingToGoBack = "nothing_to_go_back"
  // Gaps
  case notCovered = "not_covered", notCoveredUnnamed = "not_covered_unnamed", nearest, mayTrain =
    "may_train", offTopic = "off_topic"
  case unclear, unclearChoice = "unclear_choice", unclearScope = "unclear_scope"
  // Safety
  case partingEmergency = "parting_emergency", otherFlags = "other_flags", checksSigns = "checks_signs"
  case reported, stillEmergency = "still_emergency", gettingHelp =
    "getting_help", takenBack = "taken_back"
  // Service
  case tooLong = "too_long", overloaded, resumed, lostConversation = "lost_conversation"

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
    let hint =
      Knowledge.nearest(to: key, in: allCases.map(\.rawValue)).map { ", did you mean '\($0)'?" } ?? ""
    name.report("unknown phrase '\(key)'\(hint)")
  }
}
