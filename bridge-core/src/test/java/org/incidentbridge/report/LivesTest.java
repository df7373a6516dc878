package org.incidentbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.report.Made.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.report.Life.Stay;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** How the course of an incident is read from what happened. */
final class LivesTest {

  private static final TicketRef ORIGIN = new TicketRef(new TrackerId("desk"), "1");
  private static final FieldName LEVEL = StandardField.LEVEL.field();
  private static final String BEGIN = "2026-03-10T00:00:00Z";
  private static final String END = "2026-03-16T00:00:00Z";

  private final List<Event> events = new ArrayList<>();
  private final List<Firing> firings = new ArrayList<>();
  private String level = "";

  private void happens(String when, Role role, Happening what) {
    var actor = new Actor(new Party(role.name(), role.name(), "", ""), role);
    var both = new Event.When(at(when), at(when));
    events.add(new Event("e" + events.size(), ORIGIN, both, actor, what));
  }

  private void opens() {
    var values = new TreeMap<FieldName, Value>();
    values.put(StandardField.STATUS.field(), Value.line("new"));
    happens(BEGIN, Role.REPORTER, new Happening.Opened(values));
  }

  private void sets(String when, Role role, String field, String to) {
    happens(
        when,
        role,
        new Happening.Changed(new FieldName(field), Value.absent(), Value.line(to), true));
  }

  private void raises(String when, String before) {
    var facts = new TreeMap<String, String>();
    facts.put("level", before);
    firings.add(
        new Firing(
            "raise#" + firings.size(),
            at(when),
            new RuleName("raise", "J10"),
            List.of(new Action.RaiseNext()),
            new Firing.Why("", facts)));
  }

  private Life life() {
    var facts = new TreeMap<FieldName, Verdict.Computed>();
    if (!level.isEmpty()) {
      facts.put(LEVEL, new Verdict.Computed(Value.line(level), at(BEGIN), ""));
    }
    var verdict =
        new Verdict(
            at(END),
            facts,
            List.of(),
            firings,
            new Verdict.Duties(List.of(), List.of()),
            new Verdict.Outlook(Optional.empty(), List.of()));
    return Lives.of(Timeline.of(ORIGIN, events), verdict).life().orElseThrow();
  }

  @Test
  void whatTheBridgeOrTheReporterDoesIsNoTouchOfStaff() {
    opens();
    sets("2026-03-11T00:00:00Z", Role.STAFF, "priority", "high");
    sets("2026-03-12T00:00:00Z", Role.REPORTER, "priority", "urgent");
    sets("2026-03-13T00:00:00Z", Role.BRIDGE, "priority", "low");

    assertThat(life().touched()).isEqualTo(at("2026-03-11T00:00:00Z"));
    assertThat(life().changed()).isEqualTo(at("2026-03-12T00:00:00Z"));
  }

  @Test
  void whatHappensAfterTheEndIsNotThereYet() {
    opens();
    sets("2026-03-16T00:00:01Z", Role.STAFF, "status", "closed");

    assertThat(life().resolved()).isEmpty();
  }

  @Test
  void resolvedAndThenClosedIsOverOnce() {
    opens();
    sets("2026-03-11T00:00:00Z", Role.STAFF, "status", "resolved");
    sets("2026-03-12T00:00:00Z", Role.STAFF, "status", "closed");

    assertThat(life().closings()).containsExactly(at("2026-03-11T00:00:00Z"));
    assertThat(life().resolved()).contains(at("2026-03-11T00:00:00Z"));
    assertThat(life().isOpenAt(at("2026-03-10T23:59:59Z"))).isTrue();
    assertThat(life().isOpenAt(at("2026-03-11T00:00:00Z"))).isFalse();
  }

  @Test
  void staysFollowRaisesAndPeopleUntilItIsResolved() {
    opens();
    raises("2026-03-11T00:00:00Z", "L1");
    raises("2026-03-12T00:00:00Z", "L2");
    sets("2026-03-13T00:00:00Z", Role.STAFF, "level", "L1");
    sets("2026-03-14T00:00:00Z", Role.STAFF, "status", "resolved");
    level = "L1";

    assertThat(life().stays().getFirst()).isEqualTo(stay("L1", BEGIN, "2026-03-11T00:00:00Z"));
    assertThat(life().stays().get(1))
        .isEqualTo(stay("L2", "2026-03-11T00:00:00Z", "2026-03-12T00:00:00Z"));
    assertThat(life().stays().getLast().level()).isEqualTo("L1");
    assertThat(life().stays().getLast().to()).contains(at("2026-03-14T00:00:00Z"));
  }

  @Test
  void aLevelThatIsSetAfterItWasResolvedIsNoStay() {
    opens();
    sets("2026-03-10T00:00:00Z", Role.STAFF, "level", "L1");
    sets("2026-03-11T00:00:00Z", Role.STAFF, "status", "resolved");
    sets("2026-03-12T00:00:00Z", Role.STAFF, "level", "L2");
    level = "L2";

    assertThat(life().stays().getLast()).isEqualTo(stay("L1", BEGIN, "2026-03-11T00:00:00Z"));
  }

  private static Stay stay(String level, String from, String to) {
    return new Stay(level, at(from), Optional.of(at(to)));
  }
}
