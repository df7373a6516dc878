package org.incidentbridge.testkit.engine;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.StaffTerms;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;

/** A small policy for engine tests: who files as P1 is answered within the hour. */
final class Promises {

  static final FieldName SEVERITY = StandardField.SEVERITY.field();
  static final FieldName LEVEL = StandardField.LEVEL.field();
  static final FieldName DUE = StandardField.DUE.field();

  private static final CoverageCalendar ALWAYS = CoverageCalendar.always("always", ZoneOffset.UTC);
  private static final Condition NEVER = when("false", v -> false);

  private Promises() {}

  /** A help desk whose tickets have a severity, a level and a due date. */
  static Bridge bridge() {
    Bridge bridge = Desks.deskToEng();
    for (TrackerId tracker : List.of(Desks.DESK, Desks.ENG)) {
      bridge = Desks.with(bridge, tracker, SEVERITY, word("sev"));
      bridge = Desks.with(bridge, tracker, LEVEL, word("level"));
      bridge =
          Desks.with(bridge, tracker, DUE, new Term("due", FieldKind.MOMENT, ValueMap.SAME, false));
    }
    return bridge;
  }

  private static Term word(String field) {
    return new Term(field, FieldKind.WORD, ValueMap.SAME, false);
  }

  static PolicyInForce policy(Step... steps) {
    return new PolicyInForce(
        pack("v1", Duration.ofHours(1), steps),
        Set.of(),
        new TreeMap<>(Map.of(DUE, "response")),
        Map.of(),
        new StaffTerms(Set.of(), Set.of(), Map.of(Desks.DESK, Set.of("ann")), Optional.empty()),
        Voice.PLAIN);
  }

  /** The same, whose notices are worded like this, under the name {@code late}. */
  static PolicyInForce telling(Templates.Wording late, Step... steps) {
    PolicyInForce small = policy(steps);
    var voice = new Voice(new Templates(new TreeMap<>(Map.of("late", late))), Map.of());
    return new PolicyInForce(small.pack(), Set.of(Desks.DESK), small.shows(), Map.of(), voice);
  }

  static PolicyPack pack(String version, Duration urgent, Step... steps) {
    return new PolicyPack(
        new PolicyPack.Head("small", "Small", version, Optional.empty(), Condition.ALWAYS),
        new SeverityRules(
            List.of(
                new SeverityRules.Rule(
                    name("urgent"),
                    when("P1", v -> text(v, "reported", "priority").equals("urgent")),
                    "sev1")),
            "sev3"),
        List.of(response(urgent)),
        new Ladder(levels(), List.of(), List.of(steps)),
        new PolicyPack.Duties(List.of(), List.of(call())),
        new Catalogue(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }

  private static List<Ladder.Level> levels() {
    return List.of("L1", "L2").stream()
        .map(l -> new Ladder.Level(l, l, List.of(), Condition.ALWAYS, new Hours.Of(ALWAYS)))
        .toList();
  }

  private static ClockRule response(Duration urgent) {
    return new ClockRule(
        name("response"),
        "First response",
        new ClockRule.Run(
            when("created", v -> text(v, "event", "kind").equals("created")),
            when(
                "answered",
                v ->
                    text(v, "event", "kind").equals("comment")
                        && text(v, "event", "by").equals("staff")
                        && Boolean.TRUE.equals(of(v, "event", "toReporter"))),
            NEVER,
            ClockRule.Again.NEVER,
            NEVER),
        List.of(
            row("sev1", "sev1", new Target.Within(urgent)),
            row("others", "sev3", new Target.Within(Duration.ofHours(4)))));
  }

  private static ClockRule.TargetRow row(String name, String severity, Target target) {
    var holds = when(severity, v -> text(v, "incident", "severity").equals(severity));
    return new ClockRule.TargetRow(name, holds, target, new Hours.Of(ALWAYS));
  }

  private static ObligationRule call() {
    return new ObligationRule(
        name("call"),
        "Call the customer",
        List.of("owner"),
        new ObligationRule.Due(new Target.Within(Duration.ofMinutes(15)), new Hours.Of(ALWAYS)),
        new ObligationRule.Done(NEVER, NEVER, Optional.empty(), 1));
  }

  /**
   * When the response is late, the incident goes up, somebody calls, and an internal word is said.
   */
  static Step missed() {
    return new Step(
        name("missed"),
        new Trigger.Breach("response"),
        Condition.ALWAYS,
        List.of(
            new Action.RaiseNext(),
            new Action.Oblige("call"),
            new Action.Comment(
                new Action.Where.Origin(), Visibility.INTERNAL, "The response is late.")));
  }

  static RuleName name(String name) {
    return new RuleName(name, "");
  }

  static Condition when(String text, Predicate<Map<String, Object>> test) {
    return new Condition() {
      @Override
      public Answer test(Map<String, Object> variables) {
        return new Answer(test.test(variables), "");
      }

      @Override
      public String text() {
        return text;
      }
    };
  }

  private static Object of(Map<String, Object> variables, String of, String name) {
    Object value = ((Map<?, ?>) variables.getOrDefault(of, Map.of())).get(name);
    return value == null ? "" : value;
  }

  static String text(Map<String, Object> variables, String of, String name) {
    return String.valueOf(of(variables, of, name));
  }

  /** A ticket that somebody files on the desk with a priority in its own words. */
  static String file(World world, String priority) {
    return world.desk.personCreates(
        "P",
        Map.of(
            "summary", Value.line("Printer on fire"),
            "prio", Value.line(priority),
            "sev", Value.absent(),
            "due", Value.absent(),
            "level", Value.line("L1")));
  }
}
