package org.incidentbridge.app.demo.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimTransport;

/**
 * Simulated trackers and a mail server, with a whole bridge over them that is configured by one of
 * the examples and a policy pack. Time passes when it is told to.
 */
final class Office implements AutoCloseable {

  /** Simulated accounts have addresses of their own. */
  private static final String LOGIN = "auth: [{] email: [^,]+,";

  private static final String BRIDGE = "auth: { email: bridge@example.com,";

  final SettableClock clock;
  private final Map<String, Seat> sites = new LinkedHashMap<>();
  private final Postbox post = new Postbox();
  private Optional<Workbench> opened = Optional.empty();
  private Optional<SyncCycle> cycle = Optional.empty();
  private int read;

  /** A tracker: how it is called, what changes whenever anything is written, who reads what. */
  interface Site {

    HttpSimulator simulator();

    /** Changes whenever anything is written. */
    Object state();

    /** All that customers can read. */
    List<String> open();

    /** The ids of fields by their titles, where the interface knows fields by ids only. */
    default Map<String, String> ids() {
      return Map.of();
    }
  }

  private record Seat(String host, Site site) {}

  /**
   * @param at in UTC
   */
  Office(String at) {
    clock = new SettableClock(Instant.parse(at));
  }

  /** A tracker of the example, at the address that this has for it. */
  Office with(String name, String host, Site site) {
    sites.put(name, new Seat(host, site));
    return this;
  }

  /**
   * Begins to work, and looks around once, as before anything happens.
   *
   * @param name of the example and of its pack
   * @param secrets by the names of environment variables
   */
  void open(Path dir, Library library, String name, Map<String, String> secrets) {
    try {
      clear(Files.createDirectories(dir.resolve("examples")));
      Files.createDirectories(dir.resolve("policies"));
      String pack = "policies/" + name + ".yaml";
      Files.writeString(dir.resolve(pack), library.text(pack));
      String example = "examples/" + name + ".yaml";
      Path file = Files.writeString(dir.resolve(example), filledIn(library.text(example), secrets));
      var config = Configurations.load(file, Map.of());
      Workbench bench = Workbench.open(config, Access.WORK, environment());
      opened = Optional.of(bench);
      cycle = Optional.of(bench.cycle());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    sync();
  }

  /** What an earlier run left would be remembered. */
  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("bridge.db")) {
          Files.delete(file);
        }
      }
    }
  }

  /** What an administrator fills in: mail server, logins, and the ids that the doctor tells. */
  private String filledIn(String example, Map<String, String> secrets) {
    String text =
        example
            .replaceAll("smtp://[^\"]+", "smtp://127.0.0.1:" + post.port())
            .replaceAll(LOGIN, BRIDGE);
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      text = text.replace("${env:" + secret.getKey() + "}", secret.getValue());
    }
    for (Map.Entry<String, Seat> seat : sites.entrySet()) {
      int begin = text.indexOf("\n  " + seat.getKey() + ":");
      int end = text.indexOf("\n\n", begin);
      String block = text.substring(begin, end);
      for (Map.Entry<String, String> id : seat.getValue().site().ids().entrySet()) {
        String line = "(?m)^( {8}[^ #]+): " + Pattern.quote(id.getKey()) + "$";
        block = block.replaceAll(line, "$1: " + id.getValue());
      }
      text = text.substring(0, begin) + block + text.substring(end);
    }
    return text;
  }

  private Environment environment() {
    Map<String, SimTransport> hosts = new LinkedHashMap<>();
    sites
        .values()
        .forEach(s -> hosts.put(s.host(), SimTransport.withoutRedirects(s.site().simulator())));
    Interceptor wire =
        chain -> Objects.requireNonNull(hosts.get(chain.request().url().host())).intercept(chain);
    return new Environment(clock, clock::advance, Map.of(Interceptor.class, wire));
  }

  private void sync() {
    CycleReport report = cycle.orElseThrow().run(Progress.NONE);
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(report.failures().toString());
    }
  }

  /** Some time later, while the bridge ran twice more: what came in, and what came of it. */
  void later(Duration time) {
    clock.advance(time);
    sync();
    clock.advance(Duration.ofMinutes(2));
    sync();
    clock.advance(Duration.ofMinutes(2));
    sync();
  }

  void soon() {
    later(Duration.ofMinutes(2));
  }

  /** The mails since this was last asked for, each as {@code subject -> recipients}. */
  List<String> mails() {
    List<String> all = post.letters().stream().map(Postbox.Letter::toString).toList();
    List<String> news = all.subList(read, all.size());
    read = all.size();
    return news.stream().distinct().sorted().toList();
  }

  /** What all mails so far say. */
  List<String> letters() {
    return post.letters().stream().map(l -> l + ": " + l.text()).toList();
  }

  /** All that customers can read in any tracker. */
  List<String> open() {
    return sites.values().stream().flatMap(s -> s.site().open().stream()).toList();
  }

  /** What the bridge holds. */
  CaseViews views() {
    return new CaseViews(opened.orElseThrow(), clock);
  }

  /** Whether two runs more neither write nor tell anything. */
  boolean isQuiet() {
    later(Duration.ofMinutes(2));
    List<Object> before = state();
    later(Duration.ofMinutes(2));
    return before.equals(state());
  }

  private List<Object> state() {
    List<Object> state =
        new ArrayList<>(sites.values().stream().map(s -> s.site().state()).toList());
    state.add(post.letters().size());
    return state;
  }

  @Override
  public void close() {
    opened.ifPresent(Workbench::close);
    post.close();
  }
}
