internal import Dispatch
internal import Synchronization

/// A value that is made on another thread from now on, while nobody needs it yet.
public final class Background<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let result = Mutex<Result<Value, any Error>?>(nil)

  public init(_ make: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let made = Result { try make() }
      result.withLock { $0 = made }
    }
  }

  /// Waits until it is made.
  ///
  /// - Throws: what making it threw.
  public func value() throws -> Value {
    while true {
      if let result = result.withLock({ $0 }) { return try result.get() }
      group.wait()
    }
  }
}
