package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.jspecify.annotations.Nullable;

/** Adds files, streamed from where they are. */
final class JiraFiles {

  private static final List<String> ASKED = List.of("attachment", "project");

  private final Site jira;
  private final Issues issues;
  private final JiraMetadata metadata;
  private final JiraLogin login;
  private final Doubts doubts;

  /** By how much Jira's clock may be behind the bridge's. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Set<String> made = ConcurrentHashMap.newKeySet();

  JiraFiles(Site jira, Issues issues, JiraMetadata metadata, JiraLogin login, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.metadata = metadata;
    this.login = login;
    this.doubts = doubts;
  }

  Outcome add(Command.AddAttachment command, ContentSource contents) {
    Optional<String> obstacle = obstacle(command);
    if (obstacle.isPresent()) {
      return Refusals.whole(jira.tracker() + ": " + obstacle.get());
    }
    try (InputStream content = contents.open(command.source(), command.file().id())) {
      return send(command, content);
    } catch (IOException unread) {
      return new Outcome.Deferred(
          "%s: '%s' of %s could not be read: %s"
              .formatted(
                  jira.tracker(), command.file().name(), command.source(), unread.getMessage()),
          Optional.empty());
    }
  }

  private Optional<String> obstacle(Command.AddAttachment command) {
    SiteFacts.Attaching meta = metadata.attaching();
    String name = command.file().name();
    if (!meta.enabled()) {
      return Optional.of("attachments are switched off in this Jira");
    }
    if (meta.limit() > 0 && command.file().size() > meta.limit()) {
      return Optional.of(
          "'%s' has %,d bytes and this Jira takes %,d at most"
              .formatted(name, command.file().size(), meta.limit()));
    }
    boolean open = !issues.serviceDesk(command.target().ticketId(), command.file().visibility());
    return open && command.file().visibility() == Visibility.INTERNAL
        ? Optional.of(
            "'" + name + "' is internal, and files outside service projects cannot be hidden")
        : Optional.empty();
  }

  private Outcome send(Command.AddAttachment command, InputStream content) {
    String id = command.target().ticketId();
    return jira.attach(id, command.file().name(), new Streamed(content))
        .map(this::applied)
        .orElseGet(
            () -> new Outcome.Unknown(jira.tracker() + ": Jira does not say which file it stored"));
  }

  /** A file cannot carry a marker: it is known by name, size and the bridge's user. */
  Outcome settle(Command.AddAttachment command, Instant since) {
    String self = login.session().account();
    for (JsonNode file : files(command.target().ticketId())) {
      boolean same =
          file.path("filename").asText().equals(command.file().name())
              && file.path("size").asLong() == command.file().size()
              && file.path("author").path(jira.dialect().accountKey()).asText().equals(self);
      if (same && isSince(file, since) && !made.contains(file.path("id").asText())) {
        return applied(file.path("id").asText());
      }
    }
    return doubts.notThere(
        command.target().key(),
        since,
        "%s: '%s' is not on the issue".formatted(jira.tracker(), command.file().name()));
  }

  /** An older file of the same name and size is another one. */
  private static boolean isSince(JsonNode file, Instant since) {
    try {
      Instant made = JiraTimes.read(file.path("created").asText());
      return !made.isBefore(since.minus(CLOCKS));
    } catch (DateTimeException unreadable) {
      return true;
    }
  }

  private JsonNode files(String id) {
    return issues
        .find(id, ASKED)
        .map(issue -> issue.path("fields").path("attachment"))
        .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
  }

  private Outcome applied(String fileId) {
    made.add(fileId);
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(fileId), Optional.empty(), List.of()));
  }

  /** A body that can be written once. */
  private static final class Streamed extends RequestBody {

    private final InputStream content;

    Streamed(InputStream content) {
      this.content = content;
    }

    @Override
    public @Nullable MediaType contentType() {
      return MediaType.get("application/octet-stream");
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (Source source = Okio.source(content)) {
        sink.writeAll(source);
      }
    }
  }
}
