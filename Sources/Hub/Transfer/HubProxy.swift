/// The proxy that requests to other machines go through.
struct HubProxy: Sendable, Equatable {
  static let none = HubProxy(address: "", exceptions: "")

  /// As libcurl reads it; empty for none.
  let address: String
  /// Hosts, with commas between, that are asked without it; `*` stands for all.
  let exceptions: String

  init(address: String, exceptions: String) {
    self.address = address
    self.exceptions = exceptions
  }

  /// That of the usual variables. Plain HTTP, whose variable is missing here, goes to this machine only.
  init(environment: [String: String]) {
    func value(_ names: [String]) -> String {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    }
    self.init(
      address: value(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
      exceptions: value(["no_proxy", "NO_PROXY"]))
  }
}
