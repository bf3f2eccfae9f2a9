import Foundation
import Testing

@testable import specbranch

@Suite struct LastUseTests {
  @Test(arguments: [
    (0, "15:30"), (-15, "00:30"), (-16, "yesterday"), (-39, "yesterday"), (-40, "2026-03-03"),
    (9, "2026-03-06"),
  ])
  func theNearerTheFiner(hours: Int, words: String) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let now = try #require(
      calendar.date(from: DateComponents(year: 2026, month: 3, day: 5, hour: 15, minute: 30)))
    let time = now.addingTimeInterval(3600 * Double(hours))
    #expect(LastUse(now: now, calendar: calendar).words(for: time) == words)
  }
}

@Suite struct TimeLeftTests {
  @Test(arguments: [
    (30.0 * 24, "30 days left"), (30 * 24 - 0.1, "29 days left"), (48, "2 days left"),
    (47.5, "47 hours left"),
    (1.5, "1 hour left"), (0.5, "under an hour left"), (-0.5, "until the next start"),
  ])
  func theNearerTheEndTheFiner(hours: Double, words: String) {
    let now = Date()
    #expect(TimeLeft.words(until: now + hours * 3600, now: now) == words)
  }
}
