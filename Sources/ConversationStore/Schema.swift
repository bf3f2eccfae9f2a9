internal import GRDB

/// The file's tables, from the first version on.
enum Schema {
  /// Marks the file as ours: "SpBr" in its header.
  static let applicationID = 0x5370_4272

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("conversations and search") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: conversations)
      try database.execute(sql: messages)
      try database.execute(sql: replies)
      try database.execute(sql: words)
      try database.execute(sql: characters)
    }
    migrator.registerMigration("summaries") { database in
      try database.execute(sql: summaries)
    }
    migrator.registerMigration("drafts by writer") { database in
      try database.execute(sql: draftsByWriter)
    }
    migrator.registerMigration("search in attachments") { database in
      try database.execute(sql: numberedAttachments)
      try database.execute(sql: attachmentWords)
      try database.execute(sql: attachmentCharacters)
    }
    return migrator
  }()

  /// Refuses what is not ours or newer than us, before anything is written.
  static func check(_ database: Database, path: String) throws {
    let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard identifier != applicationID else {
      if try migrator.hasBeenSuperseded(database) { throw ConversationStoreError.newerProgram(path: path) }
      return
    }
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard identifier == 0, isEmpty else { throw ConversationStoreError.foreign(path: path) }
  }

  private static let conversations = """
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL DEFAULT '',
      titleIsAutomatic INTEGER NOT NULL DEFAULT 1,
      isPinned INTEGER NOT NULL DEFAULT 0,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      deleted INTEGER,
      chosenRoot INTEGER,
      systemPrompt TEXT,
      persona TEXT
    ) STRICT;
    CREATE INDEX conversationList ON conversation (isPinned DESC, updated DESC, id DESC) WHERE deleted IS NULL;

    -- Unsent input; 0 is the chat that has no conversation yet.
    CREATE TABLE draft (conversation INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

    -- Counts what changes the list, for other processes to notice.
    CREATE TABLE listRevision (number INTEGER NOT NULL) STRICT;
    INSERT INTO listRevision VALUES (0);
    CREATE TRIGGER conversationAdded AFTER INSERT ON conversation BEGIN
      UPDATE listRevision SET number = number + 1;
    END;
    CREATE TRIGGER conversationChanged AFTER UPDATE ON conversation BEGIN
      UPDATE listRevision SET number = number + 1;
    END;
    CREATE TRIGGER conversationRemoved AFTER DELETE ON conversation BEGIN
      UPDATE listRevision SET number = number + 1;
      DELETE FROM draft WHERE conversation = old.id;
    END;
    """

  private static let messages = """
    CREATE TABLE message (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation INTEGER NOT NULL REFERENCES conversation DEFERRABLE INITIALLY DEFERRED,
      -- No cascade: a long conversation is deeper than SQLite's limit of nested actions.
      parent INTEGER REFERENCES message DEFERRABLE INITIALLY DEFERRED,
      role TEXT NOT NULL,
      text TEXT NOT NULL,
      state TEXT NOT NULL,
      created INTEGER NOT NULL,
      chosenChild INTEGER
    ) STRICT;
    CREATE INDEX messageOfConversation ON message (conversation);
    CREATE INDEX messageOfParent ON message (parent);

    CREATE TABLE attachment (
      message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      byteCount INTEGER NOT NULL,
      text TEXT,
      PRIMARY KEY (message, ordinal)
    ) STRICT;
    """

  private static let replies = """
    CREATE TABLE reply (
      message INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE,
      pair TEXT NOT NULL,
      mode TEXT NOT NULL,
      parameters TEXT NOT NULL,
      seed INTEGER NOT NULL,
      figures TEXT,
      tracePath TEXT
    ) STRICT;

    -- Replies that are being written: who writes them, and what there is so far, in pieces.
    CREATE TABLE stream (
      message INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE,
      machine TEXT NOT NULL,
      processID INTEGER NOT NULL,
      processStart INTEGER NOT NULL,
      heartbeat INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE streamPiece (
      message INTEGER NOT NULL REFERENCES stream ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (message, ordinal)
    ) STRICT, WITHOUT ROWID;
    """

  private static let summaries = """
    CREATE TABLE summary (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- The last reply that it is of.
      message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
      replyLength INTEGER NOT NULL,
      text TEXT NOT NULL,
      pair TEXT NOT NULL,
      created INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX summaryOfMessage ON summary (message);
    """

  /// Unsent input by the process that shows it, so that two chats do not share a text.
  private static let draftsByWriter = """
    DROP TRIGGER conversationRemoved;
    CREATE TABLE draftOfWriter (
      id INTEGER PRIMARY KEY,
      -- 0 is the chat that has no conversation yet.
      conversation INTEGER NOT NULL,
      -- Null where no process shows it.
      machine TEXT,
      processID INTEGER,
      processStart INTEGER,
      heartbeat INTEGER NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (conversation, machine, processID, processStart)
    ) STRICT;
    INSERT INTO draftOfWriter (conversation, heartbeat, text) SELECT conversation, 0, text FROM draft;
    DROP TABLE draft;
    ALTER TABLE draftOfWriter RENAME TO draft;
    CREATE TRIGGER conversationRemoved AFTER DELETE ON conversation BEGIN
      UPDATE listRevision SET number = number + 1;
      DELETE FROM draft WHERE conversation = old.id;
    END;
    """

  /// Words of messages and titles. Empty text, a streaming reply's, is not indexed.
  private static let words = """
    CREATE VIRTUAL TABLE messageWords USING fts5(
      text, content = 'message', content_rowid = 'id', prefix = '1 2 3',
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER messageWordsAdded AFTER INSERT ON message WHEN new.text <> '' BEGIN
      INSERT INTO messageWords (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER messageWordsRemoved AFTER DELETE ON message WHEN old.text <> '' BEGIN
      INSERT INTO messageWords (messageWords, rowid, text) VALUES ('delete', old.id, old.text);
    END;
    CREATE TRIGGER messageWordsChanged AFTER UPDATE OF text ON message BEGIN
      INSERT INTO messageWords (messageWords, rowid, text) SELECT 'delete', old.id, old.text WHERE old.text <> '';
      INSERT INTO messageWords (rowid, text) SELECT new.id, new.text WHERE new.text <> '';
    END;

    CREATE VIRTUAL TABLE titleWords USING fts5(
      title, content = 'conversation', content_rowid = 'id', prefix = '1 2 3',
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER titleWordsAdded AFTER INSERT ON conversation BEGIN
      INSERT INTO titleWords (rowid, title) VALUES (new.id, new.title);
    END;
    CREATE TRIGGER titleWordsRemoved AFTER DELETE ON conversation BEGIN
      INSERT INTO titleWords (titleWords, rowid, title) VALUES ('delete', old.id, old.title);
    END;
    CREATE TRIGGER titleWordsChanged AFTER UPDATE OF title ON conversation BEGIN
      INSERT INTO titleWords (titleWords, rowid, title) VALUES ('delete', old.id, old.title);
      INSERT INTO titleWords (rowid, title) VALUES (new.id, new.title);
    END;
    """

  /// Messages in scripts without spaces between words (Chinese, Japanese, Thai and others), by three characters at a
  /// time. Only such messages are in it, so others pay nothing. Two spaces at the end let every character start three.
  private static let characters = """
    CREATE VIEW paddedMessage AS SELECT id, text || '  ' AS text FROM message;
    CREATE VIRTUAL TABLE messageCharacters USING fts5(
      text, content = 'paddedMessage', content_rowid = 'id', tokenize = 'trigram');
    CREATE VIRTUAL TABLE messageCharacterList USING fts5vocab(messageCharacters, row);
    CREATE TRIGGER messageCharactersAdded AFTER INSERT ON message WHEN new.text GLOB '\(UnspacedScripts.glob)' BEGIN
      INSERT INTO messageCharacters (rowid, text) VALUES (new.id, new.text || '  ');
    END;
    CREATE TRIGGER messageCharactersRemoved AFTER DELETE ON message WHEN old.text GLOB '\(UnspacedScripts.glob)' BEGIN
      INSERT INTO messageCharacters (messageCharacters, rowid, text) VALUES ('delete', old.id, old.text || '  ');
    END;
    CREATE TRIGGER messageCharactersChanged AFTER UPDATE OF text ON message BEGIN
      INSERT INTO messageCharacters (messageCharacters, rowid, text)
        SELECT 'delete', old.id, old.text || '  ' WHERE old.text GLOB '\(UnspacedScripts.glob)';
      INSERT INTO messageCharacters (rowid, text)
        SELECT new.id, new.text || '  ' WHERE new.text GLOB '\(UnspacedScripts.glob)';
    END;
    """

  /// Attachments with numbers, for their indexes to go by.
  private static let numberedAttachments = """
    CREATE TABLE numberedAttachment (
      id INTEGER PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      byteCount INTEGER NOT NULL,
      text TEXT,
      UNIQUE (message, ordinal)
    ) STRICT;
    INSERT INTO numberedAttachment (message, ordinal, name, byteCount, text)
      SELECT message, ordinal, name, byteCount, text FROM attachment ORDER BY message, ordinal;
    DROP TABLE attachment;
    ALTER TABLE numberedAttachment RENAME TO attachment;
    """

  /// Words of attached files, which never change.
  private static let attachmentWords = """
    CREATE VIRTUAL TABLE attachmentWords USING fts5(
      text, content = 'attachment', content_rowid = 'id', prefix = '1 2 3',
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER attachmentWordsAdded AFTER INSERT ON attachment WHEN new.text <> '' BEGIN
      INSERT INTO attachmentWords (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER attachmentWordsRemoved AFTER DELETE ON attachment WHEN old.text <> '' BEGIN
      INSERT INTO attachmentWords (attachmentWords, rowid, text) VALUES ('delete', old.id, old.text);
    END;
    INSERT INTO attachmentWords (rowid, text) SELECT id, text FROM attachment WHERE text <> '';
    """

  /// Attached files in scripts without spaces between words, as messages in them.
  private static let attachmentCharacters = """
    CREATE VIEW paddedAttachment AS SELECT id, text || '  ' AS text FROM attachment;
    CREATE VIRTUAL TABLE attachmentCharacters USING fts5(
      text, content = 'paddedAttachment', content_rowid = 'id', tokenize = 'trigram');
    CREATE VIRTUAL TABLE attachmentCharacterList USING fts5vocab(attachmentCharacters, row);
    CREATE TRIGGER attachmentCharactersAdded AFTER INSERT ON attachment
      WHEN new.text GLOB '\(UnspacedScripts.glob)' BEGIN
      INSERT INTO attachmentCharacters (rowid, text) VALUES (new.id, new.text || '  ');
    END;
    CREATE TRIGGER attachmentCharactersRemoved AFTER DELETE ON attachment
      WHEN old.text GLOB '\(UnspacedScripts.glob)' BEGIN
      INSERT INTO attachmentCharacters (attachmentCharacters, rowid, text) VALUES ('delete', old.id, old.text || '  ');
    END;
    INSERT INTO attachmentCharacters (rowid, text)
      SELECT id, text || '  ' FROM attachment WHERE text GLOB '\(UnspacedScripts.glob)';
    """
}
