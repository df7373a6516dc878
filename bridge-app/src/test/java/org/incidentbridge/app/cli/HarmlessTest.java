package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
