package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.incidentbridge.model.TicketLink;
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
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.FilterSort;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that say nothing are not taken for "nothing is there" (N1, N2). */
final class MantisMalformedTest extends MantisTest {

  private void answer(Predicate<SimRequest> when, String json) {
    mantis.line.next(when, request -> SimResponse.json(200, json));
  }

  private static Predicate<SimRequest> read(String end) {
    return r -> r.method().equals("GET") && r.path().endsWith(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"issues\":null}", "{\"issues\":[null]}", "{\"issues\":[[]]}"})
  void aPageOfAFilterThatSaysNothingIsReadAgain(String page) {
    int filter = mantis.mantis.admin().addFilter("ordered", FilterSort.LAST_UPDATED_THEN_ID);
    mantis.close();
    Map<String, Object> settings =
        Map.of("filters", Map.of(MantisHarness.PROJECT, filter), "filterPage", 100);
    Reader reader = new Reader(mantis.tracker(settings).source());
    report("Disk full");
    answer(read("/issues"), page);

    assertThatThrownBy(() -> reader.pull(10)).isInstanceOf(TrackerException.class);

    assertThat(reader.pull(10)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"issues\":{\"status_code\":404}}", "{\"issues\":[{}]}"})
  void aCreateIsNotMadeAgainBecauseAListSaysNothing(String page) {
    Command.CreateTicket create = create("1", Map.of());
    mantis.loseNextAnswer();
    assertThat(apply(create)).isInstanceOf(Outcome.Unknown.class);
    mantis.pass(Duration.ofDays(1));
    answer(read("/issues"), page);

    assertThat(settle(create)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settle(create)).isInstanceOf(Outcome.Applied.class);
    assertThat(mantis.truth().tickets()).isOne();
  }

  @Test
  void aChangeWhoseAnswerShowsNothingIsNotTakenForDone() {
    String id = report("Disk full");
    var update = update(id, "summary", Value.line("Disk empty"));
    answer(r -> r.method().equals("PATCH"), "{\"issues\":[]}");

    assertThat(apply(update)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aNoteWhoseAnswerShowsNoneIsNotTakenForMade() {
    String id = report("Disk full");
    answer(r -> r.path().endsWith("/notes"), "{\"note\":{},\"issue\":{}}");

    assertThat(apply(comment("1", id, "Hello", Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aRelationWhoseAnswerShowsNoneIsNotTakenForMade() {
    String one = report("Disk full");
    String other = report("Disk dead");
    answer(r -> r.path().endsWith("/relationships"), "{}");

    assertThat(
            apply(
                new Command.LinkTickets(
                    target("1", one), new TicketLink(TicketLink.Kind.RELATED, other))))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"issues\":[]}", "{\"issues\":[[]]}", "{\"issues\":[{\"id\":77}]}"})
  void oneIssueThatSaysNothingKeepsNoOtherBack(String json) {
    String first = report("Disk full");
    report("Disk dead");
    answer(read("/issues/" + first), json);

    List<Sighting> seen = new Reader(mantis.tracker().source()).page(10).sightings();

    assertThat(seen).hasSize(2).hasAtLeastOneElementOfType(Sighting.Unreadable.class);
  }

  @Test
  void aFileIsNotMissingBecauseTheAnswerSaysNothing() {
    String id = report("Disk full");
    String file = mantis.people().attach(id, "log.txt", CONTENT);
    answer(read("/files/" + file), "{}");

    assertThatThrownBy(() -> mantis.tracker().source().open(id, file).close())
        .isInstanceOfSatisfying(
            TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
  }

  @Test
  void aRefusedFileWhoseNoteCannotBeLookedForIsInDoubt() {
    String id = report("Disk full");
    var file = file("1", id, "log.txt", Visibility.PUBLIC);
    mantis.line.next(
        r -> r.path().endsWith("/notes"),
        r -> {
          String mark = "[" + file.target().key().text() + " file]";
          mantis.mantis.as("bridge").note(number(id), "File: log.txt\n\n" + mark);
          return SimResponse.json(400, "{\"message\":\"File type not allowed\",\"code\":501}");
        });
    mantis.line.next(read("/issues/" + id), r -> SimResponse.empty(500, ""));

    assertThat(apply(file)).isInstanceOf(Outcome.Unknown.class);

    mantis.pass(Duration.ofDays(1));
    assertThat(settle(file)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(mantis.issue(id).notes()).isEmpty();
  }

  @Test
  void aLongNoteThatIsRefusedIsRefused() {
    mantis.close();
    mantis =
        new MantisHarness(MantisOptions.usual().withBridgeAccess(AccessLevel.DEVELOPER), Map.of());
    String id = report("Disk full");
    mantis.alice().resolve(number(id), "fixed");

    assertThat(apply(comment("1", id, "word ".repeat(20_000), Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Refused.class);
  }
}
