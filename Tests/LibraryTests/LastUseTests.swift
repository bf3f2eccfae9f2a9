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
