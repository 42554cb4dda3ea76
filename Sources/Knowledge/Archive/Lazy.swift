internal import Synchronization

/// A value that is made when it is first asked for. Of several threads that ask at once, each may make it; the first wins.
package final class Lazy<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Box>()
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// A value that is there already.
  package convenience init(_ value: Value) { self.init { value } }

  package var value: Value {
    if let box = made.load() { return box.value }
    return made.storeIfNil(Box(make())).value
  }
}
