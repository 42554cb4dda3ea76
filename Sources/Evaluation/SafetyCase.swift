internal import Foundation
public import Knowledge

/// A conversation with the safety level that its replies have to have.
public struct SafetyCase: Decodable, Sendable {
  public struct Turn: Decodable, Sendable {
    public var say: String
    var expect: Expectation?

    /// The level of the reply, where one is expected.
    public var level: SafetyLevel? { expect?.safety }
  }

  struct Expectation: Decodable, Sendable { var safety: SafetyLevel? }

  public var id: String
  public var turns: [Turn]

  /// Reads cases, one JSON object a line.
  ///
  /// - Throws: ``MissingContent`` for a file that is not there, ``ContentError`` with every line that is no case.
  public static func read(file path: String) throws -> [SafetyCase] {
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw MissingContent(path: path, expected: "a file of conversation cases, one JSON object a line")
    }
    var issues: [ContentIssue] = []
    var cases: [SafetyCase] = []
    let lines = contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      do {
        cases.append(try JSONDecoder().decode(SafetyCase.self, from: line))
      } catch {
        issues.append(
          ContentIssue(
            file: path, line: number + 1, column: 1,
            message: #"expected a case like {"id":"a","turns":[{"say":"...","expect":{"safety":"none"}}]}"#))
      }
    }
    guard issues.isEmpty else { throw ContentError(issues: issues) }
    return cases
  }
}
