import Testing

@testable import Hosting

@Suite struct LatenciesTests {
  @Test func findsQuantilesWithinAnEighth() {
    var latencies = Latencies()
    for microseconds in 1...1000 { latencies.record(.microseconds(microseconds)) }
    for (share, exact) in [(0.5, 500), (0.99, 990), (0.01, 10), (1.0, 1000)] {
      let found = latencies.quantile(share)
      #expect(found <= exact && found * 9 >= exact * 8, "\(share): \(found)")
    }
    #expect(latencies.most == 1000)
  }

  @Test func takesAnyDuration() {
    var latencies = Latencies()
    #expect(latencies.quantile(0.5) == 0)
    latencies.record(.zero, times: 5)
    latencies.record(.seconds(1_000_000))
    #expect(latencies.quantile(0.5) == 0)
    #expect(latencies.most == 1_000_000_000_000)
  }
}
