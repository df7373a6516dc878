package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JiraDcReadTest extends JiraDcCase {

  /** N10. */
  @Test
  void anIssueWhoseCommentsBreakJiraStopsNoOther() {
    String poison = jira.people().create("Poison", "text");
    String good = jira.people().create("Good", "text");
    jira.people().comment(poison, "boom", Visibility.PUBLIC);
    jira.people().comment(good, "hello", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/issue/" + poison + "/comment"), r -> SimResponse.json(500, "{}"));
    Reader reader = reader();

    assertThat(reader.pull(50))
        .extracting(Sighting::ref, Object::getClass)
        .containsExactlyInAnyOrder(
            tuple(new TicketRef(jira.tracker().id(), poison), Sighting.Unreadable.class),
            tuple(new TicketRef(jira.tracker().id(), good), Sighting.Seen.class));
  }

  /** N10. */
  @ParameterizedTest
  @ValueSource(ints = {403, 410, 422, 429, 502, 503, 504})
  void anIssueWhoseCommentsAreNotShownStopsNoOther(int status) {
    String poison = jira.people().create("Poison", "text");
    String good = jira.people().create("Good", "text");
    jira.people().comment(poison, "boom", Visibility.PUBLIC);
    jira.people().comment(good, "hello", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/issue/" + poison + "/comment"),
        r -> SimResponse.json(status, "{}"));

    assertThat(reader().pull(50))
        .extracting(s -> s.ref().id(), Object::getClass)
        .containsExactlyInAnyOrder(
            tuple(poison, Sighting.Unreadable.class), tuple(good, Sighting.Seen.class));
  }

  /** N10. */
  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void anIssueWithWhichEverySearchFailsStopsNoOther(int status) {
    String poison = jira.people().create("Poison", "text");
    List<String> good =
        List.of(jira.people().create("One", "text"), jira.people().create("Other", "text"));
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/issue/" + poison) || bySearch(r, poison),
        r -> SimResponse.json(status, "{}"));

    List<Sighting> pulled = reader().pull(50);

    assertThat(pulled)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(poison);
    assertThat(pulled)
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(good);
  }

  private static boolean bySearch(SimRequest asked, String id) {
    return asked.path().endsWith("/search")
        && asked.text().contains("id in (")
        && asked.text().contains(id);
  }

  /** N10. */
  @ParameterizedTest
  @ValueSource(ints = {502, 503})
  void whileNoCommentsAreShownNoIssueIsToBlame(int status) {
    String one = jira.people().create("One", "text");
    String other = jira.people().create("Other", "text");
    jira.people().comment(one, "hello", Visibility.PUBLIC);
    jira.people().comment(other, "hello", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(r -> r.path().endsWith("/comment"), r -> SimResponse.json(status, "{}"));
    Reader reader = reader();

    assertThatThrownBy(() -> reader.pull(50)).isInstanceOf(TrackerException.class);
  }

  @Test
  void anIssueThatBrokeJiraOnceIsReadAllTheSame() {
    String id = jira.people().create("Odd", "text");
    jira.people().comment(id, "hello", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        r -> r.path().endsWith("/issue/" + id + "/comment"), r -> SimResponse.json(500, "{}"));

    assertThat(reader().pull(50)).singleElement().isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void oneTicketThatCannotBeReadDoesNotStopTheOthers() {
    many(3);
    jira.line.next(
        request -> text(request.body()).contains("id in"),
        request -> {
          String answer = text(jira.counter.handle(request).body());
          return SimResponse.json(
              200, answer.replaceFirst("\"created\":\"[^\"]*\"", "\"created\":\"whenever\""));
        });

    List<Sighting> sightings = reader().pull(50);

    assertThat(sightings).hasSize(3);
    assertThat(sightings)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("whenever"));
  }

  @Test
  void theMarkerOfTheBridgesOwnTicketsIsPulledThoughNoSearchShowsIt() {
    many(2);
    Command.Target target = new Command.Target(CommandKey.of("made"), jira.tracker().id(), "");
    Command.CreateTicket create =
        new Command.CreateTicket(
            target,
            "ENG",
            "Bug",
            new TreeMap<>(Map.of("summary", Value.line("Made by the bridge"))),
            new Command.BackLink("g", URI.create("https://x.example/1"), "X-1", ""));
    jira.tracker().sink().apply(create, (ticket, file) -> InputStream.nullInputStream());
    jira.pass(Duration.ofMinutes(6));
    Tracker restarted = jira.another(Map.of());

    List<Sighting> all = new Reader(restarted.source()).pull(50);

    assertThat(all)
        .extracting(sighting -> seen(sighting).marker())
        .containsExactlyInAnyOrder("", "", target.key().text());
  }

  @Test
  void internalNotesOfServiceProjectsAreKnownByTheirProperty() {
    jira = JiraHarness.help(Installation.DC);
    String id = jira.people().create("Talk", "text");
    jira.people().comment(id, "to the customer", Visibility.PUBLIC);
    jira.people().comment(id, "among us", Visibility.INTERNAL);
    jira.pass(Duration.ofMinutes(6));

    TicketSnapshot seen = seen(reader().pull(5).getFirst());

    assertThat(seen.talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void peopleAreNamedByUserNameNeverByKey() {
    String id = jira.people().create("Who", "text");
    jira.alice().edit(id, "assignee", "bob");

    Value assignee = seen(jira.tracker().source().fetch(id)).field("assignee");

    assertThat(((Value.Person) assignee).party().account()).isEqualTo("bob");
  }
}
