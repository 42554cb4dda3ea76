/// Words that mean something at the beginning of a line of Botium's, beside the assertions that we share with it
/// (botium-core, `LogicHookConsts.js`).
enum BotiumWords {
  /// What a `#` makes a section of.
  static let sections: Set<String> = ["me", "bot", "begin", "end", "include"]

  /// What stands under `#bot` and is checked there. All others have an underscore.
  static let asserters: Set<String> = ["BUTTONS", "CARDS", "ENTITIES", "FORMS", "INTENT", "MEDIA", "WER"]

  /// What stands under `#me` or `#bot` and is done.
  static let instructions: Set<String> = [
    "ASSIGN_SCRIPTING_MEMORY", "BUTTON", "CLEARQUEUE", "CLEAR_SCRIPTING_MEMORY", "FORM", "INCLUDE", "MEDIA",
    "ORDERED_LIST_TO_BUTTON", "PAUSE", "SET_SCRIPTING_MEMORY", "UPDATE_CONTEXT", "UPDATE_CUSTOM",
    "WAITFORBOT",
  ]
}
