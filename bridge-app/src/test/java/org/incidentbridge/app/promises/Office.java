package org.incidentbridge.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.demo.flow.CaseViews;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Obligations;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.sim.SimTransport;

/**
 * Trackers, a mail server, and a whole bridge over them that is configured by a file and a policy
 * pack. Time passes when it is told to.
 */
final class Office implements AutoCloseable {

  /** A word that stands in whatever must not be told to customers (N5). */
  static final String SECRET = "inside-only";

  final SettableClock clock;
  private final Path dir;
  private final List<Desk> desks = new ArrayList<>();
  private final Map<String, String> people = new LinkedHashMap<>();
  private final Post post = new Post();
  private Optional<Workbench> opened = Optional.empty();
  private Optional<SyncCycle> cycle = Optional.empty();
  private String pack = "";

  /**
   * @param at in UTC
   */
  Office(Path dir, String at) {
    this.dir = dir;
    this.clock = new SettableClock(Instant.parse(at));
  }

  /** The name of who has this login. */
  static String called(String login) {
    return login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1);
  }

  /** Somebody, who has an account wherever there is one by this login. */
  Office person(String login, String address) {
    people.put(login, address);
    return this;
  }

  Office with(Desk... trackers) {
    desks.addAll(Arrays.asList(trackers));
    return this;
  }

  /**
   * Begins to work, and looks around once, as before anything happens.
   *
   * @param pack its file name without the end
   * @param rest of bridge.yaml: routes and promises
   */
  Office open(String pack, String rest) {
    this.pack = pack;
    Path policy = Path.of("../config/policies", pack + ".yaml").toAbsolutePath().normalize();
    String yaml =
        "policy: [ \"%s\" ]%nengine: { settle: 0s }%n".formatted(policy)
            + "notify:%n  mail: { type: mail, smtp: \"smtp://127.0.0.1:%d\", from: bridge@acme.example }%n"
                .formatted(post.port())
            + "trackers:\n"
            + desks.stream().map(Desk::yaml).collect(Collectors.joining())
            + "people:\n"
            + people.keySet().stream().map(this::entry).collect(Collectors.joining())
            + rest;
    try {
      var file = Files.writeString(dir.resolve("bridge.yaml"), yaml);
      var bench = Workbench.open(Configurations.load(file, Map.of()), Access.WORK, environment());
      opened = Optional.of(bench);
      cycle = Optional.of(bench.cycle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sync();
    return this;
  }

  /** Goes on with trackers that were configured anew, for whom this is named as a reminder. */
  Office reopen(String rest, Desk changed) {
    assertThat(desks).contains(changed);
    bench().close();
    return open(pack, rest);
  }

  private String entry(String login) {
    String accounts =
        desks.stream()
            .flatMap(
                d ->
                    d.has(login)
                        ? java.util.stream.Stream.of(
                            "%s: \"%s\"".formatted(d.name(), d.account(login)))
                        : java.util.stream.Stream.empty())
            .collect(Collectors.joining(", "));
    return "  - { name: %s, email: %s, accounts: { %s } }%n"
        .formatted(called(login), people.get(login), accounts);
  }

  private Environment environment() {
    Map<String, SimTransport> hosts =
        desks.stream()
            .collect(
                Collectors.toMap(
                    d -> d.name() + ".test", d -> SimTransport.withoutRedirects(d.simulator())));
    Interceptor wire =
        chain -> Objects.requireNonNull(hosts.get(chain.request().url().host())).intercept(chain);
    return new Environment(clock, clock::advance, Map.of(Interceptor.class, wire));
  }

  /** One run of the bridge, in which nothing fails. */
  void sync() {
    CycleReport report = cycle.orElseThrow().run(Progress.NONE);
    assertThat(report.failures().toString()).isEqualTo("{}");
  }

  /** Some time later the bridge has run. */
  Office later(String time) {
    clock.advance(Duration.parse("PT" + time.toUpperCase(Locale.ROOT)));
    sync();
    sync();
    return this;
  }

  /** Whether two runs more neither write nor tell anything, and nothing internal was shown. */
  void settled() {
    clock.advance(Duration.ofMinutes(2));
    sync();
    List<Object> before = state();
    clock.advance(Duration.ofMinutes(2));
    sync();
    clock.advance(Duration.ofMinutes(2));
    sync();
    assertThat(state()).as("nothing is doubled").isEqualTo(before);
    desks.forEach(d -> assertThat(d.open()).noneMatch(said -> said.contains(SECRET)));
    assertThat(post.letters()).noneMatch(letter -> letter.contains(SECRET));
  }

  private List<Object> state() {
    List<Object> state = new ArrayList<>(desks.stream().map(Desk::state).toList());
    state.add(post.count());
    return state;
  }

  /** The mails since this was last asked for, each as {@code subject -> recipients}, sorted. */
  List<String> mails() {
    return post.news();
  }

  /** All mails with this subject: whom they went to, and what they say. */
  List<String> letters(String subject) {
    return post.letters(subject);
  }

  /** Each obligation of all incidents: its name, and whether it is open, met, late or dropped. */
  List<String> obligations() {
    return views().overdue();
  }

  /** What gates of all incidents miss, by name; what is complete is left out. */
  List<String> gates() {
    return views().gates();
  }

  /** Each clock of all incidents that has begun: its name, state and due time. */
  List<String> clocks() {
    return views().clocks();
  }

  private CaseViews views() {
    return new CaseViews(bench(), clock);
  }

  /** Somebody says by the command that an obligation of the only incident that has it is met. */
  void acknowledge(String obligation, String who) {
    var rules = Workbench.rules(bench().config());
    var incident =
        views()
            .cases(
                c ->
                    c.verdict().duties().obligations().stream()
                        .filter(o -> o.rule().name().equals(obligation) && o.end().isEmpty())
                        .map(o -> c.incident())
                        .toList())
            .getFirst();
    assertThat(new Obligations(store(), rules, clock).acknowledge(incident, obligation, who, ""))
        .isEqualTo(Obligations.Answer.DONE);
  }

  /** What a person should look at. */
  List<String> problems() {
    return views().problems();
  }

  /** All that the ledger says, oldest first; for whoever looks why a test fails. */
  List<String> ledger() {
    return store()
        .inTransaction(
            t ->
                t.ledger().newest(200).reversed().stream()
                    .map(l -> l.at() + " " + l.kind() + " " + l.text().summary())
                    .toList());
  }

  private Store store() {
    return bench().store();
  }

  private Workbench bench() {
    return opened.orElseThrow();
  }

  @Override
  public void close() {
    opened.ifPresent(Workbench::close);
    post.close();
  }
}
