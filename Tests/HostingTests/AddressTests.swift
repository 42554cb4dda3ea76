import Testing

@testable import Hosting

@Suite struct AddressTests {
  @Test(arguments: [
    ("spotter: why?", "why?"), ("Spotter, why?", "why?"), ("@spotter why?", "why?"), ("spotter why?", "why?"),
    ("hey spotter, why?", "hey why?"), ("hey spotter", "hey"), ("why is that, spotter?", "why is that,"),
    ("spotter", "spotter"), ("@Spotter!", "@Spotter!"),
  ])
  func hearsItsName(_ text: String, _ message: String) {
    let heard = Address(name: "Spotter").message(in: text)
    #expect(heard?.split(separator: " ").joined(separator: " ") == message)
  }

  @Test(arguments: ["@Spotter", "spotter:", "SPOTTER"])
  func takesItsNameAsPeopleWriteIt(_ name: String) {
    #expect(Address(name: name).message(in: "spotter: why?") == " why?")
  }

  @Test(arguments: [
    "why?", "", "my spotter dropped the bar", "ask the spotter", "spotter's back hurts", "spotters help",
    "spotter2: hi",
  ])
  func hearsNoOtherName(_ text: String) {
    #expect(Address(name: "spotter").message(in: text) == nil)
  }
}
