package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Map;
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
    return of(pack, Map.of());
  }

  /**
   * The same, with steps that are in force only from some time on: causes before it have no effect.
   *
   * @param since by the name of the step or gate; others are always in force
   */
  public static Replay of(PolicyPack pack, Map<String, Instant> since) {
    return new Replay(new ReadyPack(pack, since));
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
    return new History(pack, timeline).until(until);
  }
}
