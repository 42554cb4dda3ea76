import ArgumentParser
import Hosting
import Knowledge
import Storage
import Transcripts
import Understanding

/// An error that a command ends with, by the codes of `sysexits.h`. What conforms to nothing of the kind ends it with 70:
/// nobody has thought of it.
protocol ExitCoded: Error {
  var exitCode: Int32 { get }
}

extension ContentError: ExitCoded { var exitCode: Int32 { 65 } }
extension DamagedVectors: ExitCoded { var exitCode: Int32 { 65 } }
extension MissingContent: ExitCoded { var exitCode: Int32 { 66 } }
extension MissingTranscripts: ExitCoded { var exitCode: Int32 { 66 } }
extension InputError: ExitCoded { var exitCode: Int32 { 74 } }
extension OutputClosed: ExitCoded { var exitCode: Int32 { 74 } }
extension TranscriptFileError: ExitCoded { var exitCode: Int32 { 74 } }
extension StateFailure: ExitCoded { var exitCode: Int32 { isBadData ? 65 : 74 } }

/// Runs a piece of a command; what goes wrong is said on stderr and becomes the exit code.
func explainingFailure<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as OutputClosed where error.isPipe {
    throw ExitCode.success  // the reader has had enough
  } catch let error where error is ExitCode || error is CleanExit || error is ValidationError {
    throw error  // said and coded by the parser of arguments
  } catch {
    StandardError.write("\(error)")
    throw ExitCode((error as? any ExitCoded)?.exitCode ?? 70)
  }
}
