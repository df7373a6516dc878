package org.incidentbridge.testkit.sim.rt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Writes transactions and what they carry, and the mails that RT sends of them. */
final class Journal {

  private final World world;

  Journal(World world) {
    this.world = world;
  }

  /** A file as it comes in. */
  record File(String name, String type, byte[] content) {}

  /**
   * What somebody says.
   *
   * @param type media type of the text; absent if there is no text
   */
  record Message(Optional<String> type, byte[] text, String subject, List<File> files) {

    static Message none() {
      return new Message(Optional.empty(), new byte[0], "", List.of());
    }
  }

  /** A change, made by the one who asked for it. */
  Transaction write(Ticket ticket, User by, Kind kind) {
    ticket.lastUpdatedBy = by.id;
    return append(ticket, by, kind);
  }

  /** What RT adds to a change of somebody else. */
  Transaction follow(Ticket ticket, Kind kind) {
    return append(ticket, world.system(), kind, "", world.now() + world.scrips);
  }

  /** Words, with the parts that carry them. */
  Transaction say(Ticket ticket, User by, Kind kind, Message message) {
    ticket.lastUpdatedBy = by.id;
    String data = message.subject.isEmpty() ? "No Subject" : message.subject + "\n";
    Transaction said = append(ticket, by, kind, data);
    attach(said, message);
    return said;
  }

  private Transaction append(Ticket ticket, User by, Kind kind) {
    return append(ticket, by, kind, "");
  }

  private Transaction append(Ticket ticket, User by, Kind kind, String data) {
    return append(ticket, by, kind, data, world.now());
  }

  private Transaction append(Ticket ticket, User by, Kind kind, String data, long at) {
    int id = world.next(World.Sequence.TRANSACTION);
    Transaction written = Transaction.of(id, ticket.id, kind, data, by.id, at);
    world.transactions.put(id, written);
    ticket.stamps.put(Stamp.LAST_UPDATED, at);
    return written;
  }

  /** The parts of a message: alone, or below one that holds them. */
  void attach(Transaction to, Message message) {
    boolean single = message.files.isEmpty();
    int parent =
        single ? 0 : part(to, 0, new File("", "multipart/mixed", new byte[0]), message.subject);
    String type = message.type.orElse("application/octet-stream");
    part(to, parent, new File("", type, message.text), single ? message.subject : "");
    message.files.forEach(file -> part(to, parent, file, ""));
  }

  private int part(Transaction to, int parent, File file, String subject) {
    int id = world.next(World.Sequence.ATTACHMENT);
    int length = file.content.length;
    boolean cut = world.mostBytes > 0 && length > world.mostBytes;
    File kept = cut ? cut(file) : file;
    if (cut) {
      String type = world.droppingLong ? "AttachmentDrop" : "AttachmentTruncate";
      Kind kind = new Kind(type, "", String.valueOf(length), String.valueOf(world.mostBytes));
      Ticket ticket = world.requireTicket(to.ticket());
      append(ticket, world.user(to.creator()), kind, file.name);
    }
    world.attachments.put(
        id,
        new Attachment(
            id, to.id(), parent, kept.name, kept.type, subject, length, kept.content.clone()));
    return id;
  }

  private File cut(File file) {
    if (!world.droppingLong) {
      return new File(file.name, file.type, Arrays.copyOf(file.content, world.mostBytes));
    }
    String name =
        file.name.isEmpty() || file.name.endsWith(".txt") ? file.name : file.name + ".txt";
    return new File(name, "text/plain", Json.bytes("Large attachment dropped"));
  }

  /** A mail that RT sends, with the copy that it keeps of it. */
  void mail(Ticket ticket, String type, String subject, byte[] text) {
    Transaction mail = follow(ticket, Kind.of(type));
    String full = "[" + World.ORGANIZATION + " #" + ticket.id + "] " + subject;
    int parent = part(mail, 0, new File("", "multipart/alternative", new byte[0]), full);
    part(mail, parent, new File("", "text/plain", text), "");
    part(mail, parent, new File("", "text/html", text), "");
  }
}
