/// A report on many conversations as aligned text of at most 100 columns.
public struct LibraryReportText {
  private let report: LibraryReport

  public init(_ report: LibraryReport) { self.report = report }

  public var text: String { (heading + [""] + table + [""] + remarks).joined(separator: "\n") + "\n" }

  private var heading: [String] {
    [
      "\(report.messages) messages in \(report.conversations) conversations, \(report.newestMessages) in the newest; "
        + "\(report.fileBytes >> 20) MiB",
      "specbranch \(report.programVersion), \(report.machine.processor), \(report.machine.cores) cores, "
        + "screen \(report.columns)×\(report.rows)",
    ]
  }

  private var table: [String] {
    var table = TextTable(["milliseconds", "n", "p50", "p95", "p99", "max"])
    table.labelWidth = 40
    func add(_ label: String, _ time: TimeFigures) {
      let times = [time.p50, time.p95, time.p99, time.max].map { NumberText.fixed($0) }
      table.rows.append([label, "\(time.count)"] + times)
    }
    add("open", report.open.all)
    add("  the newest conversation", report.open.newestConversation)
    add("  the list", report.open.list)
    add("search", report.search.all)
    for (kind, figures) in report.search.kinds.sorted(by: { $0.key < $1.key }) {
      add("  \(kind) (\(figures.hits) hits)", figures.time)
    }
    for (label, frames) in scenes {
      add(label + ", drawn", frames.drawn)
      add(label + ", on the terminal", frames.shown)
    }
    return table.lines
  }

  private var scenes: [(String, LibraryReport.Frames)] {
    [
      ("narrow the list", report.filter), ("scroll the list", report.scrollList),
      ("scroll the conversation", report.scrollConversation),
    ]
  }

  private var remarks: [String] {
    let bytes = scenes.map { "\(Int($0.1.bytesPerFrame))" }.joined(separator: ", ")
    return [
      "At most \(report.peakMemoryBytes >> 20) MiB of memory; \(bytes) bytes to the terminal for such a frame."
    ]
  }
}
