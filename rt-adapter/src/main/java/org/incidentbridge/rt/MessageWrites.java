package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddAttachment;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;

/**
 * Says something on tickets. What is for the team goes in as a comment, all else as correspondence,
 * which RT mails to who asked; neither can become the other (N5).
 */
final class MessageWrites {

  private final RtClient client;
  private final RtSettings settings;
  private final Receipts receipts;
  private final RtLogin login;
  private final Stirring stirring;

  MessageWrites(
      RtClient client, RtSettings settings, Receipts receipts, RtLogin login, Stirring stirring) {
    this.client = client;
    this.settings = settings;
    this.receipts = receipts;
    this.login = login;
    this.stirring = stirring;
  }

  Outcome add(AddComment command) {
    RtTicket before = receipts.forWriting(command.target().ticketId());
    RtMark mark = RtMark.text(command.target().key());
    ObjectNode message = message(RtProse.write(command.body()), mark);
    say(before.id(), command.visibility(), message);
    return Receipts.afterWrite(() -> said(command, receipts.whole(before.id())));
  }

  /** After a comment was sent, whether just now or before. */
  Outcome said(AddComment command, RtWhole whole) {
    Optional<RtTransaction> made = find(whole, RtMark.text(command.target().key()));
    if (made.isEmpty()) {
      return new Outcome.Unknown("RT does not show the message that it took");
    }
    return applied(made.map(m -> String.valueOf(m.id())), whole, made.get());
  }

  Outcome add(AddAttachment command, ContentSource contents) {
    RtTicket before = receipts.forWriting(command.target().ticketId());
    byte[] content;
    try (InputStream in = contents.open(command.source(), command.file().id())) {
      content = in.readAllBytes();
    } catch (IOException e) {
      return new Outcome.Deferred(
          "the file could not be read at its source: " + e.getMessage(), Optional.empty());
    }
    RtMark mark = RtMark.file(command.target().key());
    ObjectNode message = message(command.file().name(), mark);
    message
        .putArray("Attachments")
        .addObject()
        .put("FileName", encoded(command.file().name()))
        .put("FileType", "application/octet-stream")
        .put("FileContent", Base64.getEncoder().encodeToString(content));
    say(before.id(), command.file().visibility(), message);
    return Receipts.afterWrite(() -> said(command, receipts.whole(before.id())));
  }

  Outcome said(AddAttachment command, RtWhole whole) {
    Optional<RtTransaction> made = find(whole, RtMark.file(command.target().key()));
    Optional<String> file = file(command, whole);
    if (made.isEmpty() || file.isEmpty()) {
      return new Outcome.Unknown("RT does not show the file that it took");
    }
    return applied(file, whole, made.get());
  }

  private Outcome applied(Optional<String> createdId, RtWhole whole, RtTransaction made) {
    RtWhole now = stirring.undone(whole, made);
    Set<String> beside = receipts.beside(now, made.id(), Set.of());
    return receipts.applied(createdId, now, List.of(), beside);
  }

  /** The number of the file that a command made. */
  Optional<String> file(AddAttachment command, RtWhole whole) {
    return find(whole, RtMark.file(command.target().key()))
        .flatMap(message -> whole.files(message).stream().findFirst())
        .map(part -> String.valueOf(part.id()));
  }

  /** The message of the bridge with a mark. */
  Optional<RtTransaction> find(RtWhole whole, RtMark mark) {
    var talk = new RtTalk(receipts.shown(whole).ref().tracker(), whole, login, settings.marks());
    return whole.messages().stream()
        .filter(message -> talk.mark(message).filter(mark::equals).isPresent())
        .findFirst();
  }

  private ObjectNode message(String text, RtMark mark) {
    ObjectNode message = RtQuery.JSON.createObjectNode().put("ContentType", "text/plain");
    Optional<String> field = settings.marks().transactionField();
    field.ifPresent(f -> message.putObject("TxnCustomFields").put(f, mark.value()));
    return message.put("Content", field.isPresent() ? text : mark.on(text));
  }

  private void say(String ticket, Visibility visibility, ObjectNode message) {
    String verb = visibility == Visibility.PUBLIC ? "correspond" : "comment";
    Reply<Void> reply = client.reply(client.api().say(ticket, verb, message));
    if (reply.header("Location").isEmpty()) {
      throw new RtTicket.Unreadable("RT did not tell which message it made");
    }
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

  /** Whether a command's message is there. */
  boolean stands(Command command, RtWhole whole) {
    return switch (command) {
      case AddComment add -> find(whole, RtMark.text(add.target().key())).isPresent();
      case AddAttachment add -> file(add, whole).isPresent();
      default -> false;
    };
  }
}
