package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static final String LONG =
      "POST https://jira.example.com/rest/api/2/issue was answered 400: issuetype: valid issue type"
          + " is required";
  private static final String TITLE =
      "Booking: remark of order 86636 is lost when the order is saved by two people at once";
  private static final String WORD = "custom:twenty-letter";

  @Test
  void linesFitTheTerminalAndNothingIsCut() {
    String said =
        printed(
            Table.fitting(80, "FIELD", "VALUE", "FROM", "BY", "RULE")
                .row("title", TITLE, "engineering ENG-12", WORD, "the incident began here"));

    assertThat(said.lines()).allMatch(line -> line.length() <= 80);
    assertThat(said).contains(WORD);
    for (String word : TITLE.split(" ")) {
      assertThat(said).contains(word);
    }
    assertThat(said.lines().toList().get(0)).startsWith("FIELD  VALUE ");
  }

  @Test
  void wordsAreBrokenOnlyWhereColumnsAreTooManyForTheTerminal() {
    String said =
        printed(Table.fitting(40, "A", "B", "C").row("x".repeat(30), "y".repeat(30), "z"));

    assertThat(said.lines().toList())
        .containsExactly(
            "A" + " ".repeat(18) + "B" + " ".repeat(19) + "C",
            "x".repeat(17) + "  " + "y".repeat(18) + "  z",
            "x".repeat(13) + "      " + "y".repeat(12));
  }

  @Test
  void addressesInTheLastColumnStayWhole() {
    assertThat(printed(Table.fitting(40, "KEY", "WHY").row("b", LONG)))
        .contains("https://jira.example.com/rest/api/2/issue\n");
  }

  @Test
  void withoutATerminalTheLastColumnIsOneLineAndTheOthersAreWrapped() {
    String said =
        printed(Table.fitting(Integer.MAX_VALUE, "TITLE", "WHY").row(TITLE, LONG).row("b", "c"));

    assertThat(said.lines().toList())
        .containsExactly(
            "TITLE" + " ".repeat(57) + "WHY",
            "Booking: remark of order 86636 is lost when the order is      " + LONG,
            "saved by two people at once",
            "b" + " ".repeat(61) + "c");
  }

  @Test
  void theWidthIsTakenFromWhatPeopleSetOnlyIfItIsANumber() {
    assertThat(Terminal.columns("120")).hasValue(120);
    assertThat(Terminal.columns("wide")).isEmpty();
    assertThat(Terminal.columns("0")).isEmpty();
    assertThat(Terminal.columns(null)).isEmpty();
  }

  private static String printed(Table table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString();
  }

  @Test
  void aCellThatIsAPointInTimeLooksLikeAllTimesThatPeopleRead() {
    StringWriter out = new StringWriter();
    Table.bare("", 120)
        .row("due", "2026-05-02T17:00:00.5Z")
        .row("it is 2026-05-02T17:00:00Z", "")
        .print(new PrintWriter(out));

    assertThat(out.toString())
        .contains("due  ", "2026-05-02 17:00:00 UTC", "it is 2026-05-02T17:00:00Z");
  }
}
