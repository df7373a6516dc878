package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.Role;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskPerson;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** Zendesk with two groups, agents, and a customer who hears of all that is public. */
final class ZendeskSide implements Side {

  private static final List<String> STATUSES = List.of("new", "open", "pending", "hold", "solved");
  private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
  private static final String BRIDGE = "Bridge";
  private static final String HOME = "Support";
  private static final String SECOND = "Second Line";
  private static final String CUSTOMER = "ann";
  private static final Pattern RELATED =
      Pattern.compile("\"incident_bridge_relation\":\"[A-Z_]+ (\\d+)\"");

  /** Contracts of several trackers are not to be taken for each other. */
  private static final int CONTRACTS = 5000;

  private final String name;
  private final ZendeskSimulator zendesk;
  private final Secret token;
  private final InstantSource clock;
  private final Random random;
  private final Map<String, Long> groups = new LinkedHashMap<>();
  private final Set<String> shut = new TreeSet<>();
  private final long contract;

  ZendeskSide(String name, InstantSource clock, Random random) {
    this.name = name;
    this.clock = clock;
    this.random = random;
    zendesk =
        new ZendeskSimulator(clock, ZendeskOptions.usual().withLimits(ZendeskLimits.untimed()));
    zendesk.admin().addAgent("alice");
    zendesk.admin().addAgent("bob");
    zendesk.admin().addCustomer(CUSTOMER, "ann@customer.example");
    groups.put(HOME, zendesk.admin().groupNamed(HOME));
    groups.put(SECOND, zendesk.admin().addGroup(SECOND, BRIDGE, "alice", "bob"));
    contract = zendesk.admin().addField("Contract", FieldType.TEXT);
    token = new Secret(zendesk.bridgeToken());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HttpSimulator simulator() {
    return zendesk;
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
    return Optional.of("internalTickets");
  }

  /** Zendesk counts bytes, of which a character may have three. */
  @Override
  public int longest() {
    return 20_000;
  }

  @Override
  public Instant stamp() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String bridge() {
    return BRIDGE;
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
  public boolean relatesTickets() {
    return false;
  }

  @Override
  public boolean isClosed(Shown ticket) {
    return ticket.fields().status().equals("closed");
  }

  @Override
  public List<Shown> tickets() {
    return zendesk.inspect().tickets().stream().map(this::shown).toList();
  }

  @Override
  public Optional<Shown> ticket(String id) {
    return zendesk.inspect().find(number(id)).filter(t -> !t.deleted()).map(this::shown);
  }

  private Shown shown(TicketView ticket) {
    List<TicketView.Said> comments = ticket.comments();
    Set<Long> internal = new TreeSet<>();
    comments.stream().filter(c -> !c.isPublic()).forEach(c -> internal.add(c.id()));
    return new Shown(
        String.valueOf(ticket.id()),
        place(ticket),
        new Shown.Fields(
            ticket.subject(),
            comments.getFirst().text(),
            ticket.status(),
            ticket.field("priority"),
            new TreeSet<>(ticket.tags()),
            assignee(ticket)),
        comments.stream().skip(1).map(ZendeskSide::said).toList(),
        ticket.files().stream().map(f -> filed(comments, f)).toList(),
        linked(ticket),
        internal.size() == comments.size());
  }

  private static Shown.Said said(TicketView.Said comment) {
    return new Shown.Said(
        String.valueOf(comment.id()), comment.author(), comment.text(), !comment.isPublic());
  }

  private static Shown.Filed filed(List<TicketView.Said> comments, TicketView.FileView file) {
    TicketView.Said comment =
        comments.stream().filter(c -> c.id() == file.commentId()).findFirst().orElseThrow();
    return new Shown.Filed(
        String.valueOf(file.id()),
        comment.author(),
        file.name(),
        new String(file.content(), StandardCharsets.UTF_8),
        !comment.isPublic());
  }

  /** One that tells of the other is enough, since closed tickets tell nothing. */
  private List<String> linked(TicketView ticket) {
    List<String> told = new ArrayList<>(named(ticket));
    String own = String.valueOf(ticket.id());
    zendesk.inspect().tickets().stream()
        .filter(other -> named(other).contains(own))
        .map(other -> String.valueOf(other.id()))
        .filter(other -> !told.contains(other))
        .forEach(told::add);
    return told;
  }

  private static List<String> named(TicketView ticket) {
    return ticket.metadata().stream().flatMap(ZendeskSide::related).toList();
  }

  /** Another ticket of which a comment of the bridge tells. */
  private static Stream<String> related(String metadata) {
    Matcher matcher = RELATED.matcher(metadata);
    return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
  }

  private String place(TicketView ticket) {
    return groups.entrySet().stream()
        .filter(group -> String.valueOf(group.getValue()).equals(ticket.field("group_id")))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private String assignee(TicketView ticket) {
    String id = ticket.field("assignee_id");
    return Stream.of("alice", "bob", BRIDGE)
        .filter(who -> String.valueOf(zendesk.inspect().user(who)).equals(id))
        .findFirst()
        .orElse(id);
  }

  private ZendeskPerson someone() {
    return zendesk.as(random.nextBoolean() ? "alice" : "bob");
  }

  @Override
  public String create(String title, String description) {
    ZendeskPerson reporter = random.nextBoolean() ? zendesk.as(CUSTOMER) : someone();
    long id = reporter.report(title, description);
    someone().route(id, HOME);
    someone().custom(id, contract, "secretcontract" + (CONTRACTS + id) + "x");
    someone().set(id, "priority", PRIORITIES.get(random.nextInt(PRIORITIES.size())));
    return String.valueOf(id);
  }

  @Override
  public void title(String id, String text) {
    someone().set(number(id), "subject", text);
  }

  @Override
  public void description(String id, String text) {
    throw keeps();
  }

  @Override
  public String priority(String id, Random dice) {
    String word = PRIORITIES.get(dice.nextInt(PRIORITIES.size()));
    someone().set(number(id), "priority", word);
    return word;
  }

  @Override
  public String assign(String id, Random dice) {
    String agent = List.of("alice", "bob", "").get(dice.nextInt(3));
    someone().assign(number(id), agent);
    return agent.isEmpty() ? "nobody" : agent;
  }

  /** Nobody solves a ticket that is nobody's, or makes one new again. */
  @Override
  public Optional<String> status(String id, Random dice) {
    String word = STATUSES.get(dice.nextInt(STATUSES.size()));
    TicketView ticket = zendesk.inspect().ticket(number(id));
    boolean solves = word.equals("solved") && ticket.field("assignee_id").isEmpty();
    if (solves || (word.equals("new") && !ticket.status().equals(word))) {
      return Optional.empty();
    }
    someone().status(number(id), word);
    return Optional.of(word);
  }

  @Override
  public void label(String id, String label, boolean on) {
    if (on) {
      someone().tag(number(id), label);
    } else {
      someone().untag(number(id), label);
    }
  }

  /** Customers answer too, which opens a ticket again. */
  @Override
  public String say(String id, String text, boolean internal) {
    ZendeskPerson person = !internal && random.nextInt(3) == 0 ? zendesk.as(CUSTOMER) : someone();
    return String.valueOf(
        internal ? person.note(number(id), text) : person.comment(number(id), text));
  }

  @Override
  public void edit(String id, String commentId, String text) {
    throw keeps();
  }

  @Override
  public void unsay(String id, String commentId) {
    throw keeps();
  }

  /** There is no way back. */
  @Override
  public void hide(String id, String commentId, boolean hidden) {
    if (!hidden) {
      throw keeps();
    }
    someone().hide(number(id), Long.parseLong(commentId));
  }

  @Override
  public void detach(String id, String fileId) {
    throw keeps();
  }

  private static UnsupportedOperationException keeps() {
    return new UnsupportedOperationException("nobody changes what was said in Zendesk");
  }

  @Override
  public String link(String id, String other, Random dice) {
    throw new UnsupportedOperationException("Zendesk has no links between tickets");
  }

  @Override
  public void unlink(String id, String other) {
    throw new UnsupportedOperationException("Zendesk has no links between tickets");
  }

  @Override
  public boolean seal(String id, boolean hidden) {
    return false;
  }

  @Override
  public boolean attach(String id, String fileName, String content, boolean internal) {
    someone().attach(number(id), fileName, content.getBytes(StandardCharsets.UTF_8), !internal);
    return true;
  }

  @Override
  public boolean hidesFiles() {
    return true;
  }

  @Override
  public void attachToRemark(String id, String fileName, String content) {
    attach(id, fileName, content, false);
  }

  @Override
  public void hideFile(String id, String fileId) {
    zendesk.inspect().ticket(number(id)).files().stream()
        .filter(file -> file.id() == number(fileId))
        .forEach(file -> someone().hide(number(id), file.commentId()));
  }

  @Override
  public String move(String id) {
    String to = place(zendesk.inspect().ticket(number(id))).equals(HOME) ? SECOND : HOME;
    someone().route(number(id), to);
    return to;
  }

  @Override
  public void delete(String id) {
    someone().delete(number(id));
  }

  @Override
  public boolean merge(String id, String into) {
    if (ticket(into).filter(this::isClosed).isPresent()) {
      return false;
    }
    someone().merge(number(id), number(into));
    return true;
  }

  @Override
  public List<String> places() {
    return List.copyOf(groups.keySet());
  }

  /** Admins see all: whoever shuts a group makes the bridge's user an agent of the other one. */
  @Override
  public void shut(String place, boolean closed) {
    long group = Objects.requireNonNull(groups.get(place));
    if (closed) {
      shut.add(place);
      zendesk.admin().leave(BRIDGE, group);
    } else {
      shut.remove(place);
      zendesk.admin().join(BRIDGE, group);
    }
    zendesk.admin().promote(BRIDGE, shut.isEmpty() ? Role.ADMIN : Role.AGENT);
    zendesk.admin().restrict(BRIDGE, !shut.isEmpty());
  }

  private static long number(String id) {
    return Long.parseLong(id);
  }
}
