package org.incidentbridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.Calendars;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Settings;

/**
 * A whole configuration, checked.
 *
 * @param file the file it was read from, absolute
 * @param store where the bridge keeps its state
 * @param trackers in the order written; ids are unique
 * @param bridge what the pure middle of the road needs
 * @param support what is promised, in which hours, and who is told
 * @param engine how hard to work
 * @param listening where it listens to what trackers call out; empty if it does not
 */
public record BridgeConfig(
    Path file,
    StoreLocation store,
    List<TrackerConfig> trackers,
    Bridge bridge,
    Support support,
    Engine engine,
    Optional<Listening> listening) {
  public BridgeConfig {
    trackers = List.copyOf(trackers);
  }

  public Optional<TrackerConfig> tracker(TrackerId id) {
    return trackers.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** The rules of the support procedure; empty if the configuration names none. */
  public Optional<PolicyPack> policy() {
    return support.policy().map(PolicyInForce::pack);
  }

  /** The hours in which clocks run. */
  public Calendars calendars() {
    return support.calendars();
  }

  /** How people are told. */
  public NoticeSettings notices() {
    return support.notices();
  }

  /**
   * What is promised, and who is told.
   *
   * @param calendars the hours in which clocks run
   * @param policy the rules of the support procedure; empty if the configuration names none
   * @param notices how people are told
   */
  public record Support(
      Calendars calendars, Optional<PolicyInForce> policy, NoticeSettings notices) {}

  /**
   * One tracker.
   *
   * @param id its name in the configuration
   * @param type the adapter's
   * @param settings the whole block, keys of all trackers and vocabulary included
   * @param tuning when and how much to read
   */
  public record TrackerConfig(TrackerId id, String type, Settings settings, Tuning tuning) {}

  /**
   * When and how much to read and write.
   *
   * @param poll between two pulls; positive
   * @param sweep between two slow walks; zero switches them off
   * @param concurrency most calls at a time; positive
   * @param pageSize most tickets in one page; positive
   * @param since tickets not changed after this are left alone; empty if all are wanted
   */
  public record Tuning(
      Duration poll, Duration sweep, int concurrency, int pageSize, Optional<Instant> since) {}

  /**
   * How hard to work.
   *
   * @param retry what to do about commands that fail
   * @param settle how long an unknown outcome rests before it is looked up; not negative
   */
  public record Engine(Retry retry, Duration settle) {}

  /**
   * Retry with growing pauses and jitter.
   *
   * @param attempts most attempts before a command is held for a person; positive
   * @param first pause before the second attempt; positive
   * @param max longest pause; not less than the first
   */
  public record Retry(int attempts, Duration first, Duration max) {}
}
