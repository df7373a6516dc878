package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N1, N2: an answer that says nothing is not taken for one that says that there is none. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraMalformedTest extends JiraCase {

  private static final List<String> SENSELESS =
      List.of(
          "{}", "null", "{\"id\":null}", "{\"id\":\"10000\"}", "{\"id\":\"10000\",\"fields\":{}}");

  JiraMalformedTest(Installation installation) {
    super(installation);
  }

  @Test
  void whatIsNoIssueInAPageIsNotSkipped() {
    List<String> ids = many(3);
    for (String item : SENSELESS) {
      Reader reader = reader();
      jira.line.next(
          installation::isSearch,
          r -> SimResponse.json(200, "{\"issues\":[" + item + "],\"isLast\":true,\"total\":1}"));

      assertThatThrownBy(() -> reader.pull(10))
          .as(item)
          .isInstanceOfSatisfying(
              TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));

      assertThat(reader.pull(10)).as(item).hasSize(ids.size());
    }
  }

  @Test
  void anIssueThatAListShowsWithoutItsIdIsReadByItsKey() {
    List<String> ids = many(3);
    Reader reader = reader();
    jira.line.next(installation::isSearch, r -> nameless(ids.get(1), jira.counter.handle(r)));

    assertThat(reader.pull(10))
        .allMatch(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void anIssueThatIsNeverShownWithItsIdStopsNoOther() {
    List<String> ids = many(3);
    Reader reader = reader();
    jira.line.always(r -> true, r -> nameless(ids.get(1), jira.counter.handle(r)));

    List<Sighting> all = reader.pull(10);

    assertThat(all)
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(all)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("without its id"));
  }

  private static SimResponse nameless(String id, SimResponse answer) {
    String body = text(answer.body());
    return body.contains("\"id\":\"" + id + "\"") && answer.status() == 200
        ? SimResponse.json(200, body.replace("\"id\":\"" + id + "\",", ""))
        : answer;
  }

  @Test
  void aCommentIsNotMadeAgainBecauseItsPageSaysNothing() {
    String id = many(1).getFirst();
    Doubted doubted = commented(id);
    jira.pass(Duration.ofDays(1));
    jira.line.next(JiraMalformedTest::isComments, r -> SimResponse.json(200, "{}"));

    assertThatThrownBy(() -> settle(doubted)).isInstanceOf(TrackerException.class);

    assertThat(settle(doubted)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aPageOfCommentsWithoutTheirNumberIsNotTheLast() {
    String id = many(1).getFirst();
    Doubted doubted = commented(id);
    for (int i = 0; i < 120; i++) {
      jira.people().comment(id, "word " + i, Visibility.PUBLIC);
    }
    jira.pass(Duration.ofDays(1));
    jira.line.always(
        JiraMalformedTest::isComments,
        r -> {
          String page = text(jira.counter.handle(r).body());
          return SimResponse.json(200, page.replaceFirst("\"total\":\\d+", "\"max\":0"));
        });

    assertThat(settle(doubted)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aCreateIsNotMadeAgainBecauseAnAnswerSaysNothing() {
    Command.CreateTicket create =
        create("1", new TreeMap<>(java.util.Map.of("summary", Value.line("Disk full"))));
    jira.loseNextRequest();
    assertThat(apply(create)).isNotInstanceOf(Outcome.Applied.class);
    Instant sent = jira.now();
    jira.pass(Duration.ofDays(1));
    jira.line.next(
        r -> r.path().endsWith("/bulkfetch") || r.path().contains("/issue/ENG-"),
        r -> SimResponse.json(200, "{}"));

    assertThatThrownBy(() -> jira.tracker().sink().settle(create, sent))
        .isInstanceOf(TrackerException.class);
  }

  /** A comment of which it is not known whether it was made. */
  private record Doubted(Command.AddComment add, Instant sent) {}

  private Doubted commented(String id) {
    Doubted doubted = new Doubted(comment("1", id, "Hello", Visibility.PUBLIC), jira.now());
    jira.loseNextAnswer();
    assertThat(apply(doubted.add())).isInstanceOf(Outcome.Unknown.class);
    return doubted;
  }

  private Outcome settle(Doubted doubted) {
    return jira.tracker().sink().settle(doubted.add(), doubted.sent());
  }

  private static boolean isComments(SimRequest request) {
    return request.method().equals("GET") && request.path().endsWith("/comment");
  }
}
