package org.incidentbridge.config;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.StaffTerms;
import org.incidentbridge.pack.Step;
import org.incidentbridge.policy.Condition;

/**
 * Trackers in which incidents begin and that do not tell who is staff, under a policy that asks for
 * what staff do.
 */
public final class UnknownStaff {

  private static final String JIRA = "jira";
  private static final Set<String> ASKS = Set.of("event", "event.by");

  private UnknownStaff() {}

  /** What there is to say of each such tracker, in one sentence; none if staff are named. */
  public static SortedMap<TrackerId, String> of(BridgeConfig config) {
    SortedMap<TrackerId, String> told = new TreeMap<>();
    config.support().policy().ifPresent(policy -> told.putAll(of(config, policy)));
    return told;
  }

  private static SortedMap<TrackerId, String> of(BridgeConfig config, PolicyInForce policy) {
    SortedMap<TrackerId, String> told = new TreeMap<>();
    List<String> asking = asking(policy.pack());
    for (TrackerConfig tracker : config.trackers()) {
      if (!asking.isEmpty()
          && tracker.type().equals(JIRA)
          && config.bridge().beginsIn(tracker.id())
          && !isNamed(policy.staff(), tracker.id())) {
        told.put(
            tracker.id(),
            "incidents begin in %s, which does not tell who is staff, and promises.staff names nobody: what those say to whom no ticket is assigned is no answer for %s"
                .formatted(tracker.id(), String.join(", ", asking)));
      }
    }
    return told;
  }

  /** What to add to the configuration. */
  public static String advice(TrackerId tracker) {
    return "add to promises: staff: { domains: [ support.example ] }, with the domain of those who answer; where Jira hides addresses, staff: { accounts: { %s: [ ann, bob ] } }; where they answer in another tracker only, staff: { trackers: [ NAME ] }"
        .formatted(tracker);
  }

  private static boolean isNamed(StaffTerms staff, TrackerId tracker) {
    return !staff.addresses().isEmpty()
        || !staff.domains().isEmpty()
        || !staff.accounts().getOrDefault(tracker, Set.of()).isEmpty()
        || staff.trackers().isPresent();
  }

  /** The clocks and steps that ask who did something. */
  private static List<String> asking(PolicyPack pack) {
    return Stream.concat(
            pack.clocks().stream()
                .filter(c -> conditions(c).anyMatch(UnknownStaff::asks))
                .map(ClockRule::name),
            pack.ladder().steps().stream().filter(s -> asks(s.when())).map(Step::name))
        .toList();
  }

  private static Stream<Condition> conditions(ClockRule clock) {
    ClockRule.Run run = clock.run();
    return Stream.of(run.start(), run.stop(), run.pause(), run.restart());
  }

  private static boolean asks(Condition condition) {
    return condition.reads().filter(r -> r.stream().anyMatch(ASKS::contains)).isPresent();
  }
}
