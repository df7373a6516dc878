package org.incidentbridge.testkit.sim.rt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.testkit.sim.rt.Journal.File;
import org.incidentbridge.testkit.sim.rt.Journal.Message;

/**
 * A person at the web interface. No rights are asked for, so that tests can let anybody do
 * anything; history names the person. Queues, statuses, people and fields go by name.
 */
public final class RtPerson {

  private final Site site;
  private final World world;
  private final String name;

  RtPerson(Site site, String name) {
    this.site = site;
    this.world = site.world;
    this.name = name;
  }

  /** Opens a ticket and returns its id. */
  public int report(String queue, String subject, String text) {
    return report(queue, subject, text, List.of());
  }

  /** Opens a ticket for requestors, by name or address, and returns its id. */
  public int report(String queue, String subject, String text, List<String> requestors) {
    return report(queue, subject, text, requestors, Map.of());
  }

  /** Opens a ticket for requestors with values of custom fields, and returns its id. */
  public int report(
      String queue,
      String subject,
      String text,
      List<String> requestors,
      Map<String, String> custom) {
    synchronized (world) {
      Ticket draft = site.draft(me(), world.findQueue(queue).orElseThrow(), subject);
      requestors.stream()
          .map(r -> site.watchers.person(r).orElseThrow().id)
          .forEach(draft.watchers(Ticket.Role.REQUESTOR)::add);
      custom.forEach(
          (field, value) ->
              site.custom.initial(
                  me(),
                  draft,
                  world.findField(field, false).orElseThrow(),
                  List.of(Optional.of(value))));
      site.create(me(), draft, plain(text, List.of()));
      return draft.id;
    }
  }

  /** Comments, for staff only, and returns the transaction's id. */
  public int comment(int ticket, String text) {
    return say(ticket, false, plain(text, List.of()));
  }

  /** Writes to the requestors and returns the transaction's id. */
  public int correspond(int ticket, String text) {
    return say(ticket, true, plain(text, List.of()));
  }

  /** Writes to the requestors in HTML and returns the transaction's id. */
  public int correspondHtml(int ticket, String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return say(ticket, true, new Message(Optional.of("text/html"), bytes, "", List.of()));
  }

  /** Comments with a file and returns the attachment's id. */
  public int attach(int ticket, String fileName, String type, byte[] content) {
    return attach(ticket, false, new File(fileName, type, content));
  }

  /** Sends the requestors a file and returns the attachment's id. */
  public int send(int ticket, String fileName, String type, byte[] content) {
    return attach(ticket, true, new File(fileName, type, content));
  }

  private int attach(int ticket, boolean toRequestors, File file) {
    synchronized (world) {
      say(ticket, toRequestors, plain("", List.of(file)));
      return world.attachments.values().stream()
          .filter(a -> a.name().equals(file.name()))
          .mapToInt(Attachment::id)
          .max()
          .orElseThrow();
    }
  }

  private int say(int ticket, boolean toRequestors, Message message) {
    synchronized (world) {
      return site.talk
          .say(me(), world.requireTicket(ticket), toRequestors, message)
          .orElseThrow()
          .id();
    }
  }

  private static Message plain(String text, List<File> files) {
    byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    return new Message(Optional.of("text/plain"), bytes, "", files);
  }

  /**
   * Sets a field by its name in REST 2.0, e.g. {@code Subject}, {@code Status}, {@code Owner},
   * {@code Priority}, {@code SLA}.
   *
   * @return what RT says about it; empty if it did not change
   */
  public Optional<String> set(int ticket, String field, String value) {
    return on(ticket, t -> site.edits.set(me(), t, field, value));
  }

  /** Sets the due date, kept in whole seconds; the beginning of 1970 clears it. */
  public Optional<String> due(int ticket, Instant at) {
    return set(ticket, "Due", Dates.raw(at.getEpochSecond()));
  }

  public Optional<String> status(int ticket, String status) {
    return set(ticket, "Status", status);
  }

  /** Moves a ticket to another queue. */
  public Optional<String> move(int ticket, String queue) {
    return set(ticket, "Queue", queue);
  }

  /** Sets a custom field; no values clear it. */
  public List<String> custom(int ticket, String field, String... values) {
    return on(
        ticket,
        t ->
            site.custom.set(
                me(),
                t,
                world.findField(field, false).orElseThrow(),
                Arrays.stream(values).map(Optional::of).toList()));
  }

  /** Makes the watchers of a role exactly these: {@code Requestor}, {@code Cc}, {@code AdminCc}. */
  public List<String> watchers(int ticket, String role, String... people) {
    Ticket.Role which =
        Arrays.stream(Ticket.Role.values())
            .filter(r -> r.field.equals(role))
            .findFirst()
            .orElseThrow();
    return on(
        ticket, t -> site.watchers.replace(me(), t, which, List.of(people)).orElseGet(List::of));
  }

  /** Links a ticket, e.g. {@code RefersTo}, with a ticket's number or an address. */
  public String link(int ticket, String type, String target) {
    return on(ticket, t -> site.links.add(me(), t, Links.Name.of(type).orElseThrow(), target));
  }

  public String unlink(int ticket, String type, String target) {
    return on(ticket, t -> site.links.remove(me(), t, Links.Name.of(type).orElseThrow(), target));
  }

  /** Merges a ticket into another one. */
  public String merge(int ticket, int into) {
    return on(ticket, t -> site.links.merge(me(), t, String.valueOf(into)));
  }

  /** Deletes a ticket: its status becomes {@code deleted}, and no search finds it. */
  public void delete(int ticket) {
    status(ticket, "deleted");
  }

  private <T> T on(int ticket, Function<Ticket, T> action) {
    synchronized (world) {
      return action.apply(world.requireTicket(ticket));
    }
  }

  private Actor me() {
    return new Actor(world.requireUser(name), true);
  }
}
