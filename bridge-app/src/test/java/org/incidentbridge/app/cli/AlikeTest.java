package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class AlikeTest {

  private static List<Alike<String>> group(String... messages) {
    return Alike.group(List.of(messages), Function.identity());
  }

  @Test
  void messagesThatDifferInNamesAndNumbersOnlyStandTogether() {
    var groups =
        group(
            "Jira takes 'big.log' of 1,200 bytes from ENG-1 not: 10 are the most",
            "Jira takes 'huge.log' of 34,000 bytes from OPS-22 not: 10 are the most",
            "Jira is down");

    assertThat(groups)
        .extracting(Alike::words)
        .containsExactly(
            "Jira takes '\u2026' of \u2026 bytes from \u2026 not: 10 are the most", "Jira is down");
    assertThat(groups.getFirst().members())
        .extracting(Alike.Member::told)
        .containsExactly(" ('big.log', 1,200, ENG-1)", " ('huge.log', 34,000, OPS-22)");
  }

  @Test
  void apostrophesAreNoQuotationMarks() {
    assertThat(group("Jira's clock is the bridge's", "Jira's clock was the bridge's")).hasSize(2);
    assertThat(group("'Pat O'Neil' is unknown", "'Max' is unknown").getFirst().words())
        .isEqualTo("'\u2026' is unknown");
  }

  @Test
  void whatAllSayIsToldInFull() {
    var alike = group("'Pat' is unknown to 3", "'Pat' is unknown to 3").getFirst();

    assertThat(alike.words()).isEqualTo("'Pat' is unknown to 3");
    assertThat(alike.members()).extracting(Alike.Member::told).containsOnly("");
  }

  @Test
  void examplesDifferAsFarAsTheyCan() {
    var alike = group("'a' no", "'a' no", "'b' no", "'c' no", "'d' no").getFirst();

    assertThat(alike.examples(3))
        .extracting(Alike.Member::told)
        .containsExactly(" ('a')", " ('b')", " ('c')");
    assertThat(group("'a' no", "'a' no", "'b' no").getFirst().examples(3)).hasSize(3);
  }
}
