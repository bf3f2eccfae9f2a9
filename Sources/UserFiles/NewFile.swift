public import Foundation

/// Writes a file that its user asked for by name, whole or not at all, and readable by nobody else.
public enum NewFile {
  /// Why it was not written: one sentence for people.
  public enum Problem: Error, Equatable, CustomStringConvertible {
    case exists(path: String)
    case isFolder(path: String)
    case noFolder(path: String)
    case notWritable(path: String, reason: String)

    public var description: String {
      switch self {
      case .exists(let path): "\(path) is there already and was left as it is; choose another name."
      case .isFolder(let path): "\(path) is a folder; name a file in it."
      case .noFolder(let path): "The folder of \(path) is not there; make it, or choose another place."
      case .notWritable(let path, let reason):
        "\(path) could not be written (\(reason)); choose another place."
      }
    }
  }

  /// - Parameter replacing: whether a file of that name may go; else it stays, even where it appears meanwhile.
  public static func write(_ data: Data, to path: String, replacing: Bool = false) throws(Problem) {
    var status = stat()
    if stat(path, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { throw .isFolder(path: path) }
      // A device or a pipe takes the bytes as they come.
      if kind != S_IFREG { return try writeInto(path, data) }
      if !replacing { throw .exists(path: path) }
    } else if !replacing, lstat(path, &status) == 0 {
      // A link that leads nowhere.
      throw .exists(path: path)
    }
    let file = replacing ? URL(fileURLWithPath: path).resolvingSymlinksInPath() : URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(".\(UUID().uuidString).part").path
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .noFolder(path: path) : .notWritable(path: path, reason: reason())
    }
    defer { unlink(temporary) }
    do {
      defer { close(descriptor) }
      try write(data, descriptor, path)
      // On the disk before the name is: else a power cut could leave an empty file.
      guard fsync(descriptor) == 0 || errno == EINVAL else {
        throw Problem.notWritable(path: path, reason: reason())
      }
    }
    try place(temporary, at: file.path, path, replacing: replacing)
  }

  private static func place(
    _ temporary: String, at file: String, _ path: String, replacing: Bool
  ) throws(Problem) {
    if replacing {
      guard rename(temporary, file) == 0 else { throw .notWritable(path: path, reason: reason()) }
      return
    }
    // Unlike a rename, a link never takes another file's place.
    if link(temporary, file) == 0 { return }
    if errno == EEXIST { throw .exists(path: path) }
    // Some file systems have no links: the name is taken first, then given to the file.
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path: path) : .notWritable(path: path, reason: reason())
    }
    close(descriptor)
    guard rename(temporary, file) == 0 else {
      let reason = reason()
      unlink(file)
      throw .notWritable(path: path, reason: reason)
    }
  }

  private static func writeInto(_ path: String, _ data: Data) throws(Problem) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: reason()) }
    defer { close(descriptor) }
    try write(data, descriptor, path)
  }

  private static func write(_ data: Data, _ descriptor: Int32, _ path: String) throws(Problem) {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw .notWritable(path: path, reason: reason()) }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  private static func reason() -> String {
    switch errno {
    case EACCES, EPERM, EROFS: "it is not yours to write"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(errno)).lowercased()
    }
  }
}
