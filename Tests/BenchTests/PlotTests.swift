import Foundation
import Testing

@testable import Bench

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The figure: well-formed, complete and with round axes.
@Suite struct PlotTests {
  /// Counts elements and collects texts; a parser that reports no error found the document well-formed.
  final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var texts: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if name == "text" { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if !texts.isEmpty { texts[texts.count - 1] += string }
    }
  }

  static func read(_ svg: String) throws -> Reader {
    let (parser, reader) = (XMLParser(data: Data(svg.utf8)), Reader())
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test("Every mode has a bar overall and in each category, and every setting a point")
  func complete() throws {
    let reader = try Self.read(ReportPlot(ReportTests.report()).svg)
    // Three modes beside the baseline: overall and two categories, the legend and the background.
    #expect(reader.counts["rect"] == 3 * 3 + 3 + 1)
    // Points and legend: circles for speculative's two settings, a square for specbranch's one.
    #expect(reader.counts["circle"] == 3 && reader.counts["polygon"] == 2)
    let texts = reader.texts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    for text in ["overall", "codeGen", "talk", "specbranch", "zero-bubble limit", "speed-up (×)", "γ 4"] {
      #expect(texts.contains(text), "\(text)")
    }
    #expect(texts.contains { $0.contains("emulated lanes: target 20+0.1*n ms") })
  }

  @Test("Names with markup in them stay text")
  func escaping() throws {
    var report = try ReportTests.report()
    report.pair = "<a & \"b\">"
    let reader = try Self.read(ReportPlot(report).svg)
    #expect(reader.texts.contains { $0.contains("<a & \"b\">") })
  }

  @Test("Axes end on round ticks around the values")
  func axes() {
    let axis = PlotAxis(0...3.72, from: 300, to: 0)
    #expect(axis.ticks == [0, 1, 2, 3, 4])
    #expect(axis.place(0) == 300 && axis.place(4) == 0)
    #expect(axis.label(2) == "2")
    let narrow = PlotAxis(0.41...0.87, from: 0, to: 100)
    #expect(narrow.values.lowerBound == 0.4 && narrow.values.upperBound == 0.9)
    #expect(narrow.label(0.5) == "0.5")
    #expect(PlotAxis(1...1, from: 0, to: 10).ticks == [1, 2])
  }
}
