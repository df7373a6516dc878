package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtPerson;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** Request Tracker with two queues, of which one sends mails to a watcher. */
final class RtSide implements Side {

  private static final List<String> STATUSES =
      List.of("new", "open", "stalled", "resolved", "rejected");
  private static final List<String> PRIORITIES = List.of("0", "20", "40", "60", "80");
  private static final List<String> LINKS = List.of("RefersTo", "DependsOn", "MemberOf");
  private static final List<String> BACK = List.of("ReferredToBy", "DependedOnBy", "HasMember");
  private static final String NOBODY = "Nobody";
  private static final String LABELS = "Labels";
  private static final String CUSTOMER = "ann@customer.example";

  /** Contracts of several trackers are not to be taken for each other. */
  private static final int CONTRACTS = 9000;

  private final String name;
  private final RtSimulator rt;
  private final Secret token;
  private final InstantSource clock;
  private final Random random;
  private final Map<String, Integer> queues = new LinkedHashMap<>();

  RtSide(String name, InstantSource clock, Random random) {
    this.name = name;
    this.clock = clock;
    this.random = random;
    rt = new RtSimulator(clock, RtOptions.usual().withSeed(random.nextLong()));
    rt.admin().addUser("alice", "Alice Example", "alice@example.com");
    rt.admin().addUser("bob", "Bob Example", "bob@example.com");
    rt.admin().addRequestor(CUSTOMER, CUSTOMER);
    queues.put("Help Desk", rt.admin().addQueue("Help Desk"));
    int second = rt.admin().addQueue("Second Line");
    queues.put("Second Line", second);
    for (int queue : queues.values()) {
      rt.admin().grant("alice", queue, RtRight.staff());
      rt.admin().grant("bob", queue, RtRight.staff());
    }
    rt.admin().watch(second);
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
    rt.admin().addField(LABELS, RtFieldType.FREEFORM_MULTIPLE);
    rt.admin().addField("Contract", RtFieldType.FREEFORM_SINGLE);
    token = new Secret(rt.bridgeToken());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HttpSimulator simulator() {
    return rt;
  }

  @Override
  public Secret token() {
    return token;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  public Optional<String> keyForPrivate() {
    return Optional.empty();
  }

  @Override
  public int longest() {
    return 50_000;
  }

  @Override
  public Instant stamp() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String bridge() {
    return "bridge";
  }

  @Override
  public boolean hasContracts() {
    return true;
  }

  @Override
  public boolean keepsTexts() {
    return true;
  }

  @Override
  public List<Shown> tickets() {
    return rt.inspect().tickets().stream().filter(RtSide::isThere).map(RtSide::shown).toList();
  }

  @Override
  public Optional<Shown> ticket(String id) {
    return rt.inspect()
        .find(number(id))
        .filter(view -> view.id() == number(id) && isThere(view))
        .map(RtSide::shown);
  }

  private static boolean isThere(RtTicketView ticket) {
    return !ticket.status().equals("deleted");
  }

  private static Shown shown(RtTicketView ticket) {
    List<RtTicketView.Said> said = ticket.said();
    Set<Integer> internal = new TreeSet<>();
    said.stream().filter(s -> !s.toRequestors()).forEach(s -> internal.add(s.id()));
    return new Shown(
        String.valueOf(ticket.id()),
        ticket.queue(),
        new Shown.Fields(
            ticket.subject(),
            ticket.description(),
            ticket.status(),
            String.valueOf(ticket.priority()),
            labels(ticket),
            ticket.owner().equals(NOBODY) ? "" : ticket.owner()),
        said.stream()
            .map(
                s ->
                    new Shown.Said(String.valueOf(s.id()), s.author(), s.text(), !s.toRequestors()))
            .toList(),
        ticket.files().stream().map(f -> filed(ticket, f, internal)).toList(),
        linked(ticket),
        false);
  }

  private static Shown.Filed filed(
      RtTicketView ticket, RtTicketView.FileView file, Set<Integer> internal) {
    return new Shown.Filed(
        String.valueOf(file.id()),
        ticket.history().stream()
            .filter(change -> change.id() == file.transaction())
            .map(RtTicketView.Change::by)
            .findFirst()
            .orElseThrow(),
        file.name(),
        new String(file.content(), StandardCharsets.UTF_8),
        internal.contains(file.transaction()));
  }

  private static Set<String> labels(RtTicketView ticket) {
    Set<String> labels = new TreeSet<>(ticket.custom(LABELS));
    labels.remove("");
    return labels;
  }

  private static List<String> linked(RtTicketView ticket) {
    return Stream.concat(LINKS.stream(), BACK.stream())
        .flatMap(type -> ticket.links(type).stream())
        .filter(target -> target.matches("\\d+"))
        .toList();
  }

  private RtPerson someone() {
    return rt.as(random.nextBoolean() ? "alice" : "bob");
  }

  @Override
  public String create(String title, String description) {
    List<String> asking = random.nextBoolean() ? List.of(CUSTOMER) : List.of();
    int id = someone().report("Help Desk", title, description, asking);
    someone().custom(id, "Contract", "secretcontract" + (CONTRACTS + id) + "x");
    return String.valueOf(id);
  }

  @Override
  public void title(String id, String text) {
    someone().set(number(id), "Subject", text);
  }

  @Override
  public void description(String id, String text) {
    throw keeps();
  }

  @Override
  public String priority(String id, Random dice) {
    String word = PRIORITIES.get(dice.nextInt(PRIORITIES.size()));
    someone().set(number(id), "Priority", word);
    return word;
  }

  @Override
  public String assign(String id, Random dice) {
    String owner = List.of("alice", "bob", NOBODY).get(dice.nextInt(3));
    someone().set(number(id), "Owner", owner);
    return owner;
  }

  @Override
  public Optional<String> status(String id, Random dice) {
    String word = STATUSES.get(dice.nextInt(STATUSES.size()));
    someone().status(number(id), word);
    return Optional.of(word);
  }

  @Override
  public void label(String id, String label, boolean on) {
    Set<String> labels = new LinkedHashSet<>(labels(rt.inspect().ticket(number(id))));
    if (on) {
      labels.add(label);
    } else {
      labels.remove(label);
    }
    someone().custom(number(id), LABELS, labels.toArray(String[]::new));
  }

  @Override
  public String say(String id, String text, boolean internal) {
    RtPerson person = someone();
    return String.valueOf(
        internal ? person.comment(number(id), text) : person.correspond(number(id), text));
  }

  @Override
  public boolean isOpenedByAnswers() {
    return true;
  }

  @Override
  public void edit(String id, String commentId, String text) {
    throw keeps();
  }

  @Override
  public void unsay(String id, String commentId) {
    throw keeps();
  }

  @Override
  public void hide(String id, String commentId, boolean hidden) {
    throw keeps();
  }

  @Override
  public void detach(String id, String fileId) {
    throw keeps();
  }

  private static UnsupportedOperationException keeps() {
    return new UnsupportedOperationException("nobody changes what was said in RT");
  }

  @Override
  public String link(String id, String other, Random dice) {
    String type = LINKS.get(dice.nextInt(LINKS.size()));
    someone().link(number(id), type, other);
    return type;
  }

  @Override
  public void unlink(String id, String other) {
    RtTicketView ticket = rt.inspect().ticket(number(id));
    Stream.concat(LINKS.stream(), BACK.stream())
        .filter(type -> ticket.links(type).contains(other))
        .toList()
        .forEach(type -> someone().unlink(number(id), type, other));
  }

  @Override
  public boolean seal(String id, boolean hidden) {
    return false;
  }

  @Override
  public boolean attach(String id, String fileName, String content, boolean internal) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (internal) {
      someone().attach(number(id), fileName, "text/plain", bytes);
    } else {
      someone().send(number(id), fileName, "text/plain", bytes);
    }
    return true;
  }

  @Override
  public String move(String id) {
    boolean home = rt.inspect().ticket(number(id)).queue().equals("Help Desk");
    String to = home ? "Second Line" : "Help Desk";
    someone().move(number(id), to);
    return to;
  }

  @Override
  public void delete(String id) {
    someone().delete(number(id));
  }

  @Override
  public boolean merge(String id, String into) {
    someone().merge(number(id), number(into));
    return true;
  }

  @Override
  public List<String> places() {
    return List.copyOf(queues.keySet());
  }

  /** Either no right is left there, or only that to see tickets is taken. */
  @Override
  public void shut(String place, boolean shut) {
    int queue = Objects.requireNonNull(queues.get(place));
    if (shut && random.nextBoolean()) {
      rt.admin().revoke("bridge", queue, Set.of(RtRight.SHOW_TICKET));
    } else {
      rt.admin().closeQueue(queue, shut);
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id);
  }
}
