package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraLimits;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N3: what became of a ticket whose making was not answered. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraSettleTest extends JiraCase {

  JiraSettleTest(Installation installation) {
    super(installation);
  }

  /** N3: a page may be shorter than asked, and much is made before an answer is looked for. */
  @Test
  void aTicketIsFoundByItsMarkerBehindAllThatWereMadeSince() {
    JiraLimits limits = new JiraLimits(0, 0, 0, 0, 50);
    jira = JiraHarness.eng(installation, JiraOptions.usual().withLimits(limits));
    Command.CreateTicket command = create("lost");
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    for (int i = 0; i < 250; i++) {
      assertThat(apply(create("later " + i))).isInstanceOf(Outcome.Applied.class);
    }

    Instant sent = jira.now();
    jira.pass(Duration.ofHours(1));
    Outcome outcome = jira.tracker().sink().settle(command, sent);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(jira.truth().tickets()).isEqualTo(251);
  }

  @Test
  void whatIsOlderThanTheCommandIsNotLookedAt() {
    JiraLimits limits = new JiraLimits(0, 0, 0, 0, 50);
    jira = JiraHarness.eng(installation, JiraOptions.usual().withLimits(limits));
    for (int i = 0; i < 400; i++) {
      jira.people().create("Old " + i, "text");
    }
    jira.pass(Duration.ofDays(3));
    Command.CreateTicket command = create("never");
    jira.loseNextRequest();
    Instant sent = jira.now();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.tracker().sink().settle(command, sent);
    jira.pass(Duration.ofMinutes(5));
    long calls = jira.tracker().calls();

    assertThat(jira.tracker().sink().settle(command, sent)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(jira.tracker().calls() - calls).isLessThan(installation.fewCallsToSettle());
  }

  @Test
  void aTicketWhoseKeyIsFarAboveTheIndexIsFoundByItsMarker() {
    jira = JiraHarness.eng(installation, JiraOptions.usual().withIndexLag(Duration.ofHours(1)));
    for (int i = 0; i < 30; i++) {
      jira.people().create("Other " + i, "text");
    }
    Command.CreateTicket command = create("lost");
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    for (int i = 0; i < 5; i++) {
      jira.people().create("Later " + i, "text");
    }

    Outcome outcome = jira.tracker().sink().settle(command, Instant.EPOCH);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(jira.truth().tickets()).isEqualTo(36);
  }

  /** N2: it has no marker, and may well be an older one of that name. */
  @Test
  void anOlderFileOfTheSameNameAndSizeIsNotTakenForTheLostOne() {
    jira = JiraHarness.eng(installation, JiraOptions.usual());
    String id = jira.people().create("Printer", "text");
    Command.AddAttachment command = file(id, "trace.log", 3, Visibility.PUBLIC);
    applied(command);
    Instant first = jira.now();
    jira.pass(Duration.ofDays(2));
    Instant second = jira.now();
    TrackerSink restarted = jira.another(Map.of()).sink();

    assertThat(restarted.settle(command, second)).isNotInstanceOf(Outcome.Applied.class);
    assertThat(restarted.settle(command, first)).isInstanceOf(Outcome.Applied.class);
  }

  /** N3: what an index says that is being built anew proves nothing. */
  @Test
  void aTicketIsNotTakenForMissingWhileTheIndexShowsNoneOfItsProject() {
    for (int i = 0; i < 15; i++) {
      jira.people().create("Old " + i, "text");
    }
    for (int number = 1; number <= 13; number++) {
      jira.alice().delete("ENG-" + number);
    }
    Command.CreateTicket command = create("blind");
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.line.always(
        installation::isSearch,
        request -> SimResponse.json(200, "{\"issues\":[],\"total\":0,\"isLast\":true}"));
    TrackerSink restarted = jira.another(Map.of()).sink();

    for (int minutes = 0; minutes < 20; minutes += 5) {
      try {
        assertThat(restarted.settle(command, Instant.EPOCH))
            .isNotInstanceOf(Outcome.NotApplied.class);
      } catch (TrackerException failure) {
        assertThat(failure).hasMessageContaining("index may be being rebuilt");
      }
      jira.pass(Duration.ofMinutes(5));
    }
    assertThat(jira.truth().tickets()).isEqualTo(3);
  }

  /** What moved away still answers to its old key, and proves no index wrong. */
  @Test
  void aTicketThatNeverArrivedIsKnownNotToBeThereThoughAllOthersOfItsProjectMovedAway() {
    String id = jira.people().create("Moving", "text");
    jira.tracker().source().fetch(id);
    jira.site.as("alice").move(id, "HELP", "Incident");
    Command.CreateTicket command = create("never");
    jira.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.tracker().sink().settle(command, Instant.EPOCH);
    jira.pass(Duration.ofMinutes(5));

    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  /** Also across runs that each last a moment: the time counts from when it was sent. */
  @Test
  void aTicketThatNeverArrivedIsKnownNotToBeThereByWhicheverProcessAsks() {
    Command.CreateTicket command = create("never");
    Instant sent = jira.now();
    jira.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofSeconds(90));

    assertThat(jira.another(Map.of()).sink().settle(command, sent))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            unknown -> assertThat(unknown.certainIn()).contains(Duration.ofSeconds(30)));
    jira.pass(Duration.ofSeconds(30));
    assertThat(jira.another(Map.of()).sink().settle(command, sent))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aTicketMadeWhileTheIndexLagsIsFoundByItsMarker() {
    jira = JiraHarness.eng(installation, JiraOptions.usual().withIndexLag(Duration.ofMinutes(10)));
    jira.people().create("Other", "text");
    Command.CreateTicket command = create("lagging");
    jira.loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    Outcome outcome = jira.tracker().sink().settle(command, Instant.EPOCH);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(jira.truth().tickets()).isEqualTo(2);
  }

  private Command.CreateTicket create(String word) {
    return create(word, new TreeMap<>(Map.of("summary", Value.line(word))));
  }

  /**
   * N1: sets are merged, so that an edit stands if what it added is there and what it took is not.
   */
  @Test
  void anEditOfLabelsStandsThoughSomebodyTookAnotherOneOff() {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", List.of("theirs"));
    Command.UpdateFields command =
        update(id, "labels", Value.names(List.of("theirs")), Value.names(List.of("new", "theirs")));
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    jira.alice().edit(id, "labels", List.of("new"));

    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void anEditOfLabelsDoesNotStandWithoutWhatItAdded() {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", List.of("theirs"));
    Command.UpdateFields command =
        update(id, "labels", Value.names(List.of("theirs")), Value.names(List.of("new", "theirs")));
    jira.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
  }

  private Outcome settled(Command command) {
    Instant sent = jira.now();
    jira.pass(Duration.ofMinutes(5));
    return jira.tracker().sink().settle(command, sent);
  }
}
