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
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/** Adds files, streamed from where they are. */
final class JiraFiles {

  private static final List<String> ASKED = List.of("attachment", "project");

  private static final int LONGEST_NAME = 250;

  private final Site jira;
  private final Issues issues;
  private final JiraMetadata metadata;
  private final JiraLogin login;
  private final Doubts doubts;

  /** By how much Jira's clock may be behind the bridge's. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  JiraFiles(Site jira, Issues issues, JiraMetadata metadata, JiraLogin login, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.metadata = metadata;
    this.login = login;
    this.doubts = doubts;
  }

  Outcome add(Command.AddAttachment command, ContentSource contents) {
    Attachment file = command.file();
    String issue = command.target().ticketId();
    Optional<String> obstacle =
        limit(file).or(() -> exposed(file, issues.serviceDesk(issue, file.visibility())));
    if (obstacle.isPresent()) {
      return Refusals.whole(jira.tracker() + ": " + obstacle.get());
    }
    try (InputStream content = contents.open(command.source(), command.file().id())) {
      return send(command, content);
    } catch (IOException unread) {
      return unread(command, unread);
    }
  }

  private Outcome unread(Command.AddAttachment command, IOException why) {
    return new Outcome.Deferred(
        "%s: '%s' of %s could not be read: %s"
            .formatted(jira.tracker(), command.file().name(), command.source(), why.getMessage()),
        Optional.empty());
  }

  /** What is in the way of a file, as far as it was read lately. */
  Optional<String> obstacle(Command.AddAttachment command) {
    String issue = command.target().ticketId();
    Attachment file = command.file();
    return limit(file)
        .or(
            () ->
                file.visibility() == Visibility.PUBLIC
                    ? Optional.empty()
                    : exposed(file, issues.serviceDesk(issue, Visibility.PUBLIC)));
  }

  private Optional<String> limit(Attachment file) {
    SiteFacts.Attaching meta = metadata.attaching();
    if (!meta.enabled()) {
      return Optional.of("attachments are switched off in this Jira");
    }
    return meta.limit() > 0 && file.size() > meta.limit()
        ? Optional.of(
            "'%s' has %,d bytes and this Jira takes %,d at most"
                .formatted(file.name(), file.size(), meta.limit()))
        : Optional.empty();
  }

  private static Optional<String> exposed(Attachment file, boolean desk) {
    return file.visibility() == Visibility.INTERNAL && !desk
        ? Optional.of(
            ("'%s' is internal, and files outside service projects cannot be hidden: show it to"
                    + " customers there, or share no attachments on this route")
                .formatted(file.name()))
        : Optional.empty();
  }

  private Outcome send(Command.AddAttachment command, InputStream content) {
    String id = command.target().ticketId();
    StreamedFile body = new StreamedFile(content);
    try {
      return jira.attach(id, name(command.file().name()), body)
          .map(file -> applied(command, file))
          .orElseGet(
              () ->
                  new Outcome.Unknown(jira.tracker() + ": Jira does not say which file it stored"));
    } catch (CallFailure failure) {
      return unread(command, body.broken().orElseThrow(() -> failure));
    }
  }

  /**
   * A file cannot carry a marker: it is known by name, size and the bridge's user.
   *
   * @param others ids of files that are known to be copies of other originals
   */
  Outcome settle(Command.AddAttachment command, Instant since, Set<String> others) {
    String wanted = name(command.file().name());
    String self = login.session().account();
    for (JsonNode file : files(command.target().ticketId())) {
      boolean same =
          file.path("filename").asText().equals(wanted)
              && file.path("size").asLong() == command.file().size()
              && file.path("author").path(jira.dialect().accountKey()).asText().equals(self);
      String id = file.path("id").asText();
      if (same && isSince(file, since) && !others.contains(id)) {
        return applied(command, id);
      }
    }
    return doubts.notThere(
        command.target().key(),
        since,
        "%s: '%s' is not on the issue".formatted(jira.tracker(), command.file().name()));
  }

  /** One that is gone counts as removed; whether it is only the issue that is hidden is asked. */
  Outcome withdraw(Command.WithdrawFile command) {
    if (command.way() == Command.WithdrawFile.Way.HIDE) {
      return Refusals.whole(JiraCapabilities.NO_HIDDEN_FILES);
    }
    String issue = command.target().ticketId();
    try {
      jira.removeFile(issue, command.attachmentId());
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure;
      }
      jira.lookAt(issue);
    }
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
  }

  Outcome settle(Command.WithdrawFile command) {
    String issue = command.target().ticketId();
    jira.lookAt(issue);
    for (JsonNode file : files(issue)) {
      if (file.path("id").asText().equals(command.attachmentId())) {
        return new Outcome.NotApplied();
      }
    }
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
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

  private static Outcome applied(Command.AddAttachment command, String fileId) {
    String wanted = command.file().name();
    String stored = name(wanted);
    List<Outcome.Loss> losses =
        wanted.equals(stored)
            ? List.of()
            : List.of(
                new Outcome.Loss(
                    "attachment", "'" + wanted + "' is called '" + stored + "' there"));
    return new Outcome.Applied(new Outcome.Receipt(Optional.of(fileId), Optional.empty(), losses));
  }

  /**
   * A name that comes out as it was put in: Jira cuts paths off, quotation marks and control
   * characters do not survive the way, and there is room for 255 characters. The ending stays.
   */
  static String name(String wanted) {
    String clean = wanted.replaceAll("[\\\\/\"\\p{Cntrl}]", "_").strip();
    String name = clean.isEmpty() ? "file" : clean;
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int most = LONGEST_NAME - ending.length();
    int end = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
    return name.substring(0, end) + ending;
  }
}
