@preconcurrency internal import Glibc

/// Input, output and standard error, which every process should be started with.
public enum StandardDescriptors {
  /// Fills those that this process was started without, so that no other file gets their numbers: reading the input or
  /// writing the output is an error then, and what is written to standard error is lost. To be called before any file
  /// is opened.
  public static func fillGaps() {
    // What is to be read can only be written, and the other way round.
    for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)] as [(Int32, Int32)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", mode)  // gets the lowest number that is free
    }
  }
}
