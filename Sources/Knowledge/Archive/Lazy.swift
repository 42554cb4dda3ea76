package import Synchronization

/// A value that is made when it is first asked for. Of several threads that ask at once, each may make it; the first wins.
package final class Lazy<Value: Sendable>: Sendable {
  @usableFromInline
  package final class Box: Sendable {
    @usableFromInline package let value: Value
    @usableFromInline package init(_ value: Value) { self.value = value }
  }

  @usableFromInline package let made = AtomicLazyReference<Box>()
  @usableFromInline package let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// A value that is there already.
  package convenience init(_ value: Value) { self.init { value } }

  /// Compiled where it is used: for a type that is known a look costs next to nothing.
  @inlinable package var value: Value {
    if let box = made.load() { return box.value }
    return made.storeIfNil(Box(make())).value
  }
}
