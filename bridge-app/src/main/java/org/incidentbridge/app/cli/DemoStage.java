package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.incidentbridge.app.Program;
import org.incidentbridge.app.demo.Audit;
import org.incidentbridge.app.demo.DemoWorld;
import picocli.CommandLine.Model.CommandSpec;

/** Where the demo speaks to people. */
final class DemoStage {

  private static final int MILLIS = 1000;

  /** How wide lines are where there is no terminal. */
  private static final int PAPER = 120;

  private final PrintWriter out;
  private final boolean bold;
  private final int width;
  private int chapter;

  private DemoStage(PrintWriter out, boolean bold, int width) {
    this.out = out;
    this.bold = bold;
    this.width = width;
  }

  static DemoStage on(PrintWriter out, CommandSpec spec) {
    boolean bold = Terminal.isThere() && System.getenv("NO_COLOR") == null;
    return new DemoStage(out, bold, Terminal.width(spec, PAPER));
  }

  static DemoStage silent() {
    return new DemoStage(new PrintWriter(Writer.nullWriter()), false, PAPER);
  }

  /** How wide a line may be. */
  int width() {
    return width;
  }

  PrintWriter out() {
    return out;
  }

  void head(String title) {
    String line = "%d  %s".formatted(chapter, title);
    out.println(chapter == 0 ? bold(title) : System.lineSeparator() + bold(line));
    chapter++;
    out.flush();
  }

  /** A sentence in as many lines as it needs; what begins with a blank is left as it is. */
  void say(String format, Object... values) {
    String text = String.format(format + "%n", values).stripTrailing();
    if (text.startsWith(System.lineSeparator())) {
      out.println();
    }
    boolean indented = text.startsWith(" ");
    out.println(indented ? text : Wrapped.hanging(text, "    ", width));
    out.flush();
  }

  void table(Table table) {
    if (!table.isEmpty()) {
      table.print(out);
    }
  }

  private String bold(String text) {
    return bold ? "\u001B[1m" + text + "\u001B[0m" : text;
  }

  void summary(DemoResult result, Path file, long millis, boolean kept) {
    head("What is in the trackers now, counted there");
    var audit = result.audit();
    Table table = Table.fitting(width, "WHAT", "COUNT", "");
    table.row("incidents", audit.incidents(), "reported by people, covered by a route");
    table.row("mirrors", audit.mirrors(), "made by the bridge; duplicates: " + audit.duplicates());
    table.row("tickets", audit.tickets(), "all, also those that no route covers");
    table.row(
        "comments",
        audit.comments().all(),
        copied(audit.comments())
            + ", %d the bridge's own: addresses of mirrors, names of files"
                .formatted(audit.comments().others()));
    table.row("attachments", audit.attachments().all(), copied(audit.attachments()));
    table.row("conflicts", audit.conflicts(), "both sides changed the priority: a person decides");
    table.row("held", audit.held(), "things that have not arrived on the other side");
    table.row("API calls", result.calls().all(), result.calls().writes() + " of them write");
    table.row("writes of the last run", result.quiet().writes(), "there was nothing to do");
    table.row(
        "internal notes leaked",
        audit.leaks(),
        "of " + result.watched().canaries() + " marked texts");
    table.row("facts of procedures", result.watched().rules(), "looked at in their own offices");
    table(table);
    String verdict = result.complaints().isEmpty() ? "All is well" : "NOT ALL IS WELL";
    say("%n%s, after %.1f seconds.", verdict, (double) millis / MILLIS);
    next(file, kept);
  }

  private static String copied(Audit.Copied copied) {
    return "%d by people, %d copies of them".formatted(copied.people(), copied.copies());
  }

  private void next(Path file, boolean kept) {
    say("%nLook around: %s (people.yaml, bridge.db beside it)", file);
    say("  %s", Program.hint("status", file));
    say("  %s", Program.hint("conflicts", file));
    say("  %s", Program.hint("explain ENG-1", file));
    if (!kept) {
      say("Next, with the simulators left running for plan, sync, doctor and your browser:");
      say("  %s", Program.hint("demo --keep"));
    }
    say("For your own trackers, start from config/examples/, and check with:");
    say("  %s", Program.hint("validate"));
  }

  void keeping(DemoWorld world, Path file) {
    say("%nThe simulators go on until you press Enter or Ctrl-C:");
    Table table = Table.fitting(width, "TRACKER", "IS", "URL");
    world.trackers().forEach(t -> table.row(t.name(), t.product(), t.url()));
    table(table);
    say(
        "Open one in a browser to see its tickets; the addresses that plan and explain print can be"
            + " opened, too.");
    say("Try in another terminal:");
    say("  %s", Program.hint("plan", file.toAbsolutePath()));
  }
}
