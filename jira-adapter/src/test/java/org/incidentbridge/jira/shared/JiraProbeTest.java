package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.FieldKind;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.incidentbridge.testkit.sim.jira.ProjectPlan;
import org.incidentbridge.testkit.sim.jira.SiteSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Installation.class)
final class JiraProbeTest extends JiraCase {

  JiraProbeTest(Installation installation) {
    super(installation);
  }

  @Test
  void aGoodSiteHasNoProblem() {
    jira.people().create("Sample", "text");
    jira.pass(java.time.Duration.ofMinutes(5));

    List<Finding> findings =
        examine(
            List.of("summary", "priority"),
            Map.of("status", List.of("Done", "Backlog"), "priority", List.of("High")));

    assertThat(findings).allSatisfy(f -> assertThat(f.level()).isEqualTo(Level.OK));
    assertThat(findings)
        .extracting(Finding::topic)
        .contains(
            "reachability",
            "clock",
            "login",
            "projects",
            "rights",
            "fields",
            "creating",
            "words",
            "statuses");
  }

  @Test
  void customFieldsOfOneNameAreToldWhereHistoriesNameThemOnly() {
    String severity = jira.site.fieldId("Severity");
    jira.site.setup().customField("Severity", FieldKind.TEXT);

    List<Finding> findings = examine(List.of(), Map.of());

    boolean byName = installation == Installation.DC;
    assertThat(findings)
        .filteredOn(f -> f.topic().equals("history"))
        .hasSize(byName ? 1 : 0)
        .allSatisfy(f -> assertThat(f.level()).isEqualTo(Level.WARNING))
        .allSatisfy(f -> assertThat(f.message()).contains("'Severity'", severity));
  }

  @Test
  void aCustomFieldWhoseNameAnotherBearsHasAHistoryOnlyWhereItIsToldById() {
    String severity = jira.site.fieldId("Severity");
    jira.site.setup().customField("Severity", FieldKind.TEXT);
    String id = jira.people().create("Twins", "text");
    jira.alice().edit(id, severity, "SEV1");
    jira.pass(java.time.Duration.ofMinutes(6));

    var seen = seen(new Reader(jira.tracker().source(), true).pull(10).getFirst());

    assertThat(seen.history())
        .extracting(entry -> entry.change().field())
        .containsExactlyElementsOf(installation == Installation.DC ? List.of() : List.of(severity));
  }

  @Test
  void misspeltWordsAndFieldsComeWithTheNearest() {
    List<Finding> findings =
        examine(
            List.of("sumary", "Customer"),
            Map.of("status", List.of("In Progres"), "priority", List.of("Hihg")));

    assertThat(problems(findings))
        .anySatisfy(f -> assertThat(f.advice()).contains("Did you mean 'summary'?"))
        .anySatisfy(f -> assertThat(f.advice()).contains(jira.site.fieldId("Customer")))
        .anySatisfy(f -> assertThat(f.advice()).contains("Did you mean 'In Progress'?"))
        .anySatisfy(f -> assertThat(f.advice()).contains("Did you mean 'High'?"));
  }

  @Test
  void wordsThatNobodyWroteAreOneWarningForEachField() {
    var expected =
        new TrackerProbe.Expected(
            List.of("priority"),
            Map.of("priority", List.of("Blocker", "Minor", "High")),
            List.of("ENG/Bug"),
            Set.of("priority"),
            List.of(),
            false);

    assertThat(jira.tracker().probe().examine(expected))
        .filteredOn(f -> f.topic().equals("words"))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WARNING))
        .satisfies(
            f -> assertThat(f.message()).contains("has no value map").endsWith("Blocker, Minor"))
        .satisfies(f -> assertThat(f.advice()).startsWith("Write a value map"));
  }

  @Test
  void wordsThatAreMissingAreOneProblemForEachField() {
    assertThat(
            problems(examine(List.of(), Map.of("priority", List.of("Hihg", "High", "Whatsoever")))))
        .singleElement()
        .satisfies(
            f -> assertThat(f.message()).isEqualTo("field 'priority' has no 'Hihg', 'Whatsoever'"))
        .satisfies(f -> assertThat(f.advice()).startsWith("'Hihg': Did you mean 'High'? It has: "));
  }

  @Test
  void missingRightsAreNamed() {
    jira.site.setup().permit("bridge", "ENG", EnumSet.of(Permission.BROWSE_PROJECTS));

    assertThat(problems(examine(List.of(), Map.of())))
        .anySatisfy(f -> assertThat(f.message()).contains("may not create issues in ENG"));
  }

  @Test
  void whoCannotTakeBackTheirOwnCommentsIsTold() {
    EnumSet<Permission> most = EnumSet.allOf(Permission.class);
    most.removeIf(right -> right.name().endsWith("_COMMENTS") && right != Permission.ADD_COMMENTS);
    jira.site.setup().permit("bridge", "ENG", most);

    assertThat(problems(examine(List.of(), Map.of())))
        .extracting(Finding::message, Finding::advice)
        .containsExactlyInAnyOrder(
            tuple(
                "the bridge's user may not edit its own comments in ENG",
                "Grant EDIT_OWN_COMMENTS in the permission scheme of ENG"),
            tuple(
                "the bridge's user may not delete its own comments in ENG",
                "Grant DELETE_OWN_COMMENTS in the permission scheme of ENG"));

    most.add(Permission.EDIT_ALL_COMMENTS);
    most.add(Permission.DELETE_ALL_COMMENTS);
    jira.site.setup().permit("bridge", "ENG", most);

    assertThat(problems(examine(List.of(), Map.of()))).isEmpty();
  }

  @Test
  void aTimeZoneThatIsNotKnownIsAWarning() {
    String who =
        installation.key().equals("cloud") ? "\"accountId\":\"x1\"" : "\"name\":\"bridge\"";
    jira.line.always(
        JiraCase::isMyself,
        r -> SimResponse.json(200, "{" + who + ",\"timeZone\":\"Mars/Olympus\"}"));

    assertThat(examine(List.of(), Map.of()))
        .filteredOn(f -> f.topic().equals("time zone"))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WARNING))
        .satisfies(f -> assertThat(f.advice()).contains("Europe/Berlin"));
  }

  @Test
  void aWrongEditionIsRecognised() {
    jira.line.next(
        r -> r.path().endsWith("/serverInfo"),
        r -> SimResponse.json(200, installation.other().serverInfo()));

    List<Finding> findings = examine(List.of(), Map.of());

    assertThat(problems(findings))
        .singleElement()
        .satisfies(
            f -> assertThat(f.advice()).isEqualTo("Set edition: " + installation.other().key()));
  }

  @Test
  void aWrongTokenEndsTheExaminationThere() {
    jira.site.setup().revoke(JiraHarness.SECRET);

    List<Finding> findings = examine(List.of(), Map.of());

    assertThat(findings).last().satisfies(f -> assertThat(f.level()).isEqualTo(Level.PROBLEM));
    assertThat(findings.getLast().topic()).isEqualTo("login");
  }

  @Test
  void aLoginThatIsRefusedAtTheFirstCallIsFiledUnderLogin() {
    jira.line.next(
        r -> r.path().endsWith("/serverInfo"),
        r -> SimResponse.json(401, "{\"message\":\"who?\"}"));

    assertThat(problems(examine(List.of(), Map.of())))
        .singleElement()
        .satisfies(f -> assertThat(f.topic()).isEqualTo("login"));
  }

  /** J11. */
  @Test
  void thatTheBridgeCannotHaveOthersWatchIsFoundWhereItIsToDoSo() {
    var expected = new TrackerProbe.Expected(List.of(), Map.of(), List.of()).sharing();
    String project = jira.terms().project();
    assertThat(problems(jira.tracker().probe().examine(expected))).isEmpty();

    var rights = EnumSet.complementOf(EnumSet.of(Permission.MANAGE_WATCHERS));
    jira.site.setup().permit("bridge", project, rights);
    assertThat(problems(jira.tracker().probe().examine(expected)))
        .singleElement()
        .satisfies(f -> assertThat(f.advice()).contains("Grant MANAGE_WATCHERS"));
  }

  @Test
  void oneFailureOfSeveralChecksIsToldOnce() {
    List<Finding> findings =
        jira.tracker()
            .probe()
            .examine(
                new TrackerProbe.Expected(
                    List.of(), Map.of("status", List.of("Done")), List.of("NOWHERE/Bug")));

    assertThat(problems(findings)).extracting(Finding::message).doesNotHaveDuplicates();
    assertThat(problems(findings)).isNotEmpty();
  }

  /** Jira Cloud shows two hundred fields at a time, Data Center as many or fewer. */
  @Test
  void aFieldThatIsAskedForFarDownOnTheCreateScreenIsNotOverlooked() {
    SiteSetup setup = jira.site.setup();
    ProjectPlan wide =
        setup.project("WIDE", "Wide").issueType("Bug", setup.workflow("Wide", "Backlog").done());
    for (int i = 0; i < 250; i++) {
      wide.fields(setup.customField("Field " + i, FieldKind.TEXT));
    }
    wide.required(setup.customField("Cost centre", FieldKind.TEXT)).done();

    assertThat(
            problems(
                jira.tracker()
                    .probe()
                    .examine(new TrackerProbe.Expected(List.of(), Map.of(), List.of("WIDE/Bug")))))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("WIDE/Bug asks for 'Cost centre'"));
  }

  @Test
  void accountsInPeopleThatAreNotThereAreNamed() {
    String there = installation.account(jira.site, "bob");

    var expected = new TrackerProbe.Expected(List.of(), Map.of(), List.of());

    List<Finding> findings =
        jira.tracker().probe().examine(expected.with(List.of(there, "n.obody")));

    assertThat(findings)
        .filteredOn(f -> f.topic().equals("people"))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WARNING))
        .satisfies(f -> assertThat(f.message()).contains("no account 'n.obody'"));
  }

  private List<Finding> examine(List<String> fields, Map<String, List<String>> words) {
    return jira.tracker()
        .probe()
        .examine(new TrackerProbe.Expected(fields, words, List.of("ENG/Bug")));
  }

  private static List<Finding> problems(List<Finding> findings) {
    return findings.stream().filter(f -> f.level() == Level.PROBLEM).toList();
  }
}
