internal import Synchronization

/// A value that is made when it is first asked for. Of several threads that ask at once, one makes it, and the others wait.
package final class Lazy<Value: Sendable>: @unchecked Sendable {
  /// Written once, under the lock, before ``isMade`` says so; read by whoever has seen that.
  private var made: Value?
  private let isMade = Atomic(false)
  private let lock = Mutex(())
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// A value that is there already.
  package convenience init(_ value: Value) { self.init { value } }

  package var value: Value {
    if isMade.load(ordering: .acquiring), let made { return made }
    return lock.withLock { _ in
      if let made { return made }
      let value = make()
      made = value
      isMade.store(true, ordering: .releasing)
      return value
    }
  }
}
