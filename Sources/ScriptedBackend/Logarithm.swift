import Foundation

/// ln of a probability; of 0 a number low enough to never be drawn.
func logarithm(_ probability: Double) -> Double { probability > 0 ? log(probability) : -1e4 }
