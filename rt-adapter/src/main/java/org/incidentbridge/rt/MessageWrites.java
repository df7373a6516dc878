package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddAttachment;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;

/**
 * Says something on tickets. What is for the team goes in as a comment, all else as correspondence,
 * which RT mails to who asked; neither can become the other (N5).
 */
final class MessageWrites {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final RtClient client;
  private final RtSettings settings;
  private final Receipts receipts;
  private final Stirring stirring;

  MessageWrites(RtClient client, RtSettings settings, Receipts receipts, Stirring stirring) {
    this.client = client;
    this.settings = settings;
    this.receipts = receipts;
    this.stirring = stirring;
  }

  Outcome add(AddComment command) {
    RtTicket before = receipts.forWriting(command.target().ticketId());
    RtMark mark = RtMark.text(command.target().key());
    ObjectNode message = message(RtProse.write(command.body()), mark);
    long made = say(before.id(), command.visibility(), message);
    return Receipts.afterWrite(
        () ->
            said(command, spoken(receipts.wherever(before.id()), m -> m.id() == made))
                .orElse(new Outcome.Unknown("RT does not show the message that it took")));
  }

  /** What became of a comment that was sent at some time from then on; empty if nothing. */
  Optional<Outcome> said(AddComment command, RtWhole whole, Instant from) {
    return said(command, spoken(whole, m -> !m.at().isBefore(from)));
  }

  private Optional<Outcome> said(AddComment command, Spoken spoken) {
    return spoken
        .find(
            RtMark.text(command.target().key()),
            command.visibility(),
            RtProse.write(command.body()))
        .map(made -> applied(command, made.id(), spoken.whole(), made));
  }

  /**
   * The ticket is looked at once the file is there, which may take a while: RT takes what is said
   * on one that was merged meanwhile for the other, and no condition on the ticket's tag (N5).
   */
  Outcome add(AddAttachment command, ContentSource contents) {
    byte[] content;
    try (InputStream in = contents.open(command.source(), command.file().id())) {
      content = in.readAllBytes();
    } catch (IOException e) {
      return new Outcome.Deferred(
          "the file could not be read at its source: " + e.getMessage(), Optional.empty());
    }
    RtTicket before = receipts.forWriting(command.target().ticketId());
    RtMark mark = RtMark.file(command.target().key());
    ObjectNode message = message(command.file().name(), mark);
    message
        .putArray("Attachments")
        .addObject()
        .put("FileName", encoded(command.file().name()))
        .put("FileType", "application/octet-stream")
        .put("FileContent", Base64.getEncoder().encodeToString(content));
    long made = say(before.id(), command.file().visibility(), message);
    return Receipts.afterWrite(
        () ->
            said(command, spoken(receipts.wherever(before.id()), m -> m.id() == made))
                .orElse(new Outcome.Unknown("RT does not show the file that it took")));
  }

  /** What became of a file that was sent at some time from then on; empty if nothing. */
  Optional<Outcome> said(AddAttachment command, RtWhole whole, Instant from) {
    return said(command, spoken(whole, m -> !m.at().isBefore(from)));
  }

  private Optional<Outcome> said(AddAttachment command, Spoken spoken) {
    RtMark mark = RtMark.file(command.target().key());
    RtWhole whole = spoken.whole();
    return spoken
        .find(mark, command.file().visibility(), command.file().name())
        .flatMap(
            made ->
                whole.files(made).stream()
                    .findFirst()
                    .map(file -> applied(command, file.id(), whole, made)));
  }

  private Spoken spoken(RtWhole whole, Predicate<RtTransaction> recent) {
    boolean inField = settings.marks().transactionField().isPresent();
    return new Spoken(whole, receipts.talk(whole), inField, recent);
  }

  /** A message outlives a merge of its ticket, and what the other ticket shows is not told (N5). */
  private Outcome applied(Command command, long created, RtWhole whole, RtTransaction made) {
    String field = command instanceof AddAttachment ? "attachment" : "comment";
    List<Loss> cuts = Receipts.cuts(field, whole, made);
    Optional<String> id = Optional.of(String.valueOf(created));
    if (!whole.ticket().id().equals(command.target().ticketId())) {
      return new Outcome.Applied(new Outcome.Receipt(id, Optional.empty(), cuts, Set.of()));
    }
    RtWhole now = stirring.undone(whole, made);
    return receipts.applied(id, now, cuts, stirring.beside(now, made));
  }

  private ObjectNode message(String text, RtMark mark) {
    ObjectNode message = RtQuery.JSON.createObjectNode().put("ContentType", "text/plain");
    Optional<String> field = settings.marks().transactionField();
    field.ifPresent(f -> message.putObject("TxnCustomFields").put(f, mark.value()));
    return message.put("Content", field.isPresent() ? text : mark.on(text));
  }

  /** The number of the message. */
  private long say(String ticket, Visibility visibility, ObjectNode message) {
    String verb = visibility == Visibility.PUBLIC ? "correspond" : "comment";
    Reply<Void> reply = client.reply(client.api().say(ticket, verb, message));
    return reply
        .header("Location")
        .map(at -> at.substring(at.lastIndexOf('/') + 1))
        .filter(number -> NUMBER.matcher(number).matches())
        .map(Long::parseLong)
        .orElseThrow(() -> new RtTicket.Unreadable("RT did not tell which message it made"));
  }

  /** RT breaks on names beyond Latin-1 and spoils those beyond ASCII, but for encoded words. */
  private static String encoded(String name) {
    boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 127);
    return plain
        ? name
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }
}
