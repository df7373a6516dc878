package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.app.cli.Alike.Member;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/** Commands that are not done with what keeps them, those for the same reason together. */
final class Reasons {

  private static final int EXAMPLES = 5;
  private static final int FEW = 3;
  private static final int MOST_REASONS = 20;
  private static final String INDENT = "  ";
  private static final String REQUEST_CLASS = StandardField.REQUEST_CLASS.field().name();
  private static final String CLASS =
      "Should mirrors keep the type they were made with? Then write fields: { requestClass: none }"
          + " in their route.";

  private final Store.Tables tables;
  private final PrintWriter out;
  private final int width;

  Reasons(Store.Tables tables, PrintWriter out, int width) {
    this.tables = tables;
    this.out = out;
    this.width = width;
  }

  /** Every one of them. */
  void all(List<Entry> entries) {
    Alike.group(entries, Reasons::reason).forEach(alike -> group(alike, alike.members()));
    out.flush();
  }

  /**
   * A few for each reason, and how many more there are.
   *
   * @param hint what lists the others
   */
  void examples(List<Entry> entries, String hint) {
    List<Alike<Entry>> reasons = Alike.group(entries, Reasons::reason);
    reasons.stream()
        .limit(MOST_REASONS)
        .forEach(
            alike -> {
              List<Member<Entry>> some = alike.examples(alike.isUniform() ? EXAMPLES : FEW);
              group(alike, some);
              int more = alike.members().size() - some.size();
              if (more > 0) {
                String rest = "and " + more + " more; see them all with: " + hint;
                out.println(INDENT + Wrapped.hanging(rest, INDENT + INDENT, width));
              }
            });
    long more = reasons.stream().skip(MOST_REASONS).mapToLong(a -> a.members().size()).sum();
    if (more > 0) {
      String rest = "and " + more + " more for other reasons; see them all with: " + hint;
      out.println(Wrapped.hanging(rest, INDENT + INDENT, width));
    }
    out.flush();
  }

  private static String reason(Entry entry) {
    String tracker = entry.planned().command().target().tracker().name();
    String key = entry.planned().command().target().key().text();
    String ticket = entry.planned().command().target().ticketId();
    String message = entry.retry().message().replace(key, "KEY");
    if (!ticket.isEmpty()) {
      message = message.replaceAll("/" + Pattern.quote(ticket) + "(?![0-9])", "/ID");
    }
    String named = tracker + ": ";
    String bare = message.startsWith(named) ? message.substring(named.length()) : message;
    return state(entry.state()) + tracker + (bare.isEmpty() ? "" : ": " + bare);
  }

  private static String state(State state) {
    return switch (state) {
      case PENDING -> "waiting for ";
      case SENT -> "with unknown outcome in ";
      case HELD -> "held for ";
    };
  }

  private void group(Alike<Entry> alike, List<Member<Entry>> some) {
    String reason = alike.members().size() + " " + alike.words();
    out.println(Wrapped.hanging(reason, INDENT + INDENT, width));
    Table table = Table.bare(INDENT, width);
    for (Member<Entry> member : some) {
      Entry e = member.thing();
      String origin = Commands.origin(tables, e.planned()).map(o -> "for " + o).orElse("");
      table.row(
          e.planned().command().target().key(),
          Commands.deed(e.planned()),
          Commands.place(tables, e.planned()),
          (origin + member.told()).strip());
    }
    table.print(out);
    if (alike.members().stream().map(Member::thing).allMatch(Reasons::keepsClass)) {
      out.println(Wrapped.hanging(INDENT + CLASS, INDENT, width));
    }
  }

  /** Most often the type that a route makes is not what the other side calls its tickets. */
  private static boolean keepsClass(Entry entry) {
    return entry.state() == State.HELD
        && entry.planned().command() instanceof Command.UpdateFields
        && entry.planned().explanation().lines().stream()
            .anyMatch(line -> line.what().equals(REQUEST_CLASS));
  }
}
