package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.store.Notices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What steps tell of an incident, in notices and comments, and what they keep to themselves. */
class StepFactsTest {

  private static final FieldName WORKAROUND = StandardField.WORKAROUND.field();
  private static final FieldName ESTIMATE = new FieldName("custom:estimate");
  private static final FieldName PASSWORD = new FieldName("custom:password");
  private static final Action TELL =
      new Action.Tell("mail", List.of("duty@acme.example"), "all", true);
  private static final Step BREACH = step("late", new Trigger.Breach("response"), TELL);

  private World world = new World(bridge(Promises.bridge()));

  @AfterEach
  void close() {
    world.close();
  }

  private static Bridge bridge(Bridge plain) {
    Bridge bridge =
        Desks.with(plain, Desks.DESK, WORKAROUND, line("around", FieldKind.BODY, false));
    bridge = Desks.with(bridge, Desks.DESK, ESTIMATE, line("estimate", FieldKind.LINE, false));
    return Desks.with(bridge, Desks.DESK, PASSWORD, line("password", FieldKind.LINE, true));
  }

  private static Term line(String field, FieldKind kind, boolean restricted) {
    return new Term(field, kind, ValueMap.SAME, restricted);
  }

  private static Step step(String name, Trigger trigger, Action... actions) {
    return new Step(Promises.name(name), trigger, Condition.ALWAYS, List.of(actions));
  }

  /** A template that tells all facts there are, and names a few. */
  private record Everything(Set<String> names) implements Template {
    @Override
    public String fill(Map<String, String> facts) {
      return new TreeMap<>(facts).toString();
    }
  }

  private void under(Set<String> names, Step... steps) {
    PolicyInForce plain = Promises.policy(steps);
    var wording = new Templates.Wording(f -> "About " + f.get("title"), new Everything(names));
    var voice =
        new Voice(
            new Templates(new TreeMap<>(Map.of("all", wording))),
            Map.of("everything", new Everything(Set.of())));
    world.under(
        new PolicyInForce(plain.pack(), plain.covers(), plain.shows(), plain.automatic(), voice));
  }

  private String file() {
    return world.desk.personCreates(
        "P",
        Map.of(
            "summary", Value.line("Printer on fire"),
            "prio", Value.line("P1"),
            "sev", Value.absent(),
            "due", Value.absent(),
            "level", Value.line("L1"),
            "around", Value.line("Use the stairs"),
            "estimate", Value.line("next week"),
            "password", Value.line("hunter2")));
  }

  private List<Notice> notices() {
    return world.store.inTransaction(t -> t.notices().waiting("mail", 9)).stream()
        .map(Notices.Entry::notice)
        .toList();
  }

  private String said(Duration after) {
    world.pass(after);
    world.sync();
    assertThat(notices()).hasSize(1);
    return notices().getFirst().content().text();
  }

  @Test
  void aBreachTellsHowMuchTimeThereWasAndForHowLongItIsOver() {
    under(Set.of(), BREACH);
    file();
    world.sync();

    assertThat(said(Duration.ofMinutes(75)))
        .contains("target=1h,", "overdue=15 min,")
        .doesNotContain("left=");
  }

  @Test
  void aWarningTellsHowMuchIsLeft() {
    under(Set.of(), step("soon", new Trigger.ClockShare("response", 0.5), TELL));
    file();
    world.sync();

    assertThat(said(Duration.ofMinutes(40)))
        .contains("target=1h,", "left=20 min,", "share=50 %")
        .doesNotContain("overdue=");
  }

  @Test
  void aStepThatRaisesTellsFromWhereToWhere() {
    under(Set.of(), step("up", new Trigger.Breach("response"), new Action.RaiseNext(), TELL));
    file();
    world.sync();

    assertThat(said(Duration.ofMinutes(61))).contains("before=L1,", "after=L2,", "level=L2,");
  }

  @Test
  void aStepThatAnswersAChangeTellsIt() {
    var set =
        Promises.when(
            "P2",
            v ->
                Promises.text(v, "event", "field").equals("priority")
                    && !Promises.text(v, "event", "by").equals("bridge"));
    under(Set.of(), new Step(Promises.name("set"), new Trigger.EachEvent(), set, List.of(TELL)));
    String ticket = file();
    world.sync();
    world.pass(Duration.ofMinutes(1));
    world.desk.personSets(ticket, "prio", Value.line("P2"));

    assertThat(said(Duration.ofMinutes(1))).contains("before=urgent,", "after=high,");
  }

  @Test
  void aDutyThatIsOpenedOrOverdueIsToldWithWhoseItIs() {
    under(
        Set.of(),
        step("do", new Trigger.Breach("response"), new Action.Oblige("call")),
        step("nobody", new Trigger.Overdue("call"), TELL));
    file();
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.sync();

    assertThat(said(Duration.ofMinutes(18)))
        .contains("obligation=call,", "who=owner", "target=15m,", "overdue=4 min,")
        .containsPattern("due=[-0-9]{10} [:0-9]{8} UTC,")
        .containsPattern("causedAt=[-0-9]{10} [:0-9]{8} UTC,")
        .containsPattern("dueUtc=[-0-9]{10}T[:0-9]{8}Z,");
  }

  /** N5, M13: programs get all facts, but for what may be meant for insiders. */
  @Test
  void aWorkaroundAndFieldsOfAnAdminAreFactsOfThoseWhoNameThem() {
    under(Set.of("workaround", "custom.password"), BREACH);
    file();
    world.sync();

    assertThat(said(Duration.ofMinutes(61)))
        .contains("workaround=Use the stairs", "custom.estimate=next week")
        .doesNotContain("hunter2");
    assertThat(notices().getFirst().content().facts())
        .containsEntry("workaround", "Use the stairs")
        .doesNotContainKeys("custom.estimate", "custom.password");
  }

  /** N5. */
  @Test
  void whatATicketSaysThatBecamePrivateIsMailedToNobody() {
    under(Set.of("workaround", "custom.estimate"), BREACH);
    String ticket = file();
    world.sync();
    world.desk.personRestricts(ticket, true);
    world.desk.personSets(ticket, "summary", Value.line("The password is hunter2"));

    assertThat(said(Duration.ofMinutes(61)))
        .contains("clock=response", "severity=sev1", "target=1h")
        .doesNotContain("hunter2", "fire", "stairs", "week");
    assertThat(notices().getFirst().content().subject())
        .isEqualTo("About " + world.under(world.only(world.desk)).incident().origin().name());
  }

  /** N5: what came from a ticket that became private before others were told. */
  @Test
  void aCommentTellsOthersOfAPrivateTicketOnlyWhatTheyWereTold() {
    under(
        Set.of(),
        step(
            "late",
            new Trigger.Breach("response"),
            new Action.Comment(new Action.Where.All(), Visibility.PUBLIC, "everything")));
    String ticket = file();
    world.sync();
    world.desk.personRestricts(ticket, true);
    world.pass(Duration.ofMinutes(61));
    world.settle();

    assertThat(texts(world.only(world.eng)))
        .singleElement()
        .asString()
        .contains("title=Printer on fire")
        .doesNotContain("stairs", "next week", "hunter2");
  }

  /** N5: reporters read public comments, and get them by mail. */
  @Test
  void whatIsRestrictedIsToldByInternalNotesOfItsTrackerAlone() {
    under(
        Set.of(),
        step(
            "late",
            new Trigger.Breach("response"),
            new Action.Comment(new Action.Where.All(), Visibility.INTERNAL, "everything"),
            new Action.Comment(new Action.Where.All(), Visibility.PUBLIC, "everything")));
    file();
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.settle();

    assertThat(texts(world.only(world.desk)))
        .satisfiesExactly(
            internal -> assertThat(internal).contains("custom.password=hunter2"),
            open -> assertThat(open).contains("custom.estimate").doesNotContain("hunter2"));
    assertThat(texts(world.only(world.eng)))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).doesNotContain("hunter2"));
  }

  /** N9. */
  @Test
  void aCommentThatComesLateSaysSo() {
    under(
        Set.of(),
        step(
            "late",
            new Trigger.Breach("response"),
            new Action.Comment(new Action.Where.Origin(), Visibility.INTERNAL, "It is late.")));
    file();
    world.sync();
    world.pass(Duration.ofHours(3));
    world.sync();

    assertThat(texts(world.only(world.desk)))
        .singleElement()
        .asString()
        .startsWith("It is late.")
        .contains("This comes late by 2 h: it was to be said at 2");
  }

  @Test
  void aCommentInTimeSaysNothingOfIt() {
    under(
        Set.of(),
        step(
            "late",
            new Trigger.Breach("response"),
            new Action.Comment(new Action.Where.Origin(), Visibility.INTERNAL, "It is late.")));
    file();
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.sync();

    assertThat(texts(world.only(world.desk))).containsExactly("It is late.");
  }

  /** N5: it may be for insiders, and what the step says may be for everybody. */
  @Test
  void theNameOfAFileIsNotTold() {
    var attached =
        new Step(
            Promises.name("files"),
            new Trigger.EachEvent(),
            Promises.when("a file", v -> Promises.text(v, "event", "kind").equals("file")),
            List.of(
                TELL, new Action.Comment(new Action.Where.All(), Visibility.PUBLIC, "everything")));
    under(Set.of(), attached);
    world.sync();
    String ticket = file();
    world.sync();
    world.sync();
    world.pass(Duration.ofMinutes(1));
    world.desk.personAttaches(ticket, "takeover-of-acme.pdf", Visibility.INTERNAL);

    assertThat(said(Duration.ofMinutes(1))).contains("attached a file").doesNotContain("acme.pdf");
    assertThat(notices().getFirst().content().facts().toString()).doesNotContain("acme.pdf");
    assertThat(texts(world.only(world.eng)))
        .singleElement()
        .asString()
        .contains("attached a file")
        .doesNotContain("acme.pdf");
  }
}
