package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N4, N7: changes of status that stop between two of their steps. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraMoveTest extends JiraCase {

  private static final Duration WINDOW = Duration.ofMinutes(2);

  JiraMoveTest(Installation installation) {
    super(installation);
  }

  @Test
  void aRateLimitBetweenTwoStepsLeavesItUnknownAndSettlingFinishesIt() {
    String id = jira.people().create("Limited", "text");
    Command.ChangeStatus move = move(id, "Backlog", "In Progress", Map.of());
    second(request -> SimResponse.json(429, "{}").with("Retry-After", "5"));

    assertThat(apply(move)).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.truth().status(id)).isEqualTo("Selected");

    finishes(move);
  }

  @Test
  void aStepWithoutAnswerLeavesItUnknownAndSettlingFinishesItOnceItCanNoLongerTakeEffect() {
    String id = jira.people().create("Lost", "text");
    Command.ChangeStatus move = move(id, "Backlog", "In Progress", Map.of());
    Instant sent = jira.now();
    second(request -> SimResponse.json(503, "{}"));

    assertThat(apply(move)).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.tracker().sink().settle(move, sent))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, unknown -> assertThat(unknown.certainIn()).isPresent());

    finishes(move);
  }

  /** Else the step that was taken would be told of as somebody's. */
  @Test
  void aJiraThatIsGoneAfterAStepLeavesItUnknownAndSettlingFinishesIt() {
    String id = jira.people().create("Gone", "text");
    Command.ChangeStatus move = move(id, "Backlog", "In Progress", Map.of());
    jira.line.next(
        JiraMoveTest::isStep,
        request -> {
          SimResponse answer = jira.counter.handle(request);
          jira.line.down(true);
          return answer;
        });

    assertThat(apply(move)).isInstanceOf(Outcome.Unknown.class);
    jira.line.down(false);
    assertThat(jira.truth().status(id)).isEqualTo("Selected");

    finishes(move);
  }

  /** The history tells also who knows nothing else any more. */
  @Test
  void whatAKilledBridgeLeftHalfWayIsFinishedByTheNext() {
    String id = jira.people().create("Killed", "text");
    jira.site.as("bridge").transition(id, "Selected");
    Command.ChangeStatus move = move(id, "Backlog", "In Review", Map.of());
    Instant sent = jira.now();
    jira.pass(WINDOW);

    assertThat(jira.another(Map.of()).sink().settle(move, sent))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(jira.truth().status(id)).isEqualTo("In Review");
  }

  @Test
  void whatStandsHalfWayIsGoneOnWithWhereItIsSentAgain() {
    String id = jira.people().create("Released", "text");
    jira.site.as("bridge").transition(id, "Selected");

    applied(move(id, "Backlog", "In Review", Map.of()));

    assertThat(jira.truth().status(id)).isEqualTo("In Review");
  }

  @Test
  void aStatusThatAPersonSetOnTheWayIsThePersons() {
    String id = jira.people().create("Meddled", "text");
    jira.site.as("bridge").transition(id, "Selected");
    jira.people().move(id, "In Progress");
    Command.ChangeStatus move = move(id, "Backlog", "In Review", Map.of());

    assertThat(jira.tracker().sink().settle(move, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    assertThat(apply(move)).isInstanceOf(Outcome.Stale.class);
    assertThat(jira.truth().status(id)).isEqualTo("In Progress");
  }

  @Test
  void aStepOfTheBridgeFromWhereAPersonPutTheTicketIsNotOnItsWay() {
    String id = jira.people().create("Meddled", "text");
    jira.people().move(id, "Selected");
    jira.site.as("bridge").transition(id, "In Progress");
    Command.ChangeStatus move = move(id, "Backlog", "In Review", Map.of());

    assertThat(jira.tracker().sink().settle(move, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    assertThat(apply(move)).isInstanceOf(Outcome.Stale.class);
  }

  /** The bridge reads the steps from where the person put it. */
  @Test
  void aStatusThatAPersonSetsBetweenTwoStepsIsThePersons() {
    String id = jira.people().create("Meddled", "text");
    jira.line.next(
        JiraMoveTest::isStep,
        request -> {
          SimResponse answer = jira.counter.handle(request);
          jira.site.as("bob").transition(id, "Cancelled", Map.of("resolution", "Won't Do"));
          return answer;
        });

    Outcome outcome = apply(move(id, "Backlog", "In Review", Map.of()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Stale.class, stale -> standsAt(Optional.of(stale.current()), "Cancelled"));
    assertThat(jira.truth().status(id)).isEqualTo("Cancelled");
    applied(move(jira.people().create("Another", "text"), "Backlog", "In Review", Map.of()));
  }

  @Test
  void aRefusalBetweenTwoStepsTellsWhereTheTicketStands() {
    String id = jira.people().create("Refused", "text");
    second(request -> SimResponse.json(400, "{\"errorMessages\":[\"Not today.\"]}"));

    Outcome outcome = apply(move(id, "Backlog", "In Progress", Map.of()));

    assertThat(outcome)
        .isInstanceOfSatisfying(Outcome.Refused.class, r -> standsAt(r.halfway(), "Selected"));
  }

  @Test
  void aWayThatEndsOnTheWayIsRefusedAndTellsWhereTheTicketStands() {
    String id = jira.people().create("Lost", "text");
    jira.site.setup().withhold(id, "Start");
    jira.site.setup().withhold(id, "Cancel");

    Outcome outcome = apply(move(id, "Backlog", "In Progress", Map.of()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.message()).contains("no way leads", "now stands at 'Selected'");
              standsAt(refused.halfway(), "Selected");
            });
  }

  @Test
  void aRefusalBeforeTheFirstStepTellsOfNoWay() {
    String id = jira.people().create("Refused", "text");
    jira.line.next(
        JiraMoveTest::isStep,
        request -> SimResponse.json(400, "{\"errorMessages\":[\"Not today.\"]}"));

    assertThat(apply(move(id, "Backlog", "In Progress", Map.of())))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.halfway()).isEmpty());
  }

  /** N10. */
  @Test
  void oneFieldThatJiraDoesNotTakeBesideAStatusStopsNoOther() {
    String id = jira.people().create("With", "text");
    Command.ChangeStatus move =
        move(
            id,
            "Backlog",
            "Selected",
            Map.of("priority", Value.line("Highest"), "summary", Value.line("New")));
    jira.line.next(
        r -> r.method().equals("PUT"),
        r ->
            SimResponse.json(
                400, "{\"errorMessages\":[],\"errors\":{\"priority\":\"is not to be set\"}}"));

    assertThat(applied(move).losses()).extracting(Outcome.Loss::field).containsExactly("priority");

    assertThat(snapshot(id).field("summary")).isEqualTo(Value.line("New"));
  }

  /** N2. */
  @Test
  void aStatusWithoutWhatGoesWithItIsNotTakenForDone() {
    String id = jira.people().create("With", "text");
    Command.ChangeStatus move =
        move(id, "Backlog", "Selected", Map.of("priority", Value.line("Highest")));
    jira.line.next(JiraMoveTest::isStep, jira.counter);
    jira.line.next(r -> r.method().equals("PUT"), request -> SimResponse.json(503, "{}"));

    assertThat(apply(move)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(WINDOW);
    assertThat(jira.tracker().sink().settle(move, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    applied(move);

    assertThat(snapshot(id).field("priority")).isEqualTo(Value.line("Highest"));
    assertThat(jira.tracker().sink().settle(move, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void thatThereIsNoWayIsNotBelievedOfAnotherIssue() {
    String restricted = jira.people().create("Restricted", "text");
    String free = jira.people().create("Free", "text");
    jira.site.setup().withhold(restricted, "Select");
    jira.site.setup().withhold(restricted, "Cancel");

    assertThat(apply(move(restricted, "Backlog", "Selected", Map.of())))
        .isInstanceOf(Outcome.Refused.class);

    applied(move(free, "Backlog", "Selected", Map.of()));
  }

  /** The second step goes wrong. */
  private void second(HttpSimulator how) {
    jira.line.next(JiraMoveTest::isStep, jira.counter);
    jira.line.next(JiraMoveTest::isStep, how);
  }

  private void finishes(Command.ChangeStatus move) {
    jira.pass(WINDOW.plusSeconds(1));
    assertThat(jira.tracker().sink().settle(move, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, done -> standsAt(done.receipt().ticket(), move.status()));
    assertThat(jira.truth().status(move.target().ticketId())).isEqualTo(move.status());
  }

  private static void standsAt(Optional<TicketSnapshot> ticket, String status) {
    assertThat(ticket.orElseThrow().field("status")).isEqualTo(Value.line(status));
  }

  private static boolean isStep(SimRequest request) {
    return request.method().equals("POST") && request.path().endsWith("/transitions");
  }
}
