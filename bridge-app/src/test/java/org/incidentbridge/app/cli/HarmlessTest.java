package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** N12: what people wrote in a tracker cannot rub out or hide what a command prints. */
final class HarmlessTest {

  private static final String STEERING = "\u001b[2J\u001b[Hall is \u009b31mwell\u0007";

  @Test
  void aTitleCannotSteerTheTerminal() {
    StringWriter printed = new StringWriter();
    PrintWriter out = Harmless.over(new PrintWriter(printed));

    out.printf("%s\t%s%n", STEERING, "Größe 😀");
    out.flush();

    assertThat(printed.toString())
        .isEqualTo("[2J[Hall is 31mwell\tGröße 😀" + System.lineSeparator());
  }

  @Test
  void aCellIsAsWideAsItIsShown() {
    StringWriter printed = new StringWriter();
    Table table = Table.fitting(80, "ticket", "title");
    table.row("HD-1", STEERING).row("HD-2", "another title");

    table.print(new PrintWriter(printed));

    assertThat(printed.toString()).contains("[2J[Hall is 31mwell").doesNotContain("\u001b");
  }

  /** A terminal that shows Hebrew would print the rest of the line backwards. */
  @Test
  void aTitleCannotTurnTheRestOfALineAround() {
    StringWriter printed = new StringWriter();
    PrintWriter out = Harmless.over(new PrintWriter(printed));

    Table table = Table.fitting(80, "title", "due");
    table.row("\u202egnihton\u2067", "2026-01-31").row("\u05d3\u05d5\u05d0\u05e8", "x");
    table.print(out);
    out.print("\u2066 \u202aa\u202b \u202cb\u202d c\u2068\u2069");
    out.flush();

    assertThat(printed.toString().lines())
        .containsExactly(
            "title    due", "gnihton  2026-01-31", "\u05d3\u05d5\u05d0\u05e8     x", " a b c");
  }

  /** Scripts get what stands in the tracker. */
  @Test
  void jsonLosesNothing() {
    StringWriter printed = new StringWriter();
    PrintWriter out = Harmless.over(new PrintWriter(printed));
    String title = "\u202eabc\u009b31m\u007f\u0007 Größe";

    out.print(Json.write(List.of(title)));
    out.flush();

    assertThat(printed.toString()).contains("\\u202eabc\\u009b31m\\u007f\\u0007 Größe");
  }
}
