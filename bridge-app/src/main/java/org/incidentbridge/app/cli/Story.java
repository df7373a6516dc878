package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;

/** Everything known of one incident, with reasons. */
final class Story {

  /** How many lines of the ledger are shown. */
  static final int LINES = 40;

  private static final int NARROW = 80;
  private static final int MOST_LOST = 200;
  private static final String INDENT = "    ";
  private final Store.Tables tables;
  private final Incident incident;
  private final int width;

  /**
   * The story of an incident.
   *
   * @param width how wide a line may be
   */
  Story(Store.Tables tables, Incident incident, int width) {
    this.tables = tables;
    this.incident = incident;
    this.width = width;
  }

  void print(PrintWriter out) {
    head(out);
    conflicts(out);
    facts(out);
    differences(out);
    known(out);
    shared(out);
    waiting(out);
    ledger(out);
    out.flush();
  }

  /** The tickets of the incident, and where each value came from that there is. */
  void brief(PrintWriter out) {
    head(out);
    conflicts(out);
    facts(out);
    out.flush();
  }

  private void head(PrintWriter out) {
    out.println(Wrapped.hanging(incident.id() + "  " + value("title"), INDENT, width));
    Table table = Table.fitting(width, "TICKET", "KEY", "ROLE", "STATE", "URL");
    for (TicketState ticket : incident.tickets()) {
      TicketState.Place place = ticket.place();
      table.row(ticket.ref(), place.key(), role(ticket), state(ticket), place.url());
    }
    if (table.fits()) {
      table.print(out);
    } else {
      incident.tickets().forEach(ticket -> below(out, ticket));
    }
    out.println();
  }

  /** With the address in a line of its own, since it is of no use in two. */
  private void below(PrintWriter out, TicketState ticket) {
    String line =
        "%s %s: %s, %s"
            .formatted(ticket.ref().tracker(), ticket.place().key(), role(ticket), state(ticket));
    out.println(Wrapped.hanging(line, INDENT, width));
    out.println(INDENT + ticket.place().url());
  }

  private static String role(TicketState ticket) {
    return ticket.isOrigin() ? "origin" : "mirror by " + ticket.route();
  }

  private static String state(TicketState ticket) {
    return word(ticket.presence().name());
  }

  /** Whether lines are too short for five columns; what would be beside stands below then. */
  private boolean isNarrow() {
    return width < NARROW;
  }

  private void conflicts(PrintWriter out) {
    incident.conflicts().forEach(conflict -> conflict(out, conflict));
    if (!incident.conflicts().isEmpty()) {
      out.println();
    }
  }

  private void conflict(PrintWriter out, Conflict conflict) {
    String before = incident.value(conflict.field()).display();
    String line =
        "CONFLICT on %s since %s; before, it was %s"
            .formatted(
                conflict.field(),
                Table.moment(conflict.since()),
                before.isEmpty() ? "empty" : before);
    out.println(Wrapped.hanging(line, INDENT, width));
    Table sides = Table.bare("  ", width);
    conflict
        .sides()
        .forEach((ref, value) -> sides.row(Commands.label(tables, ref), value.display()));
    sides.print(out);
  }

  private boolean isOpen(FieldName field) {
    return incident.conflicts().stream().anyMatch(c -> c.field().equals(field));
  }

  private void facts(PrintWriter out) {
    SortedMap<FieldName, Incident.Fact> present = new TreeMap<>(incident.facts());
    present.values().removeIf(fact -> fact.value().isAbsent());
    Table facts =
        isNarrow()
            ? Table.fitting(width, "FIELD", "VALUE, FROM, WHEN (UTC), RULE")
            : Table.fitting(width, "FIELD", "VALUE", "FROM", "WHEN (UTC)", "RULE");
    present.forEach(
        (field, fact) -> {
          String from = Commands.label(tables, fact.from().source());
          String when = Table.time(fact.from().at());
          String rule = isOpen(field) ? "CONFLICT: a person decides" : fact.from().rule();
          if (isNarrow()) {
            facts.row(field, fact.value().display());
            facts.row("", "%s, %s, %s".formatted(from, when, rule));
          } else {
            facts.row(field, fact.value().display(), from, when, rule);
          }
        });
    facts.print(out);
  }

  /** Where a tracker shows something else than the value it stands for. */
  private void differences(PrintWriter out) {
    Table table = Table.fitting(width, "TICKET", "FIELD", "STANDS FOR", "SHOWS");
    for (TicketState ticket : incident.tickets()) {
      ticket
          .baselines()
          .forEach(
              (field, baseline) -> {
                if (!baseline.agreed().equals(baseline.seen())) {
                  table.row(
                      ticket.place().key(),
                      field,
                      baseline.agreed().display(),
                      baseline.seen().display());
                }
              });
    }
    if (!table.isEmpty()) {
      out.println();
      table.print(out);
    }
  }

  private void known(PrintWriter out) {
    if (!incident.known().isEmpty()) {
      out.println();
      KnownCommand.table(incident, width).print(out);
    }
  }

  private void shared(PrintWriter out) {
    out.println();
    out.println(Wrapped.hanging(new Copied(tables, incident).line(), INDENT, width));
  }

  private void waiting(PrintWriter out) {
    var entries = tables.outbox().of(incident.id());
    if (!entries.isEmpty()) {
      out.println();
      new Reasons(tables, out, width).all(entries);
    }
  }

  /** The summary, and the value that lost, which stands nowhere else any more. */
  private static String told(Ledger.Line line) {
    String lost = line.text().detail().replaceAll("\\s+", " ").strip();
    if (line.kind() != Ledger.Kind.OVERRULED || lost.isEmpty()) {
      return line.text().summary();
    }
    boolean isLong = lost.length() > MOST_LOST;
    return "%s; it was: %s"
        .formatted(
            line.text().summary(),
            isLong ? lost.substring(0, MOST_LOST) + "… (whole with --json)" : lost);
  }

  private void ledger(PrintWriter out) {
    Table table = Table.fitting(width, "WHEN (UTC)", "WHAT", "TICKET", "SUMMARY");
    for (Ledger.Line line : tables.ledger().of(incident.id(), LINES)) {
      table.row(
          Table.time(line.at()),
          word(line.kind().name()),
          line.ticket().map(r -> Commands.label(tables, r)).orElse(""),
          told(line));
    }
    out.println();
    table.print(out);
  }

  private String value(String field) {
    return incident.value(new FieldName(field)).display();
  }

  static String word(String constant) {
    return constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
