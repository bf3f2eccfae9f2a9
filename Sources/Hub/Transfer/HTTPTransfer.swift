import CCurl
import Foundation
import SpecCore

/// One request and its answer; redirections are told of, not followed.
struct HTTPRequest {
  var url: String
  /// Without line breaks.
  var headers: [String] = []
  var allowsPlainHTTP = false
  var proxy = HubProxy.none
}

/// What an answer begins with.
struct HTTPHead {
  var status = 0
  /// By lower-case name; of several the last.
  var headers: [String: String] = [:]
  /// Where a redirection leads, absolute.
  var redirect: String?
  /// The last part of a `text` answer to a failed request is of no use to people; its start may be.
  var isSuccess: Bool { (200...299).contains(status) }
}

/// Why there was no answer, or none to its end.
enum HTTPFailure: Error {
  case cancelled
  /// Worth another try: no connection, a broken one, or silence.
  case connection(String)
  /// Not worth one.
  case fatal(String)
  /// What the sink threw.
  case sink(HubError)
}

/// libcurl, used from one thread.
final class HTTPTransfer {
  private static let isReady = specbranch_curl_start() == CURLE_OK
  /// Lines of an answer's head in all; real ones have some 5 kB.
  private static let mostHeadBytes = 1 << 18

  private let curl: UnsafeMutableRawPointer
  private let cancellation: CancellationFlag
  private var head = HTTPHead()
  private var headBytes = 0
  private var headIsTold = false
  private var onHead: (HTTPHead) throws(HubError) -> Void = { _ in }
  private var onBody: (UnsafeRawBufferPointer) throws(HubError) -> Void = { _ in }
  private var failure: HubError?

  /// - Parameter silence: seconds without a byte after which a connection counts as broken.
  init(cancellation: CancellationFlag, userAgent: String, silence: Int) throws(HubError) {
    guard Self.isReady, let curl = curl_easy_init() else {
      throw HubError(
        .unavailable, "The library for network transfers (libcurl) does not start; install it again.")
    }
    self.curl = curl
    self.cancellation = cancellation
    specbranch_curl_set_number(curl, CURLOPT_NOSIGNAL, 1)
    specbranch_curl_set_number(curl, CURLOPT_FOLLOWLOCATION, 0)
    specbranch_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, 30)
    specbranch_curl_set_number(curl, CURLOPT_LOW_SPEED_LIMIT, 1)
    specbranch_curl_set_number(curl, CURLOPT_LOW_SPEED_TIME, silence)
    specbranch_curl_set_number(curl, CURLOPT_NOPROGRESS, 0)
    specbranch_curl_set_number(curl, CURLOPT_BUFFERSIZE, 1 << 18)
    specbranch_curl_set_text(curl, CURLOPT_USERAGENT, userAgent)
  }

  deinit { curl_easy_cleanup(curl) }

  /// Makes the request; blocks until its answer is whole.
  ///
  /// - Parameters:
  ///   - onHead: called once, before the first byte of the body.
  ///   - onBody: called with each piece of the body.
  func perform(
    _ request: HTTPRequest, onHead: @escaping (HTTPHead) throws(HubError) -> Void,
    onBody: @escaping (UnsafeRawBufferPointer) throws(HubError) -> Void
  ) throws(HTTPFailure) -> HTTPHead {
    (head, headBytes, headIsTold, failure) = (HTTPHead(), 0, false, nil)
    (self.onHead, self.onBody) = (onHead, onBody)
    defer { (self.onHead, self.onBody) = ({ _ in }, { _ in }) }
    var list: UnsafeMutablePointer<curl_slist>?
    for header in request.headers { list = curl_slist_append(list, header) }
    defer { curl_slist_free_all(list) }
    specbranch_curl_set_headers(curl, list)
    specbranch_curl_set_protocols(curl, request.allowsPlainHTTP ? 1 : 0)
    specbranch_curl_set_text(curl, CURLOPT_URL, request.url)
    // Both are always set: left alone, libcurl would read the environment by itself.
    specbranch_curl_set_text(curl, CURLOPT_PROXY, request.proxy.address)
    specbranch_curl_set_text(curl, CURLOPT_NOPROXY, request.proxy.exceptions)
    connectCallbacks()
    let code = curl_easy_perform(curl)
    if let failure { throw .sink(failure) }
    if cancellation.isSet { throw .cancelled }
    guard code == CURLE_OK else { throw proxyRefusal ?? Self.failure(code) }
    do throws(HubError) { try tellHead() } catch { throw .sink(error) }
    return head
  }

  private func connectCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    specbranch_curl_set_sink(curl, CURLOPT_HEADERFUNCTION) { bytes, one, count, context in
      Unmanaged<HTTPTransfer>.fromOpaque(context!).takeUnretainedValue()
        .receiveHeader(UnsafeRawBufferPointer(start: bytes, count: one * count))
    }
    specbranch_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
    specbranch_curl_set_sink(curl, CURLOPT_WRITEFUNCTION) { bytes, one, count, context in
      Unmanaged<HTTPTransfer>.fromOpaque(context!).takeUnretainedValue()
        .receiveBody(UnsafeRawBufferPointer(start: bytes, count: one * count))
    }
    specbranch_curl_set_pointer(curl, CURLOPT_WRITEDATA, context)
    specbranch_curl_set_watch(curl) { context, _, _, _, _ in
      Unmanaged<HTTPTransfer>.fromOpaque(context!).takeUnretainedValue().cancellation.isSet ? 1 : 0
    }
    specbranch_curl_set_pointer(curl, CURLOPT_XFERINFODATA, context)
  }

  /// - Returns: how much was taken; anything but all of it ends the transfer.
  private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
    headBytes += bytes.count
    guard headBytes <= Self.mostHeadBytes else {
      failure = HubError(
        .badAnswer, "The server's answer has no end of headers; check HF_ENDPOINT and proxies.")
      return 0
    }
    let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    if line.hasPrefix("HTTP/") {
      // A proxy's answer, or an interim one, comes before the real one.
      head = HTTPHead()
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      head.headers[line[..<colon].lowercased()] = value
    }
    return bytes.count
  }

  private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    if cancellation.isSet { return 0 }
    do throws(HubError) {
      try tellHead()
      try onBody(bytes)
    } catch {
      failure = error
      return 0
    }
    return bytes.count
  }

  private func tellHead() throws(HubError) {
    guard !headIsTold else { return }
    headIsTold = true
    head.status = specbranch_curl_number(curl, CURLINFO_RESPONSE_CODE)
    head.redirect = specbranch_curl_text(curl, CURLINFO_REDIRECT_URL).map { String(cString: $0) }
    try onHead(head)
  }

  /// What a proxy says that will say so again; nil for another failure, or no proxy.
  private var proxyRefusal: HTTPFailure? {
    switch specbranch_curl_number(curl, CURLINFO_HTTP_CONNECTCODE) {
    case 407: .fatal("the proxy wants a login")
    case let status where (400...499).contains(status):
      .fatal("the proxy refuses the connection (\(status))")
    default: nil
    }
  }

  private static func failure(_ code: CURLcode) -> HTTPFailure {
    let text = String(cString: curl_easy_strerror(code)).lowercased()
    switch code {
    case CURLE_SSL_CACERT_BADFILE, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CIPHER, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL,
      CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_FUNCTION_NOT_FOUND, CURLE_UNKNOWN_OPTION:
      return .fatal(text)
    default:
      return .connection(text)
    }
  }
}
