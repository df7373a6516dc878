package org.incidentbridge.testkit.sim.zendesk;

/** A file of a comment, or one that waits for it. */
final class StoredFile {

  final long id;
  final String token;
  String name;
  String type;
  byte[] content;
  boolean inline;
  boolean redacted;

  StoredFile(long id, String token, String name, String type, byte[] content) {
    this.id = id;
    this.token = token;
    this.name = name;
    this.type = type;
    this.content = content.clone();
  }

  /** Takes the content away, as redaction does. */
  void redact() {
    redacted = true;
    name = "redacted.txt";
    type = "text/plain";
    content = "This attachment was redacted".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
