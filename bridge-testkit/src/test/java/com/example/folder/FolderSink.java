package com.example.folder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.text.RichText;

/**
 * Writes to a folder. Ids of what it makes are the command's key: making it again changes nothing.
 */
final class FolderSink implements TrackerSink {

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "status", List.of("open", "busy", "done"),
          "priority", List.of("", "high", "normal", "low"));

  private final TrackerId tracker;
  private final Folder folder;
  private final InstantSource clock;

  FolderSink(TrackerId tracker, Folder folder, InstantSource clock) {
    this.tracker = tracker;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> create(create);
      case Command.UpdateFields update -> set(update, update.writes(), Map.of());
      case Command.ChangeStatus status -> set(status, List.of(write(status)), status.with());
      case Command.AddComment add ->
          say(add, add.target().key().text(), add.body(), add.visibility());
      case Command.EditComment edit -> edit(edit);
      case Command.RemoveComment remove -> remove(remove);
      case Command.AddAttachment a -> lacking(Capability.ATTACHMENTS);
      case Command.WithdrawFile w ->
          lacking(
              w.way() == Command.WithdrawFile.Way.REMOVE
                  ? Capability.REMOVE_FILES
                  : Capability.HIDE_FILES);
      case Command.PutLink p -> lacking(Capability.BACK_LINKS);
      case Command.LinkTickets l -> lacking(Capability.TICKET_LINKS);
      case Command.MoveTicket m -> lacking(Capability.MOVE_TICKETS);
      case Command.ShareTicket s -> lacking(Capability.SHARE_TICKETS);
    };
  }

  /** A file is replaced whole, so a command either stands or had no effect. */
  @Override
  public Outcome settle(Command command, Instant since) {
    return stands(command) ? shown(command, createdId(command)) : new Outcome.NotApplied();
  }

  /** One reading before, one writing, one reading after. */
  @Override
  public int cost(Command command) {
    return 3;
  }

  private boolean stands(Command command) {
    Optional<Properties> ticket = folder.read(ticketId(command));
    return switch (command) {
      case Command.CreateTicket c -> ticket.isPresent();
      case Command.UpdateFields u -> ticket.filter(t -> all(t, u.writes())).isPresent();
      case Command.ChangeStatus s -> ticket.filter(t -> all(t, List.of(write(s)))).isPresent();
      case Command.AddComment a ->
          ticket.filter(t -> t.containsKey("comment." + a.target().key() + ".text")).isPresent();
      case Command.EditComment e -> says(ticketId(e), e);
      case Command.RemoveComment r ->
          ticket.filter(t -> t.containsKey("comment." + r.commentId() + ".text")).isEmpty();
      case Command.AddAttachment a -> false;
      case Command.WithdrawFile w -> false;
      case Command.PutLink p -> false;
      case Command.LinkTickets l -> false;
      case Command.MoveTicket m -> false;
      case Command.ShareTicket s -> false;
    };
  }

  private static boolean all(Properties ticket, List<FieldWrite> writes) {
    return writes.stream().allMatch(w -> same(ticket.getProperty(w.field(), ""), w.value()));
  }

  private boolean says(String id, Command.EditComment edit) {
    Command.Said wanted = new Command.Said(edit.body(), edit.visibility());
    return folder.snapshot(tracker, id).stream()
        .flatMap(t -> t.talk().comments().stream())
        .anyMatch(c -> c.id().equals(edit.commentId()) && Command.Said.by(c).equals(wanted));
  }

  private Outcome create(Command.CreateTicket command) {
    String id = ticketId(command);
    Map<String, String> bad = new TreeMap<>();
    Properties ticket = folder.read(id).orElseGet(Properties::new);
    command.fields().forEach((field, value) -> put(ticket, field, value, bad));
    if (!bad.isEmpty()) {
      return new Outcome.Refused(tracker + " cannot hold some fields", bad);
    }
    ticket.setProperty("marker", command.target().key().text());
    folder.write(id, ticket);
    return shown(command, Optional.of(id));
  }

  /** Nothing is overwritten that the bridge has not seen (N7). */
  private Outcome set(Command command, List<FieldWrite> writes, Map<String, Value> with) {
    String id = ticketId(command);
    Optional<Properties> found = folder.read(id);
    if (found.isEmpty()) {
      return refused(id + " is gone");
    }
    Properties ticket = found.get();
    Map<String, String> bad = new TreeMap<>();
    for (FieldWrite write : writes) {
      String now = ticket.getProperty(write.field(), "");
      if (!same(now, write.expected()) && !same(now, write.value())) {
        return new Outcome.Stale(folder.snapshot(tracker, id).orElseThrow());
      }
      put(ticket, write.field(), write.value(), bad);
    }
    with.forEach((field, value) -> put(ticket, field, value, bad));
    if (!bad.isEmpty()) {
      return new Outcome.Refused(tracker + ": " + bad, bad);
    }
    folder.write(id, ticket);
    return shown(command, Optional.empty());
  }

  private static void put(Properties ticket, String field, Value value, Map<String, String> bad) {
    List<String> words = WORDS.getOrDefault(field, List.of());
    if (!List.of("title", "body", "status", "priority").contains(field)) {
      bad.put(field, "there is no such field");
    } else if (!words.isEmpty() && !words.contains(text(value))) {
      bad.put(field, "'" + text(value) + "' is none of " + words);
    } else {
      ticket.setProperty(field, text(value));
    }
  }

  private Outcome edit(Command.EditComment edit) {
    return folder
        .snapshot(tracker, ticketId(edit))
        .filter(edit::isStale)
        .<Outcome>map(Outcome.Stale::new)
        .orElseGet(() -> say(edit, edit.commentId(), edit.body(), edit.visibility()));
  }

  private Outcome say(Command command, String id, RichText body, Visibility visibility) {
    Optional<Properties> found = folder.read(ticketId(command));
    if (found.isEmpty()) {
      return refused(ticketId(command) + " is gone");
    }
    Properties ticket = found.get();
    String prefix = "comment." + id + ".";
    ticket.setProperty(prefix + "text", Markdown.render(body));
    ticket.setProperty(
        prefix + "visibility", visibility == Visibility.PUBLIC ? "public" : "internal");
    ticket.putIfAbsent(prefix + "at", clock.instant().toString());
    ticket.putIfAbsent(prefix + "by", "bridge");
    ticket.putIfAbsent(prefix + "marker", command.target().key().text());
    folder.write(ticketId(command), ticket);
    return shown(command, Optional.of(id));
  }

  private Outcome remove(Command.RemoveComment command) {
    folder
        .read(ticketId(command))
        .ifPresent(
            ticket -> {
              ticket.stringPropertyNames().stream()
                  .filter(key -> key.startsWith("comment." + command.commentId() + "."))
                  .forEach(ticket::remove);
              folder.write(ticketId(command), ticket);
            });
    return shown(command, Optional.empty());
  }

  private Outcome shown(Command command, Optional<String> createdId) {
    Optional<TicketSnapshot> ticket = folder.snapshot(tracker, ticketId(command));
    return new Outcome.Applied(new Outcome.Receipt(createdId, ticket, List.of()));
  }

  private static Optional<String> createdId(Command command) {
    return command instanceof Command.CreateTicket || command instanceof Command.AddComment
        ? Optional.of(command.target().key().text())
        : Optional.empty();
  }

  private static FieldWrite write(Command.ChangeStatus command) {
    return new FieldWrite("status", Value.line(command.expected()), Value.line(command.status()));
  }

  private static String ticketId(Command command) {
    return command instanceof Command.CreateTicket
        ? command.target().key().text()
        : command.target().ticketId();
  }

  /** Texts are compared in their normal form: people format them in other ways. */
  private static boolean same(String now, Value value) {
    return value instanceof Value.Body body
        ? Markdown.parse(now).normalised().equals(body.text().normalised())
        : now.equals(value.display());
  }

  private static String text(Value value) {
    return value instanceof Value.Body body ? Markdown.render(body.text()) : value.display();
  }

  private static Outcome lacking(Capability capability) {
    return refused(FolderTracker.CAPABILITIES.lack(capability).orElseThrow());
  }

  private static Outcome refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
