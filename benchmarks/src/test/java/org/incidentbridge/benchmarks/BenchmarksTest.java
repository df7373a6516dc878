package org.incidentbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the programs run and count rightly; how long anything takes is not tried here. */
final class BenchmarksTest {

  private static final Scale TINY = new Scale(12, 12, 40, Duration.ofMillis(1), 2);

  @Test
  void mirroringMakesAMirrorOfEachTicket() {
    List<Figure> figures = new Mirroring().run(TINY);

    assertThat(value(figures, "tickets")).isEqualTo(12);
    assertThat(value(figures, "API calls per ticket")).isBetween(5.0, 20.0);
  }

  @Test
  void theIdealIsMadeOfTheCallsOfBothTrackers() {
    List<Figure> figures = new WallTime().run(TINY);

    assertThat(value(figures, "calls to MantisBT")).isPositive();
    assertThat(value(figures, "calls to Jira")).isGreaterThanOrEqualTo(3 * 12);
  }

  @Test
  void aChangeCostsItsReadingAndItsWriting() {
    List<Figure> figures = new CallsPerChange().run(new Scale(60, 0, 0, Duration.ZERO, 1));

    // The lists of the cycles weigh more with so few tickets, and so does that the properties of
    // each comment are asked for once.
    double lists = 8.0 / 30;
    assertThat(calls(figures, CallsPerChange.Change.TITLE)).isBetween(3.0, 3 + 2 * lists);
    assertThat(calls(figures, CallsPerChange.Change.COMMENT)).isBetween(2.0, 2 + 2 * lists);
    assertThat(calls(figures, CallsPerChange.Change.STATUS)).isBetween(3.0, 3 + 2 * lists);
    assertThat(calls(figures, CallsPerChange.Change.ANSWER)).isBetween(2.0, 2 + lists);
  }

  @Test
  void theFirstSyncOfEachKindOfHelpDeskIsCounted() {
    List<Figure> figures = new FirstSync().run(TINY);

    for (String kind : List.of("MantisBT: ", "Request Tracker: ", "Zendesk: ")) {
      assertThat(value(figures, kind + "tickets")).isEqualTo(12);
      assertThat(value(figures, kind + "calls to it per ticket")).isBetween(3.0, 12.0);
      assertThat(value(figures, kind + "calls to Jira per ticket")).isBetween(3.0, 6.0);
      assertThat(value(figures, kind + "tickets per second")).isPositive();
    }
  }

  @Test
  void anIdleCycleListsEachProjectOnceAndWritesNothing() {
    List<Figure> figures = new IdleCycle().run(TINY);

    assertThat(value(figures, "linked incidents")).isEqualTo(40);
    assertThat(value(figures, "list calls per cycle")).isEqualTo(2);
    assertThat(value(figures, "other reading calls, all cycles")).isLessThan(3);
    assertThat(value(figures, "writing calls, all cycles")).isZero();
  }

  @Test
  void whatEachKindOfTrackerCallsOutArrivesAtAnother() {
    List<Figure> figures = new Reaction().run(TINY);

    assertThat(figures).hasSize(15).allMatch(figure -> figure.value() > 0);
  }

  @Test
  void aPercentileIsOneOfTheValues() {
    List<Double> values = IntStream.rangeClosed(1, 200).mapToObj(Double::valueOf).toList();

    assertThat(Reaction.percentile(values, 50)).isEqualTo(100);
    assertThat(Reaction.percentile(values, 99)).isEqualTo(198);
    assertThat(Reaction.percentile(List.of(7.0), 99)).isEqualTo(7);
  }

  @Test
  void arithmeticInACalendarIsMeasured() {
    List<Figure> figures = new CoveredTime().run(TINY);

    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("add", "betweenDays", "betweenYears");
    assertThat(figures).allMatch(figure -> figure.value() > 0);
  }

  @Test
  void theReplayOfAnIncidentIsMeasured() {
    List<Figure> figures = new ReplayTime().run(TINY);

    assertThat(figures).extracting(Figure::name).containsExactly("incident");
    assertThat(figures).allMatch(figure -> figure.value() > 0);
  }

  @Test
  void allHistoriesOfTheFileAreReplayed() {
    List<Figure> figures = new PastReplay().run(TINY);

    for (String changed : List.of("one target changed: ", "all targets changed: ")) {
      assertThat(value(figures, changed + "incidents")).isEqualTo(400);
      assertThat(value(figures, changed + "CPU per incident")).isPositive();
    }
  }

  @Test
  void argumentsThatMakeNoSenseAreExplained() {
    var bytes = new ByteArrayOutputStream();
    int code = Main.run(List.of("z"), new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("usage: benchmarks/run");
  }

  private static double calls(List<Figure> figures, CallsPerChange.Change change) {
    return value(figures, change.title() + ": calls per change");
  }

  private static double value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + name))
        .value();
  }
}
