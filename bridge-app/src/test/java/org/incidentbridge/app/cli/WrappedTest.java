package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}
