/// Where everything of the content stands, so that what is found out about it later can be said at its place.
package struct ContentPlaces: Sendable {
  /// A name that is used.
  package struct Reference: Sendable {
    package var kind: ContentLog.Kind
    package var name: String
    package var location: ContentLog.Location
  }

  /// A text that is said or understood.
  package struct Text: Sendable {
    package enum Role: Sendable {
      /// What a fact says.
      case fact
      /// A word that the paragraph of a fact must contain.
      case evidence
      /// What else is said: phrases, questions to the person, names.
      case speech
      case example
      /// A message that reports a red flag, or none.
      case report
      /// A message that tells of the person's pain, or tells nothing.
      case telling
      /// A phrase of a concept.
      case word
      /// The number of the paragraph that a fact cites; it belongs to the section.
      case place
    }

    package var role: Role
    /// The id of what it belongs to.
    package var owner: String
    package var text: String
    package var location: ContentLog.Location
  }

  package internal(set) var definitions: [ContentLog.Kind: [String: ContentLog.Location]] = [:]
  package internal(set) var references: [Reference] = []
  package internal(set) var texts: [Text] = []

  package func definition(of kind: ContentLog.Kind, _ name: String) -> ContentLog.Location? {
    definitions[kind]?[name]
  }

  /// The texts of a role, in the order of the content.
  package func texts(_ role: Text.Role) -> [Text] { texts.filter { $0.role == role } }
}

extension ContentNode {
  /// The node's text, noted with its place.
  func text(as role: ContentPlaces.Text.Role, of owner: String?) -> String? {
    guard let text = text() else { return nil }
    log.note(.init(role: role, owner: owner ?? "", text: text, location: location))
    return text
  }

  /// The texts of a list, each noted with its place.
  func texts(as role: ContentPlaces.Text.Role, of owner: String?) -> [String] {
    items().compactMap { $0.text(as: role, of: owner) }
  }
}
