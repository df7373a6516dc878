package org.incidentbridge.rt;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Cursor;

/**
 * How far RT has been read, each queue for itself: searches leave out the tickets of a queue that
 * may not be seen, and what others show says nothing of it (N2). A walk goes by number from bounds
 * on, which no change of a ticket disturbs.
 *
 * @param queues by name; one that is not there has shown nothing yet
 * @param at when the last walk began, by RT's clock
 * @param floor in seconds since 1970, from when on tickets were wanted then; empty if all were
 * @param walk what is not finished
 */
record RtCursor(Map<String, Reached> queues, Instant at, String floor, Optional<Walk> walk) {

  static final RtCursor START = new RtCursor(Map.of(), Instant.EPOCH, "", Optional.empty());

  private static final Pattern FORM =
      Pattern.compile(
          "2;t=(\\d{1,12});f=(-?\\d{0,15});q=([^;]*)"
              + "(?:;w=(\\d{1,12})\\.(\\d{1,12});r=([^;]*);h=([^;]*))?");

  private static final Pattern REACHED =
      Pattern.compile("([^:]*):(\\d{1,12})\\.(\\d{1,12})(?:\\.(\\d{1,12}))?");

  RtCursor {
    queues = Map.copyOf(queues);
  }

  /**
   * The latest change that was seen of a queue.
   *
   * @param seen when, by RT's clock
   * @param ticket what changed then
   * @param highest number that was seen; 0 if it is not known
   */
  record Reached(Instant seen, long ticket, long highest) {

    Reached(Instant seen, long ticket) {
      this(seen, ticket, ticket);
    }

    Reached or(Reached other) {
      Reached later = other.seen.isAfter(seen) ? other : this;
      return new Reached(later.seen, later.ticket, Math.max(highest, other.highest));
    }

    private static Reached of(Matcher text) {
      String highest = text.group(4);
      return new Reached(
          second(text.group(2)),
          Long.parseLong(text.group(3)),
          highest == null ? 0 : Long.parseLong(highest));
    }

    private String text() {
      return seen.getEpochSecond() + "." + ticket + "." + highest;
    }
  }

  /**
   * A walk under way.
   *
   * @param last the last ticket of it
   * @param at when it began
   * @param queues the latest changes that it showed so far
   * @param doubted queues of which it may have left something out
   */
  record Walk(long last, Instant at, Map<String, Reached> queues, Set<String> doubted) {

    Walk {
      queues = Map.copyOf(queues);
      doubted = Set.copyOf(doubted);
    }

    static Walk from(Instant at) {
      return new Walk(0, at, Map.of(), Set.of());
    }
  }

  /** A cursor of unknown form reads everything again, which repeats but loses nothing. */
  static RtCursor parse(Cursor cursor) {
    Matcher form = FORM.matcher(cursor.text());
    if (!form.matches()) {
      return START;
    }
    Optional<Walk> walk =
        form.group(4) == null
            ? Optional.empty()
            : Optional.of(
                new Walk(
                    Long.parseLong(form.group(4)),
                    second(form.group(5)),
                    reached(form.group(6)),
                    new TreeSet<>(split(form.group(7)).stream().map(RtCursor::plain).toList())));
    return new RtCursor(reached(form.group(3)), second(form.group(1)), form.group(2), walk);
  }

  private static Instant second(String text) {
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  private static Map<String, Reached> reached(String text) {
    Map<String, Reached> queues = new TreeMap<>();
    for (String one : split(text)) {
      Matcher matcher = REACHED.matcher(one);
      if (matcher.matches()) {
        queues.put(plain(matcher.group(1)), Reached.of(matcher));
      }
    }
    return queues;
  }

  private static String plain(String name) {
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }

  /** Whether more is wanted than the last walk looked for. */
  boolean isNarrowerThan(Optional<Instant> since) {
    return !floor.isEmpty()
        && since.map(s -> s.getEpochSecond() < Long.parseLong(floor)).orElse(true);
  }

  /** From where on changes of a queue are to be looked for. */
  RtQuery.Bound bound(String queue, RtSettings.Reading reading) {
    Instant wanted = reading.since().orElse(Instant.EPOCH);
    Duration overlap = reading.overlap();
    return Optional.ofNullable(queues.get(queue))
        .map(r -> new RtQuery.Bound(r.seen().minus(overlap), r.highest(), wanted))
        .filter(bound -> wanted.isBefore(bound.changed()))
        .orElse(new RtQuery.Bound(wanted, 0, wanted));
  }

  /** A ticket that showed a queue, in this walk or an earlier one. */
  Optional<Reached> witness(String queue) {
    Optional<Reached> before = Optional.ofNullable(queues.get(queue));
    return walk.flatMap(w -> Optional.ofNullable(w.queues().get(queue))).or(() -> before);
  }

  RtCursor within(Walk next) {
    return new RtCursor(queues, at, floor, Optional.of(next));
  }

  /** The same, as if the last walk had begun then. */
  RtCursor begun(Instant before) {
    return new RtCursor(queues, before, floor, walk);
  }

  /**
   * After a walk that is finished. Tickets that changed behind its back did so after it began, so
   * that nothing later counts as seen. A queue of which something may be missing stays where it
   * was.
   */
  RtCursor after(Walk done, Optional<Instant> since) {
    Map<String, Reached> all = new TreeMap<>(queues);
    done.queues().forEach((queue, now) -> all.put(queue, reached(queue, now, done)));
    String from = since.map(s -> String.valueOf(s.getEpochSecond())).orElse("");
    return new RtCursor(all, done.at(), from, Optional.empty());
  }

  private Reached reached(String queue, Reached now, Walk done) {
    Reached before = queues.getOrDefault(queue, new Reached(Instant.EPOCH, 0));
    if (done.doubted().contains(queue)) {
      return new Reached(before.seen(), now.ticket(), before.highest());
    }
    Instant sure = now.seen().isAfter(done.at()) ? done.at() : now.seen();
    return new Reached(sure, now.ticket(), Math.max(before.highest(), now.highest()));
  }

  Cursor encode() {
    String open =
        walk.map(
                w ->
                    ";w=%d.%d;r=%s;h=%s"
                        .formatted(
                            w.last(),
                            w.at().getEpochSecond(),
                            text(w.queues()),
                            w.doubted().stream()
                                .sorted()
                                .map(RtCursor::coded)
                                .collect(Collectors.joining(","))))
            .orElse("");
    return new Cursor(
        "2;t=%d;f=%s;q=%s%s".formatted(at.getEpochSecond(), floor, text(queues), open));
  }

  private static String text(Map<String, Reached> queues) {
    return new TreeMap<>(queues)
        .entrySet().stream()
            .map(e -> coded(e.getKey()) + ":" + e.getValue().text())
            .collect(Collectors.joining(","));
  }

  private static String coded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
