package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DifferenceTest {

  private static final int WIDEST = 60;
  private static final String LONG =
      "Booking: remark of order 86636 is lost when the order is saved by two people at once, and";

  @Test
  void textsThatDifferBehindTheCutAreShownWhereTheyDiffer() {
    Difference shown = Difference.shown(LONG + " nobody is told", LONG + " all are told", WIDEST);

    assertThat(shown.before()).startsWith("\u2026").endsWith("at once, and nobody is told");
    assertThat(shown.after()).startsWith("\u2026").endsWith("at once, and all are told");
    assertThat(cut(shown.before())).isNotEqualTo(cut(shown.after()));
  }

  @Test
  void aTextWithoutBlanksIsCutNearTheDifferenceAndNotWithinACharacter() {
    String faces = "\uD83D\uDE00".repeat(100);

    Difference shown = Difference.shown(faces + "a", faces + "b", WIDEST);

    assertThat(cut(shown.before())).isNotEqualTo(cut(shown.after())).contains("\uD83D\uDE00a");
    assertThat(Character.isHighSurrogate(shown.before().charAt(1))).isTrue();
  }

  @Test
  void textsThatDifferAtTheirBeginningOrAreShortStayAsTheyAre() {
    assertThat(Difference.shown("A " + LONG, "B " + LONG, WIDEST))
        .isEqualTo(new Difference("A " + LONG, "B " + LONG));
    assertThat(Difference.shown("", LONG, WIDEST)).isEqualTo(new Difference("", LONG));
    assertThat(Difference.shown("low", "low", WIDEST)).isEqualTo(new Difference("low", "low"));
  }

  @Test
  void aLongTextWhoseWordsAreTheSameIsSaidToBe() {
    assertThat(Difference.shown(LONG, LONG.replace(" ", "\n"), WIDEST).after())
        .isEqualTo("(the same words, written in another form)");
  }

  @Test
  void linesItemsAndCellsAreSetApart() {
    assertThat(Difference.shown("", "To do:\n  first\n\nsecond \nhost\tport", WIDEST).after())
        .isEqualTo("To do: \u00b7 first \u00b7 second \u00b7 host \u00b7 port");
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), WIDEST));
  }
}
