import Foundation
import Spotter
import Testing
import Understanding

@testable import Hosting

/// Our reader and writer of JSON against Foundation's.
@Suite struct JSONTests {
  @Test func readsTheStringsOfAnObject() throws {
    let object = try JSONObject(
      " {\"a\" : \"x\\n\\\"\\/\\u00e9\\ud83d\\ude42é🙂\", \"b\":[1,{\"a\":2}],\"a\":\"second\",\"\\u0063\":\"\"}\r"
    )
    #expect(try object.string("a") == "x\n\"/é🙂é🙂")
    #expect(object.literal("b") == "[1,{\"a\":2}]")
    #expect(try object.string("c") == "")
    #expect(try object.string("d") == nil)
    #expect(throws: JSONObject.Mismatch.self) { try object.string("b") }
  }

  @Test func replacesNUL() throws {
    #expect(try JSONObject(#"{"a":"x\u0000y"}"#).string("a") == "x\u{FFFD}y")
  }

  @Test(arguments: [
    (#"{"a":}"#, 5), (#"{"a" 1}"#, 5), (#"{"a":1"#, 6), (#"{"a":"x"#, 7), (#"{"a":"\x"}"#, 7), ("{}x", 2),
    (#"{"a":01}"#, 6), (#"{"a":1.}"#, 7), (#"{"a":tru}"#, 5), (#"{a:1}"#, 1), ("", 0), (#"{"a":"\u12"}"#, 8),
  ])
  func saysWhereJSONEnds(_ text: String, _ offset: Int) throws {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONObject(text) }
    #expect(error?.offset == offset, "\(error.map(String.init(describing:)) ?? "")")
  }

  @Test func refusesDeepNesting() throws {
    func nested(_ depth: Int) -> String {
      "{\"text\":\"hi\",\"id\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + "}"
    }
    #expect(try JSONObject(nested(100)).string("text") == "hi")
    #expect(throws: JSONSyntaxError.self) { try JSONObject(nested(30_000)) }
  }

  /// Mutations of good lines: both readers take the same ones and find the same text in them.
  @Test func agreesWithFoundation() throws {
    var random = SplitMix(seed: 8)
    let seeds = [
      #"{"text":"hi \u00e9 \ud83d\ude42 \n","id":[1.5e3,null,{"k":"v"}],"conversation":"c"}"#,
      #"{ "id" : -0.25 , "text" : "" , "x" : [ true , false ] }"#,
    ]
    var accepted = 0
    for number in 0..<20_000 {
      var bytes = Array(seeds[number % seeds.count].utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        mutate(&bytes, using: &random)
      }
      let line = String(decoding: bytes, as: UTF8.self)
      let ours = try? JSONObject(line)
      let theirs = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      // Where Foundation differs from RFC 8259 or says nothing of what it does.
      if line.contains(/,\s*[\]}]/) || Set(keys(of: line)).count != keys(of: line).count { continue }
      #expect((ours == nil) == (theirs == nil), "\(line)")
      #expect((try? ours?.string("text")) == theirs?["text"] as? String, "\(line)")
      accepted += ours == nil ? 0 : 1
    }
    #expect(accepted > 4000)
  }

  private func keys(of line: String) -> [Substring] {
    line.matches(of: /"([^"\\]*)"\s*:/).map(\.output.1)
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout SplitMix) {
    let at = Int.random(in: 0..<max(bytes.count, 1), using: &random)
    let byte = Array("\"\\{}[],:0123456789eE+-.truefalsn \u{1}").randomElement(using: &random) ?? " "
    switch Int.random(in: 0...2, using: &random) {
    case 0 where !bytes.isEmpty: bytes.remove(at: at)
    case 1 where !bytes.isEmpty: bytes[at] = byte.asciiValue ?? 0x20
    default: bytes.insert(byte.asciiValue ?? 0x20, at: at)
    }
  }

  @Test func writesConversationsAsFoundationReadsThem() throws {
    var conversation = Conversation()
    for text in ["my lower back hurts when I deadlift", "not in the legs", "how much protein do I need?"] {
      _ = try Shared.assistant().reply(to: text, in: &conversation)
      #expect(try JSONDecoder().decode(Conversation.self, from: Data(conversation.json.utf8)) == conversation)
      let theirs = String(decoding: try JSONEncoder().encode(conversation), as: UTF8.self)
      #expect(Conversation(json: theirs) == conversation)
    }
    #expect(Conversation(json: "{") == nil)
  }

  @Test func escapesWhatReadersTakeForLineEnds() throws {
    let text = "x\u{2028}y\u{7F}z\n\u{1B}/\u{85}é🙂\"\\"
    let line = JSONWriter.line { json in
      json.string("a", text)
      json.list("b", [nil, "1"]) { if let number = $1 { $0.literal(nil, number) } else { $0.null() } }
    }
    #expect(line == #"{"a":"x\u2028y\u007fz\n\u001b/\u0085é🙂\"\\","b":[null,1]}"#)
    #expect(try JSONObject(line).string("a") == text)
    #expect(try JSONLine.encode(["a": text]).contains(#"x\u2028y\u007fz\n\u001b/\u0085é🙂\"\\"#))
  }
}
