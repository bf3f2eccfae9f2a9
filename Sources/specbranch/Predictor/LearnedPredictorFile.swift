import Foundation
import PosteriorPrediction

/// Where a pair's learned predictor lives: in the user's data folder, for the user's eyes only.
struct LearnedPredictorFile: Sendable {
  /// Far more than any predictor has.
  private static let sizeLimit = 64 << 20

  let pair: String
  let url: URL

  init(pair: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.pair = pair
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
    let name = pair.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) ? $0 : "_" }
    url = data.appending(path: "specbranch/predictors").appending(path: String(name) + ".safetensors")
  }

  /// What was learned from a shipped predictor, and a sentence where it cannot be used.
  func read(shipped: HRADPredictor) -> (LearnedPredictor, notice: String?) {
    let fresh = LearnedPredictor(shipped: shipped)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      return (fresh, nil)
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      (attributes[.size] as? Int).map({ $0 <= Self.sizeLimit }) == true, let data = try? Data(contentsOf: url)
    else { return (fresh, broken("it cannot be read")) }
    do throws(PredictorError) {
      if let learned = try LearnedPredictor(reading: data, shipped: shipped) { return (learned, nil) }
      return (fresh, "The predictor of \(pair) is another one now, so H-RAD learns from its start again.")
    } catch {
      return (fresh, broken(error.problem))
    }
  }

  private func broken(_ problem: String) -> String {
    "What H-RAD had learned in \(url.path) cannot be used (\(problem)), so it starts from the pair's own predictor; "
      + "specbranch predictor reset removes the file."
  }

  /// Replaces the file at once, so that nobody ever finds half of it.
  func write(_ learned: LearnedPredictor) throws(CommandFailure) {
    let failure = CommandFailure(
      "What H-RAD learned could not be kept in \(url.path); is the folder writable and the disk not full?")
    guard let data = try? learned.data() else { throw failure }
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let part = url.path + ".\(ProcessInfo.processInfo.processIdentifier)"
    unlink(part)
    guard let file = OutputFile.open(part) else { throw failure }
    let isWritten =
      OutputFile.write(Array(data), to: file.fileDescriptor) == 0 && fsync(file.fileDescriptor) == 0
    guard isWritten, rename(part, url.path) == 0 else {
      unlink(part)
      throw failure
    }
  }

  /// - Returns: whether there was anything.
  func remove() throws(CommandFailure) -> Bool {
    if unlink(url.path) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw CommandFailure("\(url.path) cannot be removed; is its folder yours?")
  }
}
