package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may not say of the pack before it. */
class LaterFilesTest {

  private static final String NORTH =
      """
      pack: north
      severity:
        otherwise: sev3
        rules:
          high: { is: sev1, when: 'reported.priority == "high"' }
      clocks:
        answer: { start: created, stop: responded, pause: waiting, targets: { otherwise: 4h } }
      steps:
        stuck: { at: breach of answer, do: { comment: "It is late." } }
      organisations:
        acme: { domains: [ acme.example ] }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps:\n#  stuck: off\n",
        "organisations:\n",
        "severity:\n  rules:\n",
        "steps:\n  stuck:\n",
        "clocks:\n  answer:\n    pause:\n",
        "gates:\n"
      })
  void whatIsLeftEmptyTakesNothingOutButIsAnError(String later) throws IOException {
    String[] lines = later.replaceAll("#.*\n", "").split("\n", -1);
    String last = lines[lines.length - 2].strip();

    assertThat(load(NORTH, later).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.isError()).isTrue();
              assertThat(p.file()).endsWith("1.yaml");
              assertThat(p.path() + ":").endsWith(last);
              assertThat(p.message()).startsWith("is empty");
            });
  }

  @Test
  void whoeverLeavesABlockEmptyIsToldHowToTakeItOut() throws IOException {
    assertThat(load(NORTH, "steps:\n").problems().getFirst().suggestion())
        .isEqualTo("write steps: off to take it out, or leave it out to change nothing");
    assertThat(load(NORTH, "gates:\n").problems().getFirst().suggestion())
        .isEqualTo("write below it what it has, or leave it out");
  }

  @Test
  void offAndNullTakeAWholeBlockOut() throws IOException {
    PolicyPack pack =
        load(NORTH, "steps: off\norganisations: null\nseverity: { rules: ~ }\n")
            .pack()
            .orElseThrow();

    assertThat(pack.ladder().steps()).isEmpty();
    assertThat(pack.catalogue().organisations()).isEmpty();
    assertThat(pack.severity().rules()).isEmpty();
    assertThat(pack.clocks()).hasSize(1);
  }

  @Test
  void anotherNameWithPartsOnlyIsAnError() throws IOException {
    assertThat(load(NORTH, "pack: other\nclocks: { answer: { targets: { sev1: 1h } } }\n"))
        .satisfies(loaded -> assertThat(loaded.pack()).isEmpty())
        .extracting(LoadedPolicy::problems)
        .satisfies(
            problems -> {
              assertThat(problems).hasSize(1);
              assertThat(problems.getFirst().isError()).isTrue();
              assertThat(problems.getFirst().message())
                  .isEqualTo(
                      "this file names a pack (other), so it is taken as a whole, but it tells"
                          + " only parts: clocks.answer");
              assertThat(problems.getFirst().suggestion())
                  .isEqualTo("leave out pack: to change the pack north");
            });
  }

  @Test
  void theNameOfThePackMayBeRepeated() throws IOException {
    LoadedPolicy loaded =
        load(NORTH, "pack: north\nclocks: { answer: { targets: { otherwise: 1h } } }\n");

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.pack().orElseThrow().clock("answer").orElseThrow().targets())
        .extracting(row -> row.target())
        .containsExactly(new Target.Within(Duration.ofHours(1)));
  }

  @Test
  void aMisspeltNameIsToldWhereItStandsWithTheNearestOne() throws IOException {
    assertThat(load(NORTH, "title: Ours\nsteps:\n  stuk: off\n").problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(3);
              assertThat(p.column()).isEqualTo(3);
              assertThat(p.path()).isEqualTo("steps.stuk");
              assertThat(p.message())
                  .isEqualTo("changes steps.stuk, and the pack north has nothing of that name");
              assertThat(p.suggestion()).isEqualTo("did you mean 'stuck'?");
            });
  }

  @Test
  void theNearestNameIsToldWherePartsOfItsKindAreChanged() throws IOException {
    assertThat(load(NORTH, "clocks: { x: off }\nsteps: { stuk: off }\n").problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(2);
              assertThat(p.suggestion()).isEqualTo("did you mean 'stuck'?");
            });
    assertThat(load(NORTH, "clocks: { x: off }\n").problems())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.suggestion())
                    .isEqualTo("give it with the pack that it changes; or correct the names"));
  }

  @Test
  void aRuleThatIsChangedStandsInBothFiles() throws IOException {
    List<Path> files =
        written(
            NORTH,
            "clocks:\n  answer: { targets: { otherwise: 2h } }\n",
            "clocks: { answer: { pause: off } }\nsteps: off\n");
    var places = new PackPlaces(new PolicyFiles(new Problems(), Map.of()).all(files));

    assertThat(places.of("clocks", "answer"))
        .isEqualTo(
            " (%s:7, changed at %s:2 and %s:1)"
                .formatted(files.get(0), files.get(1), files.get(2)));
    assertThat(places.of("clocks", "answer", "targets", "otherwise"))
        .isEqualTo(" (%s:2)".formatted(files.get(1)));
    assertThat(places.of("severity", "rules", "high"))
        .isEqualTo(" (%s:5)".formatted(files.getFirst()));
    assertThat(places.of("steps", "stuck")).isEmpty();
    assertThat(places.of("steps", "none")).isEmpty();
  }

  private LoadedPolicy load(String... texts) throws IOException {
    return PolicyLoader.load(written(texts), Map.of());
  }

  private List<Path> written(String... texts) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : texts) {
      files.add(Files.writeString(folder.resolve(files.size() + ".yaml"), text));
    }
    return files;
  }
}
