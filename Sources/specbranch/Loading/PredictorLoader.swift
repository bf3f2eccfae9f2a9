import Foundation
import PosteriorPrediction
import SpecCore
import SpecEngine

/// Loads a pair's posterior predictor; without one that works, posterior lengths go by confidence.
struct PredictorLoader: Sendable {
  /// nil where the pair has none.
  let path: String?

  /// - Returns: the predictor that the coordinator now uses, or why there is none though one is named.
  func load(into coordinator: SpeculationCoordinator) async -> (HRADPredictor?, obstacle: String?) {
    guard let path else { return (nil, nil) }
    do {
      let predictor = try Self.read(path)
      try await coordinator.use(predictor)
      return (predictor, nil)
    } catch let failure as CommandFailure {
      return (nil, "H-RAD is off: " + failure.description)
    } catch let obstacle as PosteriorObstacle {
      return (nil, "H-RAD is off: " + obstacle.sentence)
    } catch {
      return (nil, "H-RAD is off: \(error)")
    }
  }

  static func read(_ path: String) throws -> HRADPredictor {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
      throw CommandFailure("The predictor \(path) cannot be read; train one with specbranch predictor train.")
    }
    do throws(PredictorError) {
      return try HRADPredictor(reading: data)
    } catch {
      throw CommandFailure(
        "The predictor \(path) cannot be used (\(error.problem)); train one with specbranch predictor train.")
    }
  }
}
