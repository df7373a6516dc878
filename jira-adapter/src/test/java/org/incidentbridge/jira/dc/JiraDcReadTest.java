package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class JiraDcReadTest extends JiraDcCase {

  @Test
  void aTicketThatMovedIsTheSameTicketWithAnotherKey() {
    String id = jira.people().create("Moving", "text");
    jira.pass(Duration.ofMinutes(5));
    Reader reader = reader();
    reader.pull(50);
    String key = jira.alice().move(id, "HELP", "Incident");

    TicketSnapshot seen = seen(jira.tracker().source().fetch(id));

    assertThat(seen.ref().id()).isEqualTo(id);
    assertThat(seen.head().key()).isEqualTo(key);
    assertThat(seen.head().project()).isEqualTo("HELP");
    assertThat(seen.head().outside()).as("is in no configured project").isTrue();
    assertThat(reader.sweep(50)).hasSize(1).first().isInstanceOf(Sighting.Seen.class);
  }

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

  @Test
  void anIssueThatBrokeJiraOnceIsReadAllTheSame() {
    String id = jira.people().create("Odd", "text");
    jira.people().comment(id, "hello", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        r -> r.path().endsWith("/issue/" + id + "/comment"), r -> SimResponse.json(500, "{}"));

    assertThat(reader().pull(50)).singleElement().isInstanceOf(Sighting.Seen.class);
  }

  /** N2: the index showed it when the feed had long gone on. */
  @Test
  void aNewIssueThatTheIndexShowsTooLateIsFoundByTheSweep() {
    String late = jira.people().create("Late", "text");
    jira.pass(Duration.ofMinutes(10));
    String prompt = jira.people().create("Prompt", "text");
    Reader reader = new Reader(jira.tracker().source());
    jira.line.next(
        request -> request.path().endsWith("/search") && request.text().contains("updated\"]"),
        request -> without(late, jira.counter.handle(request)));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(prompt);
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).as("passed by").isEmpty();

    assertThat(reader.sweep(50)).extracting(s -> s.ref().id()).contains(late);
  }

  private static SimResponse without(String id, SimResponse answer) {
    try {
      JsonNode body = new ObjectMapper().readTree(answer.body());
      ArrayNode issues = (ArrayNode) body.path("issues");
      for (int i = issues.size() - 1; i >= 0; i--) {
        if (issues.get(i).path("id").asText().equals(id)) {
          issues.remove(i);
        }
      }
      ((ObjectNode) body).put("total", issues.size());
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void oneTicketThatCannotBeReadDoesNotStopTheOthers() {
    many(3);
    jira.line.next(
        request -> text(request.body()).contains("id in"),
        request -> {
          String answer = text(jira.counter.handle(request).body());
          return SimResponse.json(
              200, answer.replaceFirst("\"duedate\":null", "\"duedate\":\"whenever\""));
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
