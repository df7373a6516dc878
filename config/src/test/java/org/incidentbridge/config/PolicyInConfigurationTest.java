package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.incidentbridge.pack.PolicyPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration with policy packs. */
class PolicyInConfigurationTest {

  private static final String PACK =
      """
      pack: ours
      clocks:
        response: { start: created, stop: responded, hours: office, targets: { otherwise: 1h } }
      steps:
        late: { at: breach of response, do: { ticket: %s } }
      """;

  @TempDir Path folder;

  @Test
  void packsAreReadBesideTheConfigurationWhoseCalendarsCount() throws IOException {
    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted("r"));
    Files.writeString(folder.resolve("more.yaml"), "title: More\n");

    Loaded loaded = load("policy: [ ours.yaml, more.yaml ]\n");

    PolicyPack pack = ((Loaded.Good) loaded).config().policy().orElseThrow();
    assertThat(pack.head().title()).isEqualTo("More");
    assertThat(pack.catalogue().calendars()).containsOnlyKeys("24x7", "office");
    assertThat(loaded.problems().stream().filter(p -> p.file().endsWith("ours.yaml"))).isEmpty();
  }

  /** What was closed stays as it was decided, whichever file the hours stand in. */
  @Test
  void theVersionOfAPackChangesWithTheCalendarsOfTheConfigurationAndTheirFiles()
      throws IOException {
    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted("r"));
    Files.writeString(folder.resolve("days.ics"), holiday("20260501"));
    String plain = version("09:00-17:00");

    assertThat(version("09:00-17:00")).isEqualTo(plain);
    assertThat(version("09:00-18:00")).isNotEqualTo(plain);
    Files.writeString(folder.resolve("days.ics"), holiday("20260504"));
    assertThat(version("09:00-17:00")).isNotEqualTo(plain);
  }

  private String version(String hours) throws IOException {
    String calendar =
        "{ zone: Europe/London, hours: { mon-fri: \"%s\" }, holidays: [ { file: days.ics } ] }"
            .formatted(hours);
    Loaded loaded = load("policy: ours.yaml\n", "r", calendar);
    return ((Loaded.Good) loaded).config().policy().orElseThrow().head().version();
  }

  private static String holiday(String day) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//example//days//EN
    BEGIN:VEVENT
    UID:1@example.com
    DTSTAMP:20260101T000000Z
    DTSTART;VALUE=DATE:%s
    SUMMARY:Closed
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(day)
        .replace("\n", "\r\n");
  }

  @Test
  void namesThatTwoPacksHaveAreToldAndThoseOfAFileThatChangesOneAreNot() throws IOException {
    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted("r"));
    Files.writeString(
        folder.resolve("theirs.yaml"),
        PACK.formatted("r").replaceFirst("pack: .*", "pack: theirs"));
    Files.writeString(
        folder.resolve("change.yaml"), "clocks: { response: { targets: { otherwise: 2h } } }\n");

    assertThat(load("policy: [ ours.yaml, change.yaml ]\n").problems())
        .noneMatch(p -> p.message().contains("both have"));
    assertThat(load("policy: [ ours.yaml, theirs.yaml ]\n").problems())
        .extracting(ConfigProblem::message)
        .filteredOn(m -> m.contains("both have"))
        .containsExactlyInAnyOrder(
            "the packs ours and theirs both have response, and what theirs says counts",
            "the packs ours and theirs both have late, and what theirs says counts");
  }

  @Test
  void rulesOfSeverityThatTwoPacksHaveAreToldByTheirNames() throws IOException {
    String rules =
        """
        severity:
          rules:
            urgent: { is: sev1, when: 'reported.priority == "urgent"' }
            %s: { is: sev2, when: 'reported.priority == "high"' }
        """;
    Files.writeString(folder.resolve("ours.yaml"), "pack: ours\n" + rules.formatted("high"));
    Files.writeString(folder.resolve("theirs.yaml"), "pack: theirs\n" + rules.formatted("grave"));

    assertThat(load("policy: [ ours.yaml, theirs.yaml ]\n").problems())
        .extracting(ConfigProblem::message)
        .filteredOn(m -> m.contains("both have"))
        .containsExactly("the packs ours and theirs both have urgent, and what theirs says counts");
  }

  @Test
  void withoutPacksThereIsNoPolicy() throws IOException {
    assertThat(((Loaded.Good) load("")).config().policy()).isEmpty();
  }

  @Test
  void aMistakeInAPackIsToldInItsFile() throws IOException {
    Files.writeString(
        folder.resolve("ours.yaml"), PACK.formatted("r").replace("created", "creatd"));

    Loaded loaded = load("policy: ours.yaml\n");

    assertThat(loaded).isInstanceOf(Loaded.Bad.class);
    assertThat(loaded.problems())
        .filteredOn(ConfigProblem::isError)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).endsWith("ours.yaml");
              assertThat(p.line()).isEqualTo(3);
              assertThat(p.path()).isEqualTo("clocks.response.start");
            });
  }

  @Test
  void aTemplateThatIsNeitherInThePackNorInTheConfigurationIsAnError() throws IOException {
    Files.writeString(
        folder.resolve("ours.yaml"),
        PACK.formatted("r, tell: { to: [ a@acme.example ], template: of-our-own }"));

    assertThat(load("policy: ours.yaml\n").problems())
        .filteredOn(ConfigProblem::isError)
        .extracting(ConfigProblem::message)
        .containsExactly("there is no template 'of-our-own'");
    assertThat(
            load("policy: ours.yaml\ntemplates: { of-our-own: { subject: A, text: B } }\n")
                .problems())
        .filteredOn(ConfigProblem::isError)
        .isEmpty();
  }

  @Test
  void aRouteThatLooksMisspeltIsAnErrorAndOneThatIsNotThereAWarning() throws IOException {
    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted("to-opss"));
    assertThat(load("policy: ours.yaml\n", "to-ops").problems())
        .filteredOn(ConfigProblem::isError)
        .extracting(ConfigProblem::message)
        .containsExactly("there is no route 'to-opss'");

    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted("sev4-elsewhere"));
    Loaded loaded = load("policy: ours.yaml\n", "to-ops");
    assertThat(loaded).isInstanceOf(Loaded.Good.class);
    assertThat(loaded.problems())
        .extracting(ConfigProblem::message)
        .contains("the configuration has no route 'sev4-elsewhere', so nothing comes of this");
  }

  /** J11. */
  @Test
  void thatATrackerCannotShowTicketsToTheirOrganisationIsWarnedOf() throws IOException {
    Files.writeString(
        folder.resolve("ours.yaml"),
        "pack: ours\norganisations: { acme: { domains: [ acme.example ], sees: everyone } }\n");
    String routes = "routes: [ { name: r, from: eng, to: ops, create: { project: Ops } } ]\n";
    String able = "promises: { covers: [ eng ] }\npolicy: ours.yaml\n";
    String whole = routes + able;

    assertThat(TwoTrackers.told(TwoTrackers.load(folder, "", "", whole)))
        .noneMatch(m -> m.contains("is to see its tickets"));

    Path file = folder.resolve("bridge.yaml");
    String plain =
        Files.readString(file)
            .replace("type: jira", "type: plain")
            .replace("email: bridge@acme.example, ", "");
    Files.writeString(file, plain);
    Loaded loaded = ConfigLoader.load(file, Map.of("TOKEN", "s3cret-one"), DemoFactory.all());
    assertThat(TwoTrackers.told(loaded))
        .contains(
            "trackers.eng: everyone of acme is to see its tickets, but here: everybody sees"
                + " everything");
  }

  @Test
  void aPackThatIsNotThereIsToldWhereItIsNamed() throws IOException {
    assertThat(load("policy: [ none.yaml ]\n").problems())
        .filteredOn(ConfigProblem::isError)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.path()).isEqualTo("policy");
              assertThat(p.message()).contains("none.yaml: there is no such file");
            });
  }

  @ParameterizedTest
  @MethodSource("org.incidentbridge.config.PoliciesTest#packs")
  void thePacksThatComeWithTheProgramCanBeNamedAsTheyAre(Path pack) throws IOException {
    Loaded loaded = load("policy: [ \"" + pack.toAbsolutePath() + "\" ]\n");

    assertThat(loaded.problems()).filteredOn(ConfigProblem::isError).isEmpty();
    assertThat(((Loaded.Good) loaded).config().policy()).isPresent();
  }

  private Loaded load(String policy) throws IOException {
    return load(policy, "r");
  }

  private Loaded load(String policy, String route) throws IOException {
    return load(policy, route, "{ zone: Europe/London, hours: { mon-fri: \"09:00-17:00\" } }");
  }

  private Loaded load(String policy, String route, String office) throws IOException {
    return TwoTrackers.load(
        folder,
        "",
        "",
        """
        routes: [ { name: %s, from: eng, to: ops, create: { project: OPS }, fields: { status: none } } ]
        calendars: { office: %s }
        """
                .formatted(route, office)
            + policy);
  }
}
