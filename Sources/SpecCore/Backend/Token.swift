/// A token id, in `0 ..< vocabularySize` of the model pair's common vocabulary.
public typealias Token = Int32

/// A token's index in its sequence, counted from 0.
public typealias Position = Int

/// A sequence of a model's key–value cache.
///
/// A leaf of the draft tree is one sequence; forks share the cells of their common prefix.
public typealias SequenceID = Int32
