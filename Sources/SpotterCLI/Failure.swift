import ArgumentParser
import Hosting
import Knowledge
import Transcripts
import Understanding
import Storage

/// Runs a piece of a command; what goes wrong is said on stderr and becomes the exit code of `sysexits.h`.
func explainingFailure<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as OutputClosed where error.isPipe {
    throw ExitCode.success  // the reader has had enough
  } catch let error as ContentError {
    throw exit(65, saying: error)
  } catch let error as DamagedVectors {
    throw exit(65, saying: error)
  } catch let error as MissingContent {
    throw exit(66, saying: error)
  } catch let error as MissingTranscripts {
    throw exit(66, saying: error)
  } catch let error as InputError {
    throw exit(74, saying: error)
  } catch let error as OutputClosed {
    throw exit(74, saying: error)
  } catch let error as TranscriptFileError {
    throw exit(74, saying: error)
  } catch let error as NoTranscripts {
    throw exit(1, saying: error)
  } catch let error as StateFailure {
    throw exit(error.isBadData ? 65 : 74, saying: error)
  } catch let error as DamagedArchive {
    throw exit(70, saying: error)
  }
}

private func exit(_ code: Int32, saying error: some Error) -> ExitCode {
  StandardError.write("\(error)")
  return ExitCode(code)
}
