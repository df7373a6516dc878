package org.incidentbridge.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextIndexTest {

  private static final String SHELF = "eng";

  private final TextIndex index = new TextIndex();

  private static ProblemText titled(String title) {
    return new ProblemText(title, "");
  }

  private double score(String one, String other) {
    return index.score(titled(one), titled(other)).value();
  }

  @Test
  void theSameWordsInAnyFormAndOrderAreOneProblem() {
    assertThat(score("Printers print blank pages", "blank page: printer printed"))
        .isCloseTo(1, within(0.15));
    assertThat(score("Export fails", "export FAILS!")).isEqualTo(1);
  }

  @Test
  void oneWordInCommonIsNoProblemInCommon() {
    assertThat(score("Printer", "Printer")).isLessThanOrEqualTo(0.5);
    assertThat(score("Export hangs", "Export is slow on Mondays")).isLessThan(0.5);
  }

  @Test
  void smallWordsCountForNothing() {
    assertThat(score("The export of the report", "The heat of the room")).isZero();
  }

  @Test
  void wordsOfOtherLanguagesAreComparedAsTheyAre() {
    assertThat(score("Drucker druckt leere Seiten", "Leere Seiten druckt der Drucker"))
        .isGreaterThan(0.85);
  }

  @Test
  void aRareWordSaysMoreThanACommonOne() {
    for (int i = 0; i < 900; i++) {
      index.put("t" + i, SHELF, titled("error while saving form " + i));
    }
    assertThat(score("error while saving quaternion gimbal", "quaternion gimbal lock broken"))
        .isGreaterThan(score("error while saving quaternion gimbal", "error while saving a draft"));
  }

  @Test
  void theTitleCountsMoreThanTheText() {
    var one = new ProblemText("Export of report fails", "nothing helps at all today");
    var title = new ProblemText("Export of report fails", "unrelated words entirely elsewhere");
    var text = new ProblemText("Login page stays empty", "nothing helps at all today");
    assertThat(index.score(one, title).value()).isGreaterThan(index.score(one, text).value());
  }

  @Test
  void theWordsThatWereSharedAreTold() {
    assertThat(index.score(titled("Export fails with 4711"), titled("4711 on export")).words())
        .containsExactlyInAnyOrder("export", "4711");
  }

  @Test
  void whatIsFoundStandsOnTheShelfThatIsAskedFor() {
    index.put("a", SHELF, titled("Export of report fails"));
    index.put("b", "ops", titled("Export of report fails"));
    assertThat(index.like(titled("report export failing"), SHELF, 5)).containsExactly("a");
    assertThat(index.titled(titled("RE: export of report fails."), "ops", 5)).containsExactly("b");
  }

  @Test
  void aTextThatChangedOrWentIsFoundAsItIs() {
    index.put("a", SHELF, titled("Export of report fails"));
    index.put("a", SHELF, titled("Login page stays empty"));
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.like(titled("export report"), SHELF, 5)).isEmpty();
    assertThat(index.like(titled("empty login"), SHELF, 5)).containsExactly("a");
    index.remove("a");
    assertThat(index.like(titled("empty login"), SHELF, 5)).isEmpty();
  }

  @Test
  void aTextWithoutWordsIsLikeNothing() {
    index.put("a", SHELF, titled("?!"));
    assertThat(index.like(titled("..."), SHELF, 5)).isEmpty();
    assertThat(index.titled(titled("..."), SHELF, 5)).isEmpty();
    assertThat(score("", "")).isZero();
  }

  @Test
  void shortTitlesTellNoProblem() {
    assertThat(titled("Help").hasTitleOf(titled("help"))).isFalse();
    assertThat(titled("Fwd: Re: Export fails!").hasTitleOf(titled("export   fails"))).isTrue();
    assertThat(
            new ProblemText("Help", "It is broken")
                .isWhole(new ProblemText("help!", "it is broken.")))
        .isTrue();
  }

  @Property(tries = 200)
  void aScoreIsFrom0To1TheSameBothWaysAnd1ForTheSameText(
      @ForAll @Size(min = 2, max = 8) List<@AlphaChars @StringLength(min = 3, max = 6) String> one,
      @ForAll @Size(min = 2, max = 8)
          List<@AlphaChars @StringLength(min = 3, max = 6) String> other,
      @ForAll long seed) {
    var index = new TextIndex();
    var a = titled(String.join(" ", one));
    var b = titled(String.join(" ", other));
    double score = index.score(a, b).value();
    assertThat(score).isBetween(0.0, 1.0).isEqualTo(index.score(b, a).value(), within(1e-9));
    List<String> shuffled = new ArrayList<>(one);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(index.score(a, titled(String.join(" ", shuffled))).value())
        .isEqualTo(index.score(a, a).value(), within(1e-9));
  }

  /** What else stands in the index moves a score but little. */
  @Test
  void aScoreStaysAsOtherTextsCome() {
    String one = "Export of monthly report fails";
    String other = "Monthly report export fails again";
    double alone = score(one, other);
    for (int i = 0; i < 500; i++) {
      index.put("t" + i, SHELF, titled("Ticket %d about topic %d".formatted(i, i % 37)));
    }
    assertThat(score(one, other)).isEqualTo(alone, within(0.05));
  }
}
