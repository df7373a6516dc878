package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class WrappedTest {

  private static final String LONG =
      "POST https://jira.example.com/rest/api/2/issue was answered 400: issuetype: valid issue type"
          + " is required";

  @Test
  void aLineIsBrokenAtBlanksWhereTheTerminalEnds() {
    assertThat(Wrapped.lines(LONG, 50))
        .containsExactly(
            "POST https://jira.example.com/rest/api/2/issue was",
            "answered 400: issuetype: valid issue type is",
            "required");
    assertThat(Wrapped.lines(LONG, Integer.MAX_VALUE)).containsExactly(LONG);
  }

  @Test
  void whatCannotBeBrokenStaysWhole() {
    assertThat(Wrapped.lines(LONG, 30)).contains("https://jira.example.com/rest/api/2/issue");
  }

  @Test
  void theLastColumnIsShownWholeAndTheOthersAreCut() {
    StringWriter narrow = new StringWriter();
    Table.telling(60, "KEY", "WHY")
        .row("x".repeat(80), LONG)
        .row("b", LONG)
        .print(new PrintWriter(narrow));
    StringWriter wide = new StringWriter();
    Table.telling(Integer.MAX_VALUE, "KEY", "WHY").row("b", LONG).print(new PrintWriter(wide));

    assertThat(wide.toString()).isEqualTo("KEY  WHY\nb    " + LONG + "\n");
    assertThat(narrow.toString()).contains("\u2026  POST").doesNotContain("x".repeat(60));
    assertThat(narrow.toString().replaceAll("\\s+", " ")).contains("b " + LONG);
  }
}
