package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * N2: a login may end between two calls. Jira then goes on to answer with success, of what
 * everybody may see.
 */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraEndedLoginTest extends JiraCase {

  private boolean ended;

  JiraEndedLoginTest(Installation installation) {
    super(installation);
  }

  @Test
  void aPageForNobodyIsNotBelievedThoughTheLoginHoldsAgainRightAfterIt() {
    assertNotBelieved(request -> nothing());
  }

  @Test
  void aPageOfWhatEverybodyMaySeeIsNotTakenForAllThatChanged() {
    assertNotBelieved(request -> firstOnly(request, true));
  }

  /** A proxy may leave out the headers: then Jira is asked right after the page. */
  @Test
  void aPageThatDoesNotSayForWhomItIsMadeIsBelievedOnlyIfTheLoginHoldsAfterIt() {
    Reader reader = behind();
    jira.line.next(
        installation::isSearch,
        request -> {
          ended = true;
          return firstOnly(request, false);
        });
    jira.line.always(r -> ended && isMyself(r), r -> SimResponse.json(401, "{}"));

    assertFailsToLogIn(() -> reader.pull(10));

    ended = false;
    assertThat(reader.pull(10)).hasSize(3);
  }

  @Test
  void aTicketIsNotReadAsEverybodyMaySeeIt() {
    String id = jira.people().create("Talk", "text");
    jira.people().comment(id, "among us", Visibility.INTERNAL);
    jira.line.next(r -> r.path().endsWith("/issue/" + id), r -> signed(jira.counter.handle(r)));

    assertFailsToLogIn(() -> jira.tracker().source().fetch(id));

    assertThat(snapshot(id).talk().comments()).hasSize(1);
  }

  @Test
  void theLastPartOfASweepIsListedAnewAfterALoginThatEnded() {
    many(3);
    Reader reader = reader();
    reader.pull(10);
    jira.people().create("Late", "text");
    jira.line.next(r -> text(r.body()).contains("ORDER BY updated"), r -> nothing());

    assertFailsToLogIn(() -> reader.sweep(10));

    assertThat(reader.sweep(10)).hasSize(1);
  }

  /** It may have been done in nobody's name. */
  @Test
  void aWriteForNobodyIsUnknownAndAReadingForNobodyRefusesNothing() {
    String id = jira.people().create("Title", "text");
    var update = update(id, "summary", Value.line("Title"), Value.line("New"));
    jira.line.nextWrite(r -> signed(jira.counter.handle(r)));

    assertThat(apply(update)).isInstanceOf(Outcome.Unknown.class);

    jira.line.next(
        r -> r.path().endsWith("/issue/" + id),
        r -> signed(SimResponse.json(404, "{\"errorMessages\":[\"Issue does not exist\"]}")));
    assertThatThrownBy(() -> apply(comment("c", id, "text", Visibility.INTERNAL)))
        .isInstanceOfSatisfying(
            TrackerException.class,
            ended -> assertThat(ended.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION));
  }

  @Test
  void whereAnswersSayForWhomTheyAreMadeNobodyIsAskedForIt() {
    many(3);
    Reader reader = reader();
    reader.pull(10);
    jira.counter.reset();

    reader.pull(10);

    assertThat(myselfCalls()).isZero();
  }

  private void assertNotBelieved(HttpSimulator answer) {
    Reader reader = behind();
    jira.line.next(installation::isSearch, answer);

    assertFailsToLogIn(() -> reader.pull(10));

    assertThat(reader.pull(10)).hasSize(3);
  }

  /** One that does not know yet that three tickets have changed. */
  private Reader behind() {
    List<String> ids = many(3);
    Reader reader = reader();
    reader.pull(10);
    ids.forEach(id -> jira.people().retitle(id, "Changed"));
    return reader;
  }

  private SimResponse nothing() {
    return signed(SimResponse.json(200, "{\"issues\":[],\"total\":0,\"isLast\":true}"));
  }

  private SimResponse firstOnly(SimRequest request, boolean told) {
    String whole = text(jira.counter.handle(request).body());
    int second = whole.indexOf("},{", whole.indexOf("\"issues\":["));
    String issues = whole.substring(whole.indexOf("\"issues\":["), second) + "}]";
    SimResponse answer =
        SimResponse.json(200, "{" + issues + ",\"total\":1,\"maxResults\":50,\"isLast\":true}");
    return told ? signed(answer) : answer;
  }

  /** As each edition marks what it says to an anonymous visitor who sent a login. */
  private SimResponse signed(SimResponse answer) {
    Map<String, String> cloud = Map.of("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
    Map<String, String> dc = Map.of("X-AUSERNAME", "anonymous");
    SimResponse bare = new SimResponse(answer.status(), answer.reason(), Map.of(), answer.body());
    SimResponse signed = bare.with("Content-Type", "application/json");
    for (var header : (installation == Installation.CLOUD ? cloud : dc).entrySet()) {
      signed = signed.with(header.getKey(), header.getValue());
    }
    return signed;
  }

  private static void assertFailsToLogIn(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION));
  }
}
