package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;

/** Tells something that holds for several tickets, with a few of them. */
final class Examples {

  private static final int MOST = 5;
  private static final int FEW = 3;
  private static final String INDENT = "    ";

  private final Store.Tables tables;
  private final PrintWriter out;
  private final int width;

  /**
   * @param width how wide a line may be
   */
  Examples(Store.Tables tables, PrintWriter out, int width) {
    this.tables = tables;
    this.out = out;
    this.width = width;
  }

  void print(String message, List<TicketRef> tickets) {
    out.println(Wrapped.hanging(message, INDENT, width));
    out.println("  " + Wrapped.hanging("on " + some(tickets), INDENT, width - 2));
  }

  /**
   * Problems that are alike, with what tells them apart.
   *
   * @param all whether every one is wanted
   * @param hint what lists all of them
   */
  void print(Alike<Problem> alike, boolean all, String hint) {
    int count = alike.members().size();
    List<Alike.Member<Problem>> some = alike.examples(all ? count : alike.isUniform() ? MOST : FEW);
    String named =
        some.stream()
            .map(m -> Commands.label(tables, m.thing().ticket()) + m.told())
            .collect(Collectors.joining(", "));
    int more = count - some.size();
    String rest = more == 0 ? "" : " and %d more; see them all with: %s".formatted(more, hint);
    out.println(Wrapped.hanging(alike.words(), INDENT, width));
    out.println("  " + Wrapped.hanging("on " + named + rest, INDENT, width - 2));
  }

  private String some(List<TicketRef> tickets) {
    String some =
        tickets.stream()
            .limit(MOST)
            .map(ref -> Commands.label(tables, ref))
            .collect(Collectors.joining(", "));
    int more = tickets.size() - MOST;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
