package org.incidentbridge.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.similar.AlikeTitles.Group;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** J12: titles that tell of the same problem. */
class AlikeTitlesTest {

  /** Monitoring writes them by the thousand; each number says that it is another problem. */
  private static Stream<String> alarms(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "Backup job " + i + " failed on host h" + i % 97);
  }

  @Test
  void j12ManyTitlesThatAreAlmostAlikeTakeNoTimeThatGrowsWithTheirSquare() {
    List<String> titles = alarms(2_500).toList();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(AlikeTitles.among(titles)).isEmpty());
  }

  @Test
  void j12AGroupIsFoundWhole() {
    List<String> titles =
        Stream.concat(
                alarms(90),
                Stream.generate(() -> "Export of monthly report fails at night").limit(400))
            .toList();
    assertThat(AlikeTitles.among(titles))
        .extracting(Group::members)
        .containsExactly(IntStream.range(90, 490).boxed().toList());
  }

  @Test
  void lettersWithMarksAreTheSameHoweverTheyAreWritten() {
    String composed = "Café terminal überträgt nichts";
    String apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
    var index = new TextIndex();
    assertThat(index.score(new ProblemText(composed, ""), new ProblemText(apart, "")).value())
        .isEqualTo(1);
  }

  @Test
  void aTitleThatWasAnsweredEndlesslyIsRead() {
    var title = new ProblemText("Re: ".repeat(50_000) + "Export fails at night", "");
    assertThatCode(title::plainTitle).doesNotThrowAnyException();
    assertThat(title.plainTitle()).isEqualTo("export fails at night");
  }
}
