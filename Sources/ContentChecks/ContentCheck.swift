package import Knowledge

/// Finds what is wrong with content that can be read: what nothing uses, what nobody can reach, what cannot be told apart,
/// what is said at too great length, and, for whoever has the article, what it does not say.
///
/// Errors are what makes a reply wrong or impossible; the rest are warnings.
package struct ContentCheck {
  let content: LoadedContent
  let article: ArticleText?

  /// - Parameter article: the text that the facts cite; without it, claims are not compared with it.
  package init(_ content: LoadedContent, article: ArticleText? = nil) {
    self.content = content
    self.article = article
  }

  var knowledge: KnowledgeBase { content.knowledge }
  var places: ContentPlaces { content.places }

  /// Everything found, what the reading found included, in the order of the places.
  package var issues: [ContentIssue] {
    let found =
      content.issues + references + causes + followUps + duplicates + speech + numbers + citations
      + (article.map(comparison) ?? [])
    return found.sorted(by: ContentIssue.precedes)
  }

  /// An issue where a name is defined; none for a name that is defined nowhere, which is an issue already.
  func issue(
    _ message: String, with kind: ContentLog.Kind, _ name: String, severity: ContentIssue.Severity = .error
  ) -> ContentIssue? {
    places.definition(of: kind, name).map { ContentIssue(message, at: $0, severity: severity) }
  }
}

extension Slot {
  /// Slots that the dialogue itself knows how to fill and use.
  static let ofTheDialogue: Set<String> = ["duration", "flags"]
}
