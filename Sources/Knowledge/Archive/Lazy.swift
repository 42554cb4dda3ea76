internal import Synchronization

/// A value that is made when it is first asked for. Of several threads that ask at once, one makes it, and the others wait.
package final class Lazy<Value: Sendable>: Sendable {
  /// Of no generic type, so that looking whether it is there looks up no type.
  private let made = Mutex<LazyBox?>(nil)
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// A value that is there already.
  package convenience init(_ value: Value) { self.init { value } }

  package var value: Value {
    let box = made.withLock { made in
      if let made { return made }
      let box = FullBox(make())
      made = box
      return box
    }
    return unsafeDowncast(box, to: FullBox<Value>.self).value  // nothing else is ever stored
  }
}

private class LazyBox: @unchecked Sendable {}

/// Never changed once it is made.
private final class FullBox<Value: Sendable>: LazyBox, @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
