package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.zendesk.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ZendeskProbeTest {

  private static final Expected NOTHING = new Expected(List.of(), Map.of(), List.of());

  private final ZendeskHarness desk = new ZendeskHarness();

  @AfterEach
  void close() {
    desk.close();
  }

  private List<Finding> findings(Expected expected) {
    return desk.tracker().probe().examine(expected);
  }

  private static void assertTold(List<Finding> findings, Level level, String... words) {
    assertThat(findings)
        .filteredOn(f -> f.level() == level)
        .anySatisfy(f -> assertThat(f.message() + f.advice()).contains(words));
  }

  @Test
  void allIsWellWhereAllIsWellAndNothingIsWritten() {
    Expected expected =
        new Expected(
            List.of("subject", "custom:Effort", "Notes"),
            Map.of("status", List.of("new", "Open"), "priority", List.of("high")),
            List.of("Support/incident"));

    assertThat(findings(expected)).isNotEmpty().allMatch(f -> f.level() == Level.OK);
    assertThat(desk.truth().writes()).isZero();
  }

  @Test
  void anAgentThatIsNoAdminIsToldAtOnce() {
    desk.zendesk.admin().promote("Bridge", Role.AGENT);

    assertTold(findings(NOTHING), Level.PROBLEM, "admin");
  }

  @Test
  void aTokenThatIsUnknownIsNotTakenForAGoodOne() {
    desk.zendesk.admin().revoke(desk.zendesk.bridgeToken());

    assertThat(findings(NOTHING))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.PROBLEM));
  }

  @Test
  void theEndOfATokenIsTold() {
    String token = desk.zendesk.admin().newToken("Bridge", Duration.ofDays(1));

    try (Tracker tracker = desk.tracker(Map.of("auth", Map.of("token", new Secret(token))))) {
      List<Finding> findings = tracker.probe().examine(NOTHING);

      assertTold(findings, Level.WARNING, "ends on 2026-03-03", "auth.client");
    }
  }

  @Test
  void anOauthClientNeedsNoNewToken() {
    String secret = desk.zendesk.admin().newClient("one", "Bridge");
    Map<String, Object> auth = Map.of("client", "one", "secret", new Secret(secret));

    try (Tracker tracker = desk.tracker(Map.of("auth", auth))) {
      assertTold(tracker.probe().examine(NOTHING), Level.OK, "renews");
    }
  }

  @Test
  void anApiTokenWorksAndTheDayOfItsEndIsTold() {
    String token = desk.zendesk.admin().newApiToken();
    String email = desk.zendesk.bridgeEmail();

    try (Tracker tracker =
        desk.tracker(Map.of("auth", Map.of("email", email, "token", new Secret(token))))) {
      List<Finding> findings = tracker.probe().examine(NOTHING);

      assertTold(findings, Level.WARNING, "2027-04-30", "OAuth");
      assertThat(findings).noneMatch(f -> f.level() == Level.PROBLEM);
      assertThat(findings.toString()).doesNotContain(token);
    }
  }

  @Test
  void whatTheConfigurationNamesAndZendeskLacksIsAProblem() {
    Expected expected =
        new Expected(
            List.of("custom:Colour"),
            Map.of("status", List.of("nirvana"), "priority", List.of("hihg")),
            List.of("Nowhere/bug"));

    List<Finding> findings = findings(expected);

    assertTold(findings, Level.PROBLEM, "custom:Colour");
    assertTold(findings, Level.PROBLEM, "nirvana");
    assertTold(findings, Level.PROBLEM, "hihg");
    assertTold(findings, Level.PROBLEM, "Nowhere", "Support");
    assertTold(findings, Level.PROBLEM, "bug", "incident");
  }

  @Test
  void defaultWordsThatAreMissingAreOneWarning() {
    Expected expected =
        new Expected(
            List.of(),
            Map.of("priority", List.of("hihg")),
            List.of(),
            Set.of("priority"),
            List.of(),
            false);

    assertTold(findings(expected), Level.WARNING, "hihg");
  }

  @Test
  void anAccountThatIsNobodysIsAProblem() {
    String alice = String.valueOf(desk.zendesk.inspect().user("alice"));

    assertTold(findings(NOTHING.with(List.of(alice, "77"))), Level.PROBLEM, "77");
    assertThat(findings(NOTHING.with(List.of(alice)))).allMatch(f -> f.level() == Level.OK);
  }

  @Test
  void whetherThereIsAnotherBridgeIsNotTakenForLookedAtWhereItWasNot() {
    desk.line.always(
        request -> request.path().endsWith("/jira/links"),
        request -> SimResponse.json(403, "{\"error\":\"Forbidden\"}"));

    assertTold(findings(NOTHING), Level.WARNING, "could not be looked at");
  }

  @Test
  void whatThePlanDoesNotHaveIsNoFinding() {
    desk.line.always(
        request -> request.path().endsWith("/jira/links"),
        request -> SimResponse.json(404, "{\"error\":\"InvalidEndpoint\"}"));

    assertThat(findings(NOTHING)).allMatch(f -> f.level() == Level.OK);
  }

  @Test
  void anotherBridgeAndSuspendedMailsAreTold() {
    long id = Long.parseLong(desk.people().create("Printer", "text"));
    desk.zendesk.admin().linkToJira(id, 10_001, "ENG-77");
    desk.zendesk.admin().suspend("eve@customer.example", "Help", "Please");

    assertTold(findings(NOTHING), Level.WARNING, "ENG-77", "bridges");
    assertTold(findings(NOTHING), Level.WARNING, "suspended", "14 days");
  }
}
