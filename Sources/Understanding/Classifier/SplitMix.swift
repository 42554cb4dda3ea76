internal import Foundation

/// SplitMix64 (Steele, Lea, Flood 2014): a small generator whose numbers are the same everywhere.
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<1, in steps of 2^-24.
  mutating func nextShare() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// Normally distributed with mean 0 and variance 1 (Box and Muller 1958).
  mutating func nextGaussian() -> Float {
    let radius = (-2 * log(1 - nextShare())).squareRoot()
    return radius * cos(2 * .pi * nextShare())
  }
}
