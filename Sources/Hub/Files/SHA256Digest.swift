import CCrypto
import Foundation
public import SpecCore

/// A SHA-256 that grows with the content it is of.
public final class SHA256Digest {
  private let context: OpaquePointer

  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  public func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// Forgets everything.
  func restart() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  /// In hexadecimal, lower case; ends the digest.
  public func finish() -> String {
    var sum = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &sum, nil)
    return sum.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether a text is a SHA-256 in hexadecimal.
  public static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { $0 < 0x80 } && text.allSatisfy(\.isHexDigit)
  }

  /// The digest of a file; blocks while it reads.
  ///
  /// - Parameter progress: called with the bytes read so far, every few MiB.
  /// - Returns: nil if the file cannot be read whole, or if it was cancelled.
  public static func of(
    fileAt path: String, cancellation: CancellationFlag = CancellationFlag(),
    progress: (Int) -> Void = { _ in }
  ) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let digest = SHA256Digest()
    guard digest.update(from: descriptor, count: nil, cancellation, progress) else { return nil }
    return digest.finish()
  }

  /// Takes in a file from its start; to its end, or so many bytes of it.
  ///
  /// - Returns: whether all that was asked for could be read.
  func update(
    from descriptor: Int32, count: Int?, _ cancellation: CancellationFlag, _ progress: (Int) -> Void
  ) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 22)
    var done = 0
    while count.map({ done < $0 }) ?? true {
      if cancellation.isSet { return false }
      let wanted = min(buffer.count, (count ?? .max) - done)
      let got = pread(descriptor, &buffer, wanted, off_t(done))
      if got < 0 && errno == EINTR { continue }
      if got < 0 { return false }
      if got == 0 { return count == nil }
      buffer.withUnsafeBytes { update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
      done += got
      progress(done)
    }
    return true
  }
}
