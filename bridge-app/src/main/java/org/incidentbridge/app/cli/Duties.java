package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.decide.Spell;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.store.Store;

/** Obligations of incidents, for people and scripts. */
final class Duties {

  private final Store.Tables tables;
  private final Casebook casebook;
  private final Instant now;

  Duties(Store.Tables tables, Rules rules, Instant now) {
    this.tables = tables;
    this.casebook = new Casebook(rules);
    this.now = now;
  }

  record Row(Incident incident, Obligation obligation) {

    /** With the ticket that an incident began with its duties are gone. */
    boolean isOpen() {
      return obligation.end().isEmpty() && !incident.origin().isOver();
    }

    boolean isOverdue(Instant now) {
      return isOpen() && obligation.due().filter(now::isAfter).isPresent();
    }
  }

  /**
   * The obligations, those that are due first before others, open ones before those that ended.
   *
   * @param what a ticket or incident; empty for all
   * @param ended whether those that ended are wanted too
   */
  List<Row> rows(String what, boolean ended) {
    List<Casebook.Case> cases;
    if (what.isEmpty()) {
      cases = casebook.all(tables, now);
    } else {
      var named = new Named(tables, what);
      Incident incident = named.incident().orElseThrow(named::unknown);
      cases = casebook.of(tables, incident, now).stream().toList();
    }
    return cases.stream()
        .flatMap(
            c -> c.verdict().duties().obligations().stream().map(o -> new Row(c.incident(), o)))
        .filter(row -> ended || row.isOpen())
        .sorted(
            Comparator.comparing(Row::isOpen)
                .reversed()
                .thenComparing(row -> row.obligation().due().orElse(Instant.MAX)))
        .toList();
  }

  void print(List<Row> rows, Options options) {
    table(rows, options.width()).print(options.out());
    options.wrapped("Acknowledge with: " + options.hint("obligations TICKET --done NAME --by WHO"));
    options.out().flush();
  }

  Table table(List<Row> rows, int width) {
    boolean said = rows.stream().anyMatch(row -> !row.obligation().by().isEmpty());
    List<String> heads =
        new ArrayList<>(List.of("TICKET", "OBLIGATION", "WHAT", "WHO", "DUE OR ENDED (UTC)"));
    if (said) {
      heads.add("ACKNOWLEDGED BY");
    }
    Table table = Table.fitting(width, heads.toArray(String[]::new));
    for (Row row : rows) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  Commands.label(tables, row.incident().origin().ref()),
                  row.obligation().rule().name(),
                  row.obligation().rule().title(),
                  String.join(", ", row.obligation().rule().who()),
                  state(row)));
      if (said) {
        cells.add(acknowledged(row.obligation()));
      }
      table.row(cells.toArray());
    }
    return table;
  }

  /** Who did, when, and how; empty if nobody has. */
  static String acknowledged(Obligation obligation) {
    return obligation.by().stream()
        .map(
            a ->
                "%s at %s, %s"
                    .formatted(
                        a.who().isEmpty() ? "somebody" : a.who(), Table.time(a.at()), a.how()))
        .collect(Collectors.joining("; "));
  }

  private String state(Row row) {
    Obligation obligation = row.obligation();
    if (obligation.end().isPresent()) {
      var end = obligation.end().get();
      return word(end.how()) + " " + Table.time(end.at());
    }
    if (!row.isOpen()) {
      return "needed no more: the ticket is gone";
    }
    String due = obligation.due().map(Table::time).orElse("no time set");
    return row.isOverdue(now)
        ? "%s, overdue by %s"
            .formatted(due, Spell.of(Duration.between(obligation.due().orElse(now), now)))
        : due;
  }

  private static String word(Obligation.How how) {
    return how.name().toLowerCase(Locale.ROOT);
  }

  Map<String, Object> json(Row row) {
    Obligation obligation = row.obligation();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("incident", row.incident().id().text());
    json.put("ticket", Commands.label(tables, row.incident().origin().ref()));
    json.put("title", row.incident().value(StandardField.TITLE.field()).display());
    json.put("obligation", obligation.rule().name());
    json.put("source", obligation.rule().rule().source());
    json.put("what", obligation.rule().title());
    json.put("who", obligation.rule().who());
    json.put("opened", Json.time(obligation.opened()));
    obligation.due().ifPresent(due -> json.put("due", Json.time(due)));
    json.put("overdue", row.isOverdue(now));
    obligation
        .end()
        .ifPresent(
            end -> {
              json.put("ended", Json.time(end.at()));
              json.put("how", word(end.how()));
            });
    json.put(
        "acknowledgedBy",
        obligation.by().stream()
            .map(a -> Map.of("who", a.who(), "at", Json.time(a.at()), "how", a.how()))
            .toList());
    return json;
  }
}
