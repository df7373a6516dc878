package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a configuration that can be used, and what is not. */
class WarningsTest {
  private static final String WHOLE_RESOLUTION =
      "resolution: { Fixed: fixed, No: wont-fix, Twice: duplicate, Odd: cannot-reproduce,"
          + " Fine: not-a-bug, Later: suspended }";

  @TempDir private Path folder;

  private List<String> told(String vocabulary, String more, String routes) throws IOException {
    return TwoTrackers.told(
        TwoTrackers.load(
            folder, "vocabulary: { " + vocabulary + " }", "", more + "\nroutes:\n" + routes));
  }

  private static String route(String from, String to, String project, String more) {
    return "  - { name: %1$s-to-%2$s, from: %1$s, to: %2$s, create: { project: %3$s }, %4$s }\n"
        .formatted(from, to, project, more);
  }

  @Test
  void withoutRoutesTheBridgeIsSaidToBePaused() throws IOException {
    assertThat(told(TwoTrackers.STATUS, "", "    []"))
        .containsExactly(
            "routes: there are none, so the bridge is paused: it reads, and writes nothing");
  }

  private List<String> toldOfPriority(String words) throws IOException {
    return told(
        String.join(", ", TwoTrackers.STATUS, "priority: { " + words + " }", WHOLE_RESOLUTION),
        "",
        route("ops", "eng", "ENG", "when: 'true'"));
  }

  @Test
  void wordsForNothingNeedNoCounterpart() throws IOException {
    assertThat(toldOfPriority("Top: urgent, Up: high, Mid: normal, Down: low")).isEmpty();
  }

  @Test
  void aWordThatTheOtherSideLacksIsTold() throws IOException {
    assertThat(toldOfPriority("Top: urgent, Up: high, Mid: normal"))
        .containsExactly(
            "trackers.eng.vocabulary.priority: no word of eng leads to low, which comes from ops"
                + " over route ops-to-eng; such a value would be held back");
  }

  @Test
  void aStatusWithWhichTicketsComeNeedsAWordAlsoWhereTheMirrorOwnsTheStatus() throws IOException {
    String status = TwoTrackers.STATUS.replace("Done: resolved, ", "");

    assertThat(told(status, "", route("ops", "eng", "ENG", "when: 'true'")))
        .containsExactly(
            "error: trackers.eng.vocabulary.status: unreachable status: no word of eng leads to"
                + " resolved, which comes from ops over route ops-to-eng");
    assertThat(
            told(status, "", route("ops", "eng", "ENG", "when: 'incident.status != \"resolved\"'")))
        .isEmpty();
  }

  @Test
  void aProjectThatTheTargetDoesNotReadIsTold() throws IOException {
    assertThat(told(TwoTrackers.STATUS, "", route("ops", "eng", "EN", "when: 'true'")))
        .containsExactly(
            "routes[ops-to-eng].create.project: eng does not read EN, so changes in its mirrors"
                + " would be seen by the sweep only");
    assertThat(told(TwoTrackers.STATUS, "", route("eng", "ops", "Sub-project", "when: 'true'")))
        .isEmpty();
  }

  @Test
  void aStoreThatCannotBeWhereItIsSaidToBeIsTold() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    String routes = route("ops", "eng", "ENG", "when: 'true'");
    Path typo = folder.resolve("typo").resolve("x.db");

    assertThat(told(TwoTrackers.STATUS, "store: sqlite:" + folder.resolve("x.db"), routes))
        .isEmpty();
    assertThat(told(TwoTrackers.STATUS, "store: sqlite:" + typo, routes))
        .containsExactly("store: there is no folder for " + typo + "; a sync does not make it");
    assertThat(told(TwoTrackers.STATUS, "store: sqlite:" + folder, routes))
        .containsExactly("error: store: " + folder + " is a folder");
    assertThat(told(TwoTrackers.STATUS, "store: sqlite:file/x.db", routes))
        .containsExactly("error: store: file/x.db is in something that is no folder");
  }

  @Test
  void anEmptyVariableIsNotSuggestedForItself() throws IOException {
    Path file = Files.writeString(folder.resolve("bridge.yaml"), "store: ${env:HD_TOKEN}\n");

    assertThat(ConfigLoader.load(file, Map.of("HD_TOKEN", ""), DemoFactory.all()).problems())
        .filteredOn(p -> p.message().contains("HD_TOKEN is empty"))
        .singleElement()
        .satisfies(p -> assertThat(p.suggestion()).doesNotContain("there is"));
    assertThat(
            ConfigLoader.load(
                    file, Map.of("HD_TOKEN", "", "HDX_TOKEN", "s3cret-one"), DemoFactory.all())
                .problems())
        .anySatisfy(p -> assertThat(p.suggestion()).endsWith("; there is HDX_TOKEN"));
  }

  @Test
  void aVariableThatHasNoLetterInCommonIsNotSuggested() throws IOException {
    Path file = Files.writeString(folder.resolve("bridge.yaml"), "store: ${env:T}\n");

    assertThat(ConfigLoader.load(file, Map.of("_", "x", "A", "y"), DemoFactory.all()).problems())
        .filteredOn(p -> p.message().contains("T is not set"))
        .singleElement()
        .satisfies(p -> assertThat(p.suggestion()).doesNotContain("there is"));
  }

  @Test
  void ownersOfRoutesWhoseTicketsAreInOtherProjectsDoNotMeet() throws IOException {
    String third =
        """
          far:
            type: mantis
            url: https://far.acme.example
            auth: { token: "${env:TOKEN}" }
            projects: [Far]
        """;
    String meeting =
        "routes[ops-to-far].fields.priority: belongs to ask here and to latest in route"
            + " eng-to-ops, and one incident may take both; the first route counts";

    assertThat(told(TwoTrackers.STATUS, third, ownersOfRoutes("Changes"))).isEmpty();
    assertThat(told(TwoTrackers.STATUS, third, ownersOfRoutes("Questions"))).contains(meeting);
  }

  /** Two in a row, the second of them for the tickets of a project. */
  private static String ownersOfRoutes(String project) {
    return route("eng", "ops", "Questions", "fields: { priority: latest }")
        + route(
            "ops",
            "far",
            "Far",
            "when: 'ticket.project == \"" + project + "\"', fields: { priority: ask }");
  }

  private static String another(String url) {
    return """
          more:
            type: jira
            url: %s
            auth: { email: bridge@acme.example, token: "${env:TOKEN}" }
            projects: [ENG, WEB]
            vocabulary: { %s }\
        """
        .formatted(url, TwoTrackers.STATUS);
  }

  private List<String> toldOfAddress(String url) throws IOException {
    return told(TwoTrackers.STATUS, another(url), route("more", "ops", "Ops", ""));
  }

  @Test
  void theAddressOfAPageIsNotThatOfTheTracker() throws IOException {
    for (String page :
        List.of(
            "https://a.example/login_page.php",
            "https://a.example/jira/browse/ENG-1?x=1",
            "https://a.example/secure/Dashboard.jspa")) {
      assertThat(toldOfAddress(page))
          .contains("trackers.more.url: is the address of a page, and not of the tracker itself");
    }
    for (String root : List.of("https://a.example/jira/", "https://a.example/issues/")) {
      assertThat(toldOfAddress(root)).noneMatch(told -> told.startsWith("trackers.more.url"));
    }
  }

  @Test
  void aRouteWithinOneProjectUnderTwoNamesIsTold() throws IOException {
    assertThat(
            told(
                TwoTrackers.STATUS,
                another("https://ACME.atlassian.net/"),
                route("eng", "more", "ENG", "")))
        .contains(
            "routes[eng-to-more].to: eng and more have the same address and read the same projects,"
                + " so that each ticket is there twice");
  }

  @Test
  void wordsThatNoTicketOfTheRouteHasAreTold() throws IOException {
    assertThat(
            told(
                TwoTrackers.STATUS,
                "",
                route(
                    "eng",
                    "ops",
                    "Ops",
                    "when: 'ticket.tracker == \"oops\" || ticket.project in [\"eng\", \"ENG\"]'")))
        .contains(
            "routes[eng-to-ops].when: 'oops' is no tracker that this route starts from, so that no"
                + " ticket ever has it",
            "routes[eng-to-ops].when: 'eng' is no project that this route starts from, so that no"
                + " ticket ever has it");
  }
}
