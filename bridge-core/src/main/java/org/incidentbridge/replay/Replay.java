package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Set;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.timeline.Timeline;

/**
 * Lives through the history of incidents under a policy pack. Pure and safe for threads: the
 * verdict depends on the pack, the timeline and the point in time alone, never on when or how often
 * it was asked for (N8). Firings until an earlier point in time are the first of those until a
 * later one, unless events between them become known later.
 *
 * <p>An event at the due instant comes before the due moment. Of moments at the same instant, what
 * is due comes before the effect of a calendar that opens or closes, and steps fire in the order of
 * the pack. What happened on other tickets before the incident began counts for their sides only.
 *
 * <p>"Due as now known" is the verdict on the whole timeline; "as known then" is that on {@link
 * Timeline#asKnownAt}.
 */
public final class Replay {
  private final ReadyPack pack;

  private Replay(ReadyPack pack) {
    this.pack = pack;
  }

  /** Makes a pack ready for any number of incidents. */
  public static Replay of(PolicyPack pack) {
    return of(pack, Set.of());
  }

  /**
   * The same; {@link #live} tells of some targets whether they mattered.
   *
   * @param watched rows of tables of targets
   */
  public static Replay of(PolicyPack pack, Set<TargetRow> watched) {
    return new Replay(new ReadyPack(pack, watched));
  }

  /**
   * A verdict, and whether it could be another one if the targets that are watched were others.
   *
   * @param verdict as {@link #run} gives it, but that firings do not tell why
   * @param watchedCounted whether any clock was ever measured against one of them; if not, every
   *     pack that differs in their targets and hours alone has this verdict, too
   */
  public record Lived(Verdict verdict, boolean watchedCounted) {}

  /** The verdict on one incident, and what it depends on. */
  public Lived live(Timeline timeline, Instant until) {
    History history = new History(pack, timeline, InForce.ALWAYS, false);
    Verdict verdict = history.until(until);
    return new Lived(verdict, history.watchedCounted());
  }

  /** The pack that it is of. */
  public PolicyPack pack() {
    return pack.pack;
  }

  /**
   * The verdict on one incident.
   *
   * @param until up to and with this instant
   */
  public static Verdict run(PolicyPack pack, Timeline timeline, Instant until) {
    return of(pack).run(timeline, until);
  }

  /**
   * The verdict on one incident; empty of clocks and firings if it had not begun by then.
   *
   * @param until up to and with this instant
   */
  public Verdict run(Timeline timeline, Instant until) {
    return run(timeline, until, InForce.ALWAYS);
  }

  /**
   * The same, with steps that were not always in force.
   *
   * @param until up to and with this instant
   */
  public Verdict run(Timeline timeline, Instant until, InForce inForce) {
    return new History(pack, timeline, inForce, true).until(until);
  }
}
