package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.store.Notices.Counts;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Notices.State;
import org.incidentbridge.store.Store;

/** Notices that have not left, and why. */
final class WaitingNotices {

  private static final int MOST_LOOKED_AT = 1_000;
  private static final int EXAMPLES = 5;
  private static final int MOST_PLANNED = 30;

  /** A channel that failed so often does not mend itself. */
  private static final int MANY_ATTEMPTS = 3;

  private final Counts counts;
  private final List<Entry> held;
  private final List<Entry> waiting;
  private final List<Entry> failing;

  private WaitingNotices(Counts counts, List<Entry> held, List<Entry> waiting) {
    this.counts = counts;
    this.held = held;
    this.waiting = List.copyOf(waiting);
    this.failing = waiting.stream().filter(e -> !e.tries().message().isEmpty()).toList();
  }

  static WaitingNotices of(Store.Tables tables) {
    Counts counts = tables.notices().counts();
    List<Entry> waiting = new ArrayList<>();
    for (String channel : tables.notices().channels()) {
      waiting.addAll(tables.notices().waiting(channel, MOST_LOOKED_AT));
    }
    return new WaitingNotices(counts, tables.notices().held(), waiting);
  }

  List<Entry> held() {
    return held;
  }

  /** Whether any is held, or has failed for long. */
  boolean needPerson() {
    return !held.isEmpty() || failing.stream().anyMatch(e -> e.tries().attempts() >= MANY_ATTEMPTS);
  }

  /** One sentence; none if there is nothing to say. */
  Optional<String> summary(long told) {
    long waiting = counts.pending() + counts.sent();
    return told + waiting + counts.held() == 0
        ? Optional.empty()
        : Optional.of(
            "%s sent, %d waiting, %d held."
                .formatted(Count.of(told, "notice"), waiting, counts.held()));
  }

  /** What waits and what is held, with the reasons. */
  void print(Options options) {
    if (counts.pending() + counts.sent() + counts.held() == 0) {
      return;
    }
    options.out().println();
    options.wrapped(
        "%s waiting, %d with unknown outcome, %d held"
            .formatted(Count.of(counts.pending(), "notice"), counts.sent(), counts.held()));
    rows(options, failing, EXAMPLES);
    rows(options, held, EXAMPLES);
    if (!held.isEmpty()) {
      options.wrapped(options.wayOutOfHolding());
    }
    options.out().flush();
  }

  /** What a sync would send, in a plan. */
  void printPlanned(Options options) {
    if (waiting.isEmpty()) {
      return;
    }
    options.out().println();
    options.wrapped("%s to be sent:".formatted(Count.of(waiting.size(), "notice")));
    Table table = Table.bare("  ", options.width());
    waiting.stream()
        .limit(MOST_PLANNED)
        .forEach(e -> table.row(e.notice().channel(), place(e), what(e)));
    table.print(options.out());
    if (waiting.size() > MOST_PLANNED) {
      options.wrapped("  and %d more".formatted(waiting.size() - MOST_PLANNED));
    }
  }

  void printHeld(Options options) {
    rows(options, held, Integer.MAX_VALUE);
  }

  private static void rows(Options options, List<Entry> entries, int most) {
    for (Alike<Entry> alike : Alike.group(entries, WaitingNotices::reason)) {
      options.wrapped(alike.members().size() + " " + alike.words());
      Table table = Table.bare("  ", options.width());
      alike.members().stream()
          .limit(most)
          .map(Alike.Member::thing)
          .forEach(e -> table.row(e.key(), place(e), what(e)));
      table.print(options.out());
      if (alike.members().size() > most) {
        options.wrapped("  and %d more".formatted(alike.members().size() - most));
      }
    }
  }

  private static String reason(Entry entry) {
    return "%s %s: %s"
        .formatted(
            entry.state() == State.HELD ? "held for" : "waiting for",
            entry.notice().channel(),
            entry.tries().message());
  }

  /** To whom, or through what. */
  static String place(Entry entry) {
    List<String> to = entry.notice().to();
    return to.isEmpty() ? entry.notice().channel() : String.join(", ", to);
  }

  static String what(Entry entry) {
    return entry.notice().content().subject();
  }

  /** For scripts. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("waiting", counts.pending());
    json.put("unsettled", counts.sent());
    json.put("failing", failing.stream().map(WaitingNotices::json).toList());
    json.put("held", heldJson());
    return json;
  }

  /** For scripts, counts alone. */
  Map<String, Object> json(long told) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sent", told);
    json.put("waiting", counts.pending() + counts.sent());
    json.put("held", counts.held());
    return json;
  }

  List<Map<String, Object>> plannedJson() {
    return waiting.stream().map(WaitingNotices::json).toList();
  }

  List<Map<String, Object>> heldJson() {
    return held.stream().map(WaitingNotices::json).toList();
  }

  private static Map<String, Object> json(Entry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", entry.key().text());
    row.put("incident", entry.notice().incident().text());
    row.put("channel", entry.notice().channel());
    row.put("to", entry.notice().to());
    row.put("subject", what(entry));
    row.put("causedAt", Json.time(entry.notice().timing().causedAt()));
    row.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    row.put("attempts", entry.tries().attempts());
    row.put("message", entry.tries().message());
    return row;
  }
}
