package org.incidentbridge.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.StaffTerms;

/** Reads what a configuration makes of its policy. */
final class PromisesReader {

  private static final String BLOCK = "promises";

  private final Problems problems;
  private final Set<String> trackers;

  /**
   * @param trackers the names there are
   */
  PromisesReader(Problems problems, Set<String> trackers) {
    this.problems = problems;
    this.trackers = Set.copyOf(trackers);
  }

  /** Whether tickets are under the policy though no route covers them. */
  static boolean isCovering(Mapping whole) {
    return whole.mapping(BLOCK).filter(b -> !PolicyParts.texts(b, "covers").isEmpty()).isPresent();
  }

  /** Says so if there is a block without a policy. */
  void idle(Mapping whole) {
    if (whole.get(BLOCK).isPresent()) {
      problems.error(
          whole.valueAt(BLOCK),
          BLOCK,
          "there is no policy whose promises these are",
          "add policy: [ FILE ], or take this out");
    }
  }

  PolicyInForce read(Mapping whole, PolicyPack pack, Templates templates) {
    Set<TrackerId> covers = new LinkedHashSet<>();
    SortedMap<FieldName, String> shows = new TreeMap<>();
    Map<TrackerId, Set<String>> automatic = new TreeMap<>();
    whole
        .mapping(BLOCK)
        .ifPresent(
            block -> {
              PolicyParts.texts(block, "covers")
                  .forEach(name -> tracker(name.text(), name.at(), "covers", covers));
              entries(block, "shows").forEach((field, entry) -> show(field, entry, pack, shows));
              entries(block, "automatic")
                  .forEach(
                      (name, entry) ->
                          accounts(new Spot("automatic", block), name, entry, automatic));
            });
    StaffTerms staff =
        whole
            .mapping(BLOCK)
            .flatMap(b -> b.mapping("staff"))
            .map(this::staff)
            .orElse(StaffTerms.NONE);
    var voice = new VoiceReader(templates).read(pack);
    return new PolicyInForce(pack, covers, shows, automatic, staff, voice);
  }

  private static Map<String, Entry> entries(Mapping block, String key) {
    return block.mapping(key).map(Mapping::entries).orElse(Map.of());
  }

  private void tracker(String name, Position at, String key, Set<TrackerId> into) {
    var wanted = new PolicyNames.Wanted("tracker", trackers, BLOCK + "." + key);
    if (PolicyNames.check(problems, at, name, wanted)) {
      into.add(new TrackerId(name));
    }
  }

  private void show(String name, Entry entry, PolicyPack pack, SortedMap<FieldName, String> shows) {
    if (entry.value() instanceof Scalar clock) {
      String path = BLOCK + ".shows." + name;
      var clocks = pack.clocks().stream().map(ClockRule::name).toList();
      boolean known =
          PolicyNames.check(problems, clock, new PolicyNames.Wanted("clock", clocks, path));
      FieldNames.parse(problems, name, entry.keyAt(), path)
          .filter(field -> known)
          .ifPresent(field -> shows.put(field, clock.text()));
    }
  }

  private StaffTerms staff(Mapping block) {
    Map<TrackerId, Set<String>> accounts = new TreeMap<>();
    entries(block, "accounts")
        .forEach((name, entry) -> accounts(new Spot("accounts", block), name, entry, accounts));
    Set<TrackerId> named = new LinkedHashSet<>();
    PolicyParts.texts(block, "trackers")
        .forEach(name -> tracker(name.text(), name.at(), "staff.trackers", named));
    Optional<Set<TrackerId>> all =
        block.get("trackers").isPresent() ? Optional.of(named) : Optional.empty();
    return new StaffTerms(texts(block, "addresses"), texts(block, "domains"), accounts, all);
  }

  private static Set<String> texts(Mapping block, String key) {
    Set<String> texts = new LinkedHashSet<>();
    PolicyParts.texts(block, key).forEach(text -> texts.add(text.text()));
    return texts;
  }

  /** Accounts by tracker under a key of a block. */
  private record Spot(String key, Mapping block) {}

  private void accounts(Spot spot, String name, Entry entry, Map<TrackerId, Set<String>> into) {
    Set<TrackerId> named = new LinkedHashSet<>();
    tracker(name, entry.keyAt(), spot.key(), named);
    Set<String> accounts =
        spot.block().mapping(spot.key()).map(all -> texts(all, name)).orElse(Set.of());
    named.forEach(tracker -> into.put(tracker, Set.copyOf(accounts)));
  }
}
