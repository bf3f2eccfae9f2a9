import Foundation
import SpecCore

/// Requests to a hub and to where it sends us: redirections, the token, retries. For one thread.
final class HubConnection {
  private static let mostRedirects = 8
  /// Tries in all, though each brings something.
  private static let mostRounds = 1000

  let endpoint: HubEndpoint
  let cancellation: CancellationFlag
  private let token: String?
  private let policy: RetryPolicy
  private let proxy: HubProxy
  private let transfer: HTTPTransfer
  /// Told of waits: seconds, and why.
  var onWait: (Double, String) -> Void = { _, _ in }

  init(
    endpoint: HubEndpoint, token: String?, policy: RetryPolicy, userAgent: String, proxy: HubProxy,
    cancellation: CancellationFlag
  ) throws(HubError) {
    self.endpoint = endpoint
    self.token = token
    self.policy = policy
    self.proxy = proxy
    self.cancellation = cancellation
    transfer = try HTTPTransfer(
      cancellation: cancellation, userAgent: userAgent, silence: policy.silence)
  }

  /// What a caller does with an answer.
  struct Receiver {
    /// The head of the last answer, and of the first: the hub's own, before redirections.
    var head: (_ last: HTTPHead, _ first: HTTPHead) throws(HubError) -> Void
    var body: (UnsafeRawBufferPointer) throws(HubError) -> Void
  }

  /// One attempt's outcome, where it may be worth another.
  private enum Outcome {
    case done
    case again(why: String, after: Double?)
  }

  /// Gets an address, again and again where that may help.
  ///
  /// - Parameters:
  ///   - what: names the thing for sentences.
  ///   - headers: asked before each attempt.
  ///   - progress: bytes kept so far; more than before starts the counting of failures anew.
  func get(
    _ url: String, what: String, headers: () -> [String] = { [] }, receiver: Receiver,
    progress: () -> Int = { 0 }
  ) throws(HubError) {
    var failures = 0
    var rounds = 0
    var kept = progress()
    while true {
      switch try attempt(url, what, headers(), receiver) {
      case .done: return
      case .again(let why, let requested):
        if progress() > kept { failures = 0 }
        kept = progress()
        failures += 1
        rounds += 1
        guard failures < policy.attempts, rounds < Self.mostRounds,
          (requested ?? 0) <= policy.longestRequestedWait
        else {
          throw HubError(.unavailable, "\(what) could not be fetched: \(why); try again later.")
        }
        try pause(
          requested ?? policy.wait(afterFailures: failures, spread: .random(in: 0...1)), why)
      }
    }
  }

  private func attempt(
    _ start: String, _ what: String, _ headers: [String], _ receiver: Receiver
  ) throws(HubError) -> Outcome {
    var url = start
    var first: HTTPHead?
    var answer: HTTPHead?
    hops: for _ in 0...Self.mostRedirects {
      let origin = try safeOrigin(of: url, what)
      var request = HTTPRequest(url: url, headers: headers, allowsPlainHTTP: origin.scheme == "http")
      // What stays on this machine is nobody else's to carry or to see.
      if !origin.isLoopback { request.proxy = proxy }
      // The token is the hub's: whoever it sends us to must not see it.
      if let token, origin == endpoint.origin { request.headers.append("Authorization: Bearer \(token)") }
      let known = first
      var isWanted = false
      do throws(HTTPFailure) {
        let head = try transfer.perform(
          request,
          onHead: { head throws(HubError) in
            isWanted = head.isSuccess || head.status == 416
            if isWanted { try receiver.head(head, known ?? head) }
          },
          onBody: { bytes throws(HubError) in
            if isWanted { try receiver.body(bytes) }
          })
        first = first ?? head
        guard (300...399).contains(head.status), head.status != 304 else {
          answer = head
          break hops
        }
        guard let next = head.redirect else { throw .fatal("a redirection leads nowhere") }
        url = next
      } catch {
        switch error {
        case .cancelled: throw .cancelled
        case .sink(let error): throw error
        case .fatal(let text):
          throw HubError(
            .unavailable,
            "\(what) could not be fetched from \(origin.host) (\(text)); check HF_ENDPOINT and proxies.")
        case .connection(let text): return .again(why: "\(origin.host) is out of reach (\(text))", after: nil)
        }
      }
    }
    if let answer { return try judge(answer, what) }
    throw HubError(.badAnswer, "\(what) is redirected without end; check HF_ENDPOINT and proxies.")
  }

  /// Where a request goes: encrypted, but for a hub on this machine.
  private func safeOrigin(of url: String, _ what: String) throws(HubError) -> WebOrigin {
    guard let origin = WebOrigin(url), origin.isSafe, origin.scheme == "https" || endpoint.origin.isLoopback
    else {
      throw HubError(
        .badAnswer,
        "\(what) would come over an insecure connection, so it was not fetched; check HF_ENDPOINT.")
    }
    return origin
  }

  private func judge(_ head: HTTPHead, _ what: String) throws(HubError) -> Outcome {
    switch head.status {
    case 200...299, 416: return .done
    case 401, 403: throw notAllowed(head, what)
    case 404, 410:
      throw HubError(
        .notFound, "\(endpoint.origin.host) has no \(what); check the name, the revision and the file.")
    case 408, 425, 429, 500...599:
      let why =
        head.status == 429 ? "the server asks for fewer requests" : "the server failed (\(head.status))"
      return .again(why: why, after: RetryPolicy.requestedWait(head.headers["retry-after"]))
    case let status:
      throw HubError(.badAnswer, "\(what) could not be fetched (the server says \(status)); try again later.")
    }
  }

  private func notAllowed(_ head: HTTPHead, _ what: String) -> HubError {
    // The hub does not tell a private repository from one that is not there.
    if head.headers["x-error-code"] == "RepoNotFound" {
      return HubError(
        .notFound,
        "\(endpoint.origin.host) has no \(what), or it is private; check the name, or set HF_TOKEN to a token that may read it."
      )
    }
    return HubError(
      .notAllowed,
      token == nil
        ? "\(what) needs a login; set HF_TOKEN to your token, and accept the model's licence on its page if it asks."
        : "Your token may not read \(what); accept the model's licence on its page, or set HF_TOKEN to another token."
    )
  }

  private func pause(_ seconds: Double, _ why: String) throws(HubError) {
    onWait(seconds, why)
    let end = Date(timeIntervalSinceNow: seconds)
    while end.timeIntervalSinceNow > 0 {
      if cancellation.isSet { throw .cancelled }
      Thread.sleep(forTimeInterval: min(0.05, max(0, end.timeIntervalSinceNow)))
    }
  }
}
