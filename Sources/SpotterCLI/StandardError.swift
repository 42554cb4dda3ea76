import ArgumentParser
import Hosting
import Logging

/// Where everything goes that is no reply.
enum StandardError {
  /// Writes a line. If nobody can read it there is nobody to tell.
  static func write(_ line: String) { try? LineWriter(descriptor: 2).write(line) }

  /// Sends the log here, from a level upwards. To be called once, before anything is logged.
  static func log(from level: Logger.Level) {
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}

/// A level of `swift-log` as an argument.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .notice }
}
