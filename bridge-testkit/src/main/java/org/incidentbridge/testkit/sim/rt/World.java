package org.incidentbridge.testkit.sim.rt;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** The whole state of one installation. Guarded by its own monitor. */
final class World {

  /** How RT names itself in addresses of its tickets. */
  static final String ORGANIZATION = "rt.example.test";

  static final String SYSTEM = "RT_System";
  static final String NOBODY = "Nobody";

  private static final String TICKET_URI = "fsck.com-rt://" + ORGANIZATION + "/ticket/";

  final InstantSource clock;
  final RtOptions options;
  final Random random;
  final Access access = new Access();
  final Map<String, Lifecycle> lifecycles = new LinkedHashMap<>();
  final Map<Integer, Queue> queues = new TreeMap<>();
  final Map<Integer, User> users = new TreeMap<>();
  final Map<Integer, CustomField> fields = new TreeMap<>();

  /** Queues, by the fields on tickets that are not applied to them. */
  final Map<Integer, Set<Integer>> unapplied = new TreeMap<>();

  final Map<Integer, Ticket> tickets = new TreeMap<>();
  final Map<Integer, Transaction> transactions = new TreeMap<>();
  final Map<Integer, Attachment> attachments = new TreeMap<>();
  final List<Link> links = new ArrayList<>();

  /** How long after a change RT does by itself what follows from it; in seconds. */
  long scrips;

  /** Whether the next message is written, and the worker gone before it has its custom fields. */
  boolean dyingBeforeMarks;

  /** So much is kept of a part of a message; 0 for all. */
  int mostBytes;

  /** Whether parts that are too long are dropped, and not cut. */
  boolean droppingLong;

  private final Map<Sequence, Integer> lastIds = new EnumMap<>(Sequence.class);

  World(InstantSource clock, RtOptions options) {
    this.clock = clock;
    this.options = options;
    this.random = new Random(options.seed());
    Lifecycle usual = Lifecycle.usual();
    lifecycles.put(usual.name(), usual);
    builtIn(1, SYSTEM, "The RT System itself");
    builtIn(6, NOBODY, "Nobody in particular");
    lastIds.put(Sequence.USER, 26);
    lastIds.put(Sequence.QUEUE, 2);
  }

  /** What has ids of its own. */
  enum Sequence {
    USER,
    QUEUE,
    FIELD,
    TICKET,
    TRANSACTION,
    ATTACHMENT
  }

  private void builtIn(int id, String name, String realName) {
    User user = new User(id, name);
    user.realName = realName;
    users.put(id, user);
  }

  int next(Sequence sequence) {
    return lastIds.merge(sequence, 1, Integer::sum);
  }

  int last(Sequence sequence) {
    return lastIds.getOrDefault(sequence, 0);
  }

  /** Now in whole seconds, as the database keeps times. */
  long now() {
    return clock.instant().getEpochSecond();
  }

  User user(int id) {
    return Optional.ofNullable(users.get(id)).orElseThrow();
  }

  User system() {
    return user(1);
  }

  User nobody() {
    return user(6);
  }

  Optional<User> userNamed(String name) {
    return users.values().stream().filter(u -> u.name.equalsIgnoreCase(name)).findFirst();
  }

  /** By name, address or number. */
  Optional<User> findUser(String text) {
    return userNamed(text)
        .or(() -> users.values().stream().filter(u -> u.email.equalsIgnoreCase(text)).findFirst())
        .or(() -> number(text).map(users::get));
  }

  /** An account that must exist. */
  User requireUser(String name) {
    return userNamed(name).orElseThrow(() -> new NoSuchElementException("no user " + name));
  }

  Optional<Queue> findQueue(String text) {
    return queues.values().stream()
        .filter(q -> q.name.equalsIgnoreCase(text))
        .findFirst()
        .or(() -> number(text).map(queues::get));
  }

  Queue requireQueue(int id) {
    return Optional.ofNullable(queues.get(id))
        .orElseThrow(() -> new NoSuchElementException("no queue " + id));
  }

  boolean isApplied(CustomField field, Queue queue) {
    return !unapplied.getOrDefault(field.id(), Set.of()).contains(queue.id);
  }

  /** The field on tickets of a queue. */
  Optional<CustomField> findField(String text, Queue queue) {
    return findField(text, false).filter(field -> isApplied(field, queue));
  }

  Optional<CustomField> findField(String text, boolean forTransactions) {
    return fields.values().stream()
        .filter(f -> f.forTransactions() == forTransactions)
        .filter(f -> f.name().equalsIgnoreCase(text) || String.valueOf(f.id()).equals(text))
        .findFirst();
  }

  /** The ticket that a number leads to: another one if this one was merged into it. */
  Optional<Ticket> ticket(int id) {
    return Optional.ofNullable(tickets.get(id)).map(t -> t.isMerged() ? target(t) : t);
  }

  private Ticket target(Ticket merged) {
    return ticket(merged.effectiveId).orElseThrow();
  }

  Ticket requireTicket(int id) {
    return ticket(id).orElseThrow(() -> new NoSuchElementException("no ticket " + id));
  }

  /** All that happened on a ticket and on those that were merged into it. */
  List<Transaction> history(Ticket ticket) {
    return transactions.values().stream()
        .filter(t -> ticket(t.ticket()).filter(ticket::equals).isPresent())
        .toList();
  }

  static String uri(int ticket) {
    return TICKET_URI + ticket;
  }

  /** The number of a ticket in an address; empty for one elsewhere. */
  static Optional<Integer> local(String uri) {
    return uri.startsWith(TICKET_URI)
        ? number(uri.substring(TICKET_URI.length()))
        : Optional.empty();
  }

  static Optional<Integer> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
