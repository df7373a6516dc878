package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * N3: a Jira that takes the bridge for an anonymous visitor finds nothing, which proves nothing.
 */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraAnonymousTest extends JiraCase {

  private boolean anonymous;

  JiraAnonymousTest(Installation installation) {
    super(installation);
  }

  @Test
  void aLostCreateIsNotTakenForMissing() {
    for (int i = 0; i < 5; i++) {
      jira.people().create("Old " + i, "text");
    }
    Command.CreateTicket command =
        create("lost", new TreeMap<>(Map.of("summary", Value.line("L"))));
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    nothingIsSeen();
    jira.pass(Duration.ofMinutes(5));

    assertFailsToLogIn(() -> jira.tracker().sink().settle(command, sent));

    anonymous = false;
    assertThat(jira.tracker().sink().settle(command, sent)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLostCreateIsNotTakenForMissingInAProjectThatCannotBeBrowsed() {
    Command.CreateTicket command =
        create("lost", new TreeMap<>(Map.of("summary", Value.line("L"))));
    Instant sent = jira.now();
    jira.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.line.always(
        request -> request.path().endsWith("/project/ENG"), request -> notFound("No project"));
    jira.pass(Duration.ofMinutes(5));

    assertThatThrownBy(() -> jira.tracker().sink().settle(command, sent))
        .isInstanceOfSatisfying(
            TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION))
        .hasMessageContaining("does not see project ENG");
  }

  @Test
  void aLostFileIsNotTakenForMissing() {
    String id = jira.people().create("Old", "text");
    Command.AddAttachment command = file(id, "a.txt", 3, Visibility.PUBLIC);
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    nothingIsSeen();
    jira.pass(Duration.ofMinutes(5));

    assertFailsToLogIn(() -> jira.tracker().sink().settle(command, sent));
  }

  @Test
  void aFieldOrAStatusIsNotRefusedButWaitsForTheLogin() {
    String id = jira.people().create("Old", "text");
    nothingIsSeen();

    assertFailsToLogIn(() -> apply(update(id, "summary", Value.line("Old"), Value.line("New"))));
    assertFailsToLogIn(() -> apply(move(id, "Backlog", "Selected", Map.of())));

    anonymous = false;
    applied(update(id, "summary", Value.line("Old"), Value.line("New")));
    assertThat(jira.truth().title(id)).isEqualTo("New");
  }

  @Test
  void aCommentIsNotRefusedButWaitsForTheLogin() {
    String id = jira.people().create("Old", "text");
    nothingIsSeen();

    assertFailsToLogIn(() -> apply(comment("c", id, "text", Visibility.PUBLIC)));
  }

  /** It costs a call only where something is not there. */
  @Test
  void whoFindsWhatItLooksForIsNotAskedWhoItIs() {
    String id = jira.people().create("Old", "text");

    applied(update(id, "summary", Value.line("Old"), Value.line("New")));

    assertThat(myselfCalls()).isZero();
  }

  private void nothingIsSeen() {
    anonymous = true;
    jira.line.always(
        r -> anonymous && (installation.isSearch(r) || r.path().endsWith("/bulkfetch")),
        r -> SimResponse.json(200, "{\"issues\":[],\"total\":0,\"isLast\":true}"));
    jira.line.always(
        r -> anonymous && r.path().matches(".*/issue/.+"),
        r -> notFound("Issue does not exist or you do not have permission to see it."));
    jira.line.always(r -> anonymous && isMyself(r), r -> SimResponse.json(401, "{}"));
  }

  private static void assertFailsToLogIn(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION));
  }

  private static SimResponse notFound(String why) {
    return SimResponse.json(404, "{\"errorMessages\":[\"" + why + "\"]}");
  }
}
