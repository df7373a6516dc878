package org.incidentbridge.replay;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.replay.Firing.Why;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** What happened and why, in words. */
final class Wording {

  private Wording() {}

  /** An event, for example {@code Ann set status to closed on desk:12}. */
  static String of(Event event) {
    return event.by().party().name() + " " + what(event.what()) + " on " + event.ticket();
  }

  private static String what(Happening what) {
    return switch (what) {
      case Happening.Opened opened -> "opened the ticket";
      case Happening.Changed changed when changed.to().isAbsent() -> "emptied " + changed.field();
      case Happening.Changed changed ->
          isShort(changed)
              ? "set " + changed.field() + " to " + changed.to().display()
              : "changed " + changed.field();
      case Happening.Attached attached -> "attached a file";
      case Happening.Commented commented -> "commented";
      case Happening.Turned turned ->
          switch (turned.turn()) {
            case EDITED -> "edited a comment";
            case SHOWN -> "opened a comment";
            case RESHOWN -> "opened a comment again";
            case HIDDEN -> "hid a comment";
          };
      case Happening.Acknowledged acknowledged -> "acknowledged " + acknowledged.obligation();
    };
  }

  /** What people wrote is not repeated in explanations, which leave the tracker. */
  private static boolean isShort(Happening.Changed changed) {
    StandardField field = Fields.standard(changed.field());
    return field != null && (field.kind() == FieldKind.WORD || field.kind() == FieldKind.PERSON);
  }

  /** Why a step fired. */
  static Why why(Step step, Cause cause, Situation situation, Look look) {
    SortedMap<String, String> facts = facts(situation);
    String text =
        switch (cause.kind()) {
          case SHARE, BREACH, MET -> clock(step, cause, facts);
          case AT_LEVEL ->
              "the incident has been at level " + cause.subject() + " for the time set";
          case OVERDUE -> overdue(cause, facts);
          case HOLDS ->
              step.title().isEmpty() ? step.when().text() + " began to hold" : step.title();
          case EVENT -> look.event().map(Wording::of).orElse("");
          case GATE -> "";
        };
    Optional<Happening.Changed> told = told(cause, look);
    told.ifPresent(c -> beforeAndAfter(c.from(), c.to(), facts));
    return new Why(text, facts, told.map(Happening.Changed::field));
  }

  /** The change of which an event that is the cause tells. */
  private static Optional<Happening.Changed> told(Cause cause, Look look) {
    return cause.kind() != Cause.Kind.EVENT
        ? Optional.empty()
        : look.event()
            .map(Event::what)
            .filter(Happening.Changed.class::isInstance)
            .map(Happening.Changed.class::cast)
            .filter(Wording::isShort);
  }

  private static void beforeAndAfter(Value before, Value after, SortedMap<String, String> facts) {
    facts.put("before", before.display());
    facts.put("after", after.display());
  }

  /** Where the cause tells of no change, that of severity or level which came with the step. */
  static Why withTurn(Why why, Optional<Situation.Turn> turn) {
    if (turn.isEmpty() || why.tells().isPresent()) {
      return why;
    }
    SortedMap<String, String> facts = new TreeMap<>(why.facts());
    beforeAndAfter(turn.get().before(), turn.get().after(), facts);
    return new Why(why.text(), facts, Optional.of(turn.get().field()));
  }

  private static String clock(Step step, Cause cause, SortedMap<String, String> facts) {
    facts.put("clock", cause.subject());
    facts.put("cycle", String.valueOf(cause.number()));
    due(cause, facts);
    return switch (cause.kind()) {
      case BREACH -> "clock " + cause.subject() + " was due at " + cause.due().text();
      case MET -> "clock " + cause.subject() + " was met; due at " + cause.due().text();
      default -> share(step, cause, facts);
    };
  }

  private static void due(Cause cause, SortedMap<String, String> facts) {
    facts.put("due", cause.due().text());
    facts.put("dueUtc", cause.due().at().toString());
  }

  private static String share(Step step, Cause cause, SortedMap<String, String> facts) {
    double share = step.trigger() instanceof Trigger.ClockShare of ? of.share() : 1;
    String percent = Math.round(share * 100) + " %";
    facts.put("share", percent);
    return percent
        + " of the time of clock "
        + cause.subject()
        + " has run; due at "
        + cause.due().text();
  }

  private static String overdue(Cause cause, SortedMap<String, String> facts) {
    facts.put("obligation", cause.subject());
    due(cause, facts);
    return "obligation " + cause.subject() + " was due at " + cause.due().text();
  }

  /** What every template may use. */
  static SortedMap<String, String> facts(Situation situation) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("severity", situation.text(StandardField.SEVERITY));
    facts.put("level", situation.text(StandardField.LEVEL));
    facts.put("status", situation.text(StandardField.STATUS));
    facts.put("service", situation.text(StandardField.SERVICE));
    facts.put("organisation", situation.text(StandardField.ORGANISATION));
    facts.put("plan", situation.plan());
    return facts;
  }
}
