/// A text as a key: two are one only if their bytes are the same; two strings also if they look the same.
struct ExactText: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Self, b: Self) -> Bool {
    a.text.utf8Span.span.withUnsafeBytes { a in
      b.text.utf8Span.span.withUnsafeBytes { b in a.elementsEqual(b) }
    }
  }

  func hash(into hasher: inout Hasher) {
    text.utf8Span.span.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
