package org.incidentbridge.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.model.Party;
import org.incidentbridge.replay.Obligation.Acknowledgement;
import org.incidentbridge.replay.Obligation.End;
import org.incidentbridge.replay.Obligation.How;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** One obligation of an incident while its history is lived through. */
final class DutyRun {

  /** One for all: each incident has several duties, of which few are ever opened. */
  private static final CoverageCalendar NEVER_OPENED = CoverageCalendar.always("", ZoneOffset.UTC);

  private final ReadyPack.Duty duty;
  private final Memo memo;
  private final Bearers bearers;
  private final List<Obligation> all;
  private final List<Acknowledgement> by = new ArrayList<>();
  private final Persons people = new Persons();
  private int number;
  private int place = -1;
  private boolean waits;
  private boolean overdueAsked;
  private boolean held;

  private Instant opened = Instant.MIN;
  private Instant due = Instant.MAX;
  private CoverageCalendar calendar = NEVER_OPENED;

  /**
   * Begins without one.
   *
   * @param all all obligations of the incident in the order in which they are opened
   */
  DutyRun(ReadyPack.Duty duty, Memo memo, Bearers bearers, List<Obligation> all) {
    this.duty = duty;
    this.memo = memo;
    this.bearers = bearers;
    this.all = all;
  }

  /** It was asked for, but not opened yet. */
  void await() {
    waits = true;
  }

  boolean waits() {
    return waits;
  }

  /** What was asked for is needed no more. */
  void giveUp() {
    waits = false;
  }

  boolean isOpen() {
    return place >= 0 && all.get(place).end().isEmpty();
  }

  /** Whether nothing of it is to be done any more, and it was done. */
  boolean isAcknowledged() {
    return !waits && wasAcknowledged();
  }

  /** Opens it, unless it is needed no more; returns whether it is open. */
  boolean open(Instant now, Surroundings surroundings) {
    waits = false;
    if (isOpen() || memo.holds(duty.dropped())) {
      return isOpen();
    }
    number++;
    opened = now;
    calendar = surroundings.calendar(duty.rule().due().hours());
    due = due(now);
    overdueAsked = false;
    held = false;
    by.clear();
    people.clear();
    place = all.size();
    all.add(obligation(Optional.empty()));
    memo.touch();
    return true;
  }

  private Instant due(Instant now) {
    try {
      return Due.unpaused(duty.rule().due().target(), calendar, now).orElse(Instant.MAX);
    } catch (CoverageException never) {
      memo.problem("obligation %s: %s".formatted(duty.rule().name(), never.getMessage()));
      return Instant.MAX;
    }
  }

  private Obligation obligation(Optional<End> end) {
    Optional<Instant> by = due.equals(Instant.MAX) ? Optional.empty() : Optional.of(due);
    return new Obligation(duty.rule(), number, opened, by, calendar, end, this.by);
  }

  /** Looks whether it was acknowledged or is needed no more; returns whether it has ended. */
  boolean look(Look look) {
    if (!isOpen()) {
      return false;
    }
    byCommand(look);
    byCondition(look);
    if (people.size() >= duty.rule().done().needs()) {
      return end(look.now(), look.now().isAfter(due) ? How.LATE : How.MET);
    }
    return memo.holds(duty.dropped()) && end(look.now(), How.DROPPED);
  }

  private void byCommand(Look look) {
    if (look.seesEvent()
        && look.event().isPresent()
        && look.event().get().what() instanceof Happening.Acknowledged command
        && command.obligation().equals(duty.rule().name())
        && bearers.mayCommand(duty.rule(), look.event().get().by())) {
      acknowledge(look.now(), look.event().get().by().party(), command.how());
    }
  }

  /** Replies count only of those who bear it; a field counts whoever set it. */
  private void byCondition(Look look) {
    boolean holds = memo.holds(duty.acknowledged());
    if (holds && !held) {
      if (!look.seesEvent()) {
        byState(look.now());
      } else if (look.event().filter(this::counts).isPresent()) {
        Event event = look.event().get();
        acknowledge(event.at(), event.by().party(), Wording.of(event));
      } else {
        return; // the quiet look that follows tells whether it is more than a reply
      }
    }
    held = holds;
  }

  private boolean counts(Event event) {
    return switch (event.what()) {
      case Happening.Commented said -> bearers.mayReply(duty.rule(), event.by());
      case Happening.Turned turned -> bearers.mayReply(duty.rule(), event.by());
      default -> event.by().isPerson();
    };
  }

  private void byState(Instant now) {
    if (duty.rule().done().needs() == 1) {
      acknowledge(now, Party.NOBODY, duty.acknowledged().text());
    }
  }

  private void acknowledge(Instant now, Party who, String how) {
    if (people.add(who)) {
      by.add(new Acknowledgement(now, who, how));
      all.set(place, obligation(Optional.empty()));
    }
  }

  private boolean end(Instant now, How how) {
    all.set(place, obligation(Optional.of(new End(now, how))));
    memo.touch();
    return true;
  }

  /** When it may end or is overdue by itself; {@link Instant#MAX} if never. */
  Instant next(Surroundings surroundings) {
    if (!isOpen()) {
      return Instant.MAX;
    }
    Instant next = overdueAsked ? Instant.MAX : due;
    if (duty.acknowledged().namesHours()) {
      next = Moments.earlier(next, surroundings.next(duty.acknowledged()));
    }
    return duty.dropped().namesHours()
        ? Moments.earlier(next, surroundings.next(duty.dropped()))
        : next;
  }

  /** Causes what its being overdue causes. */
  void fire(Instant now, Causes causes) {
    if (!isOpen() || overdueAsked || due.isAfter(now)) {
      return;
    }
    overdueAsked = true;
    for (int step : duty.overdue()) {
      var limit = new Cause.Limit(due, calendar.zone());
      causes.add(step, new Cause(number, Cause.Kind.OVERDUE, duty.rule().name(), limit));
    }
  }

  int number() {
    return number;
  }

  boolean isOverdue() {
    return isOpen() && overdueAsked;
  }

  boolean wasAcknowledged() {
    return place >= 0 && all.get(place).end().map(e -> e.how() != How.DROPPED).orElse(false);
  }
}
