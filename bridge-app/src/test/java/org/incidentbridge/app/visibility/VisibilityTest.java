package org.incidentbridge.app.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * N5 for every pair of trackers and every kind of comment: an internal note of any tracker never
 * becomes visible to an end user of any other, by what the trackers show and not by what the bridge
 * says. One corridor alone runs with {@code -Dvisibility.corridor}, by a part of its name. Of three
 * authors each has a third of all tickets; with {@code -Dvisibility.whole=true} each has them all.
 */
class VisibilityTest {

  private static final String ONLY = System.getProperty("visibility.corridor", "");

  private static final boolean WHOLE = Boolean.getBoolean("visibility.whole");

  /** Two ends of 30 corridors, 36 tickets at each, 10 remarks on each. */
  private static final int COMBINATIONS = 21_600;

  private static final String USUAL =
      "left 14400, told 4176, arrived 1636, with files 688,"
          + " senseless {IS_SO_ALREADY=1440, TEXTS_ARE_KEPT=576, NOTHING_CAN_BE_HIDDEN=432,"
          + " NO_WAY_BACK=576},"
          + " unshared {NEVER_SEEN=168, COPY_KEEPS_ITS_TEXT=100, COPY_STAYS_INTERNAL=64,"
          + " INTERNAL_FOR_GOOD=48}";

  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));

  private static final Map<Case.Corridor, Future<Story.End>> STORIES = new LinkedHashMap<>();

  @BeforeAll
  static void begin(@TempDir Path dir) {
    for (Case.Corridor corridor : corridors()) {
      Path file = dir.resolve(STORIES.size() + ".yaml");
      STORIES.put(corridor, THREADS.submit(() -> Story.of(corridor, file, WHOLE)));
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  static List<Case.Corridor> corridors() {
    return Case.corridors().stream()
        .filter(c -> c.toString().replace(" ", "_").contains(ONLY))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("corridors")
  void nobodyReadsInternalNotesElsewhere(Case.Corridor corridor) throws Exception {
    Story.End end = end(corridor);

    assertThat(end.leaks()).isEmpty();
    assertThat(end.missing()).isEmpty();
  }

  /**
   * Each combination was tried, cannot be by a rule that names what people cannot do, or is left to
   * the whole run, which leaves none. Rules name what need not arrive too.
   */
  @Test
  void everyCombinationIsAccountedFor() throws Exception {
    Tally all = new Tally();
    for (Case.Corridor corridor : corridors()) {
      all.add(end(corridor).tally());
    }

    if (ONLY.isEmpty()) {
      assertThat(all.all()).isEqualTo(COMBINATIONS);
    }
    if (ONLY.isEmpty() && !WHOLE) {
      assertThat(all.toString()).isEqualTo(USUAL);
    }
    if (WHOLE) {
      assertThat(all.left()).isZero();
    }
  }

  private static Story.End end(Case.Corridor corridor)
      throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(STORIES.get(corridor)).get();
  }
}
