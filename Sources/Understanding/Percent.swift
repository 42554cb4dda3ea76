/// A share as people read it: "63 %".
package func percent(_ share: Float) -> String { "\(Int((share * 100).rounded())) %" }
