package org.incidentbridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.calendar.Calendars;
import org.incidentbridge.config.BridgeConfig.Engine;
import org.incidentbridge.config.BridgeConfig.Retry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TrackerFactory;

/** Makes values of the joined YAML. Takes what it can and leaves out what is broken. */
final class Build {
  private final Problems problems;
  private final List<TrackerFactory> factories;
  private final Map<String, String> env;

  Build(Problems problems, List<TrackerFactory> factories, Map<String, String> env) {
    this.problems = problems;
    this.env = Map.copyOf(env);
    this.factories = factories;
  }

  /** The configuration; of use only if there are no errors. */
  Optional<BridgeConfig> build(Mapping whole, Path file) {
    TrackerReader reader =
        new TrackerReader(problems, factories, new TuningReader(problems, whole));
    Map<TrackerId, TrackerBlock> trackers = trackers(whole, reader);
    Set<String> declared = declared(whole);
    RouteReader routeReader = new RouteReader(problems, trackers, declared, reader.projectKeys());
    List<RouteBlock> routes = routeReader.read(whole.items("routes"));
    paused(whole);
    boolean all = routeReader.halves().isEmpty();
    People people = new PeopleReader(problems, declared).read(whole.items("people"));
    RouteChecks.run(problems, routes, all);
    WordChecks.run(problems, trackers, routes, routeReader.halves());
    UsageChecks.run(problems, trackers, routes, all);
    TypeChecks.run(problems, trackers, routes);
    WordlessFields.run(problems, trackers, routes);
    ProjectChecks.run(problems, reader.projectKeys(), routes);
    AddressChecks.run(problems, trackers, routes);
    Optional<StoreLocation> store = StoreReader.read(problems, whole, file);
    CalendarsReader coverage = new CalendarsReader(problems);
    Calendars calendars = coverage.read(whole);
    List<Mapping> packs = new PolicyFiles(problems, env).named(whole, "policy");
    Optional<PolicyPack> policy =
        new PolicyReader(problems, PolicyNames.Outside.of(whole))
            .read(packs, calendars.byName(), coverage.edition(whole));
    Engine engine = engine(whole);
    NoticeSettings notices = NoticeReader.read(problems, whole);
    PromisesReader promises = new PromisesReader(problems, declared);
    Optional<PolicyInForce> inForce =
        policy.map(pack -> promises.read(whole, pack, notices.templates()));
    if (whole.get("policy").isEmpty()) {
      promises.idle(whole);
    }
    Bridge plain = bridge(trackers, routes, people);
    Bridge bridge = inForce.map(PolicyInForce::reach).map(plain::within).orElse(plain);
    inForce.ifPresent(terms -> SharingChecks.run(problems, trackers, bridge, terms.pack()));
    Optional<Listening> listening =
        new ListenReader(problems, factories, whole).read(trackers.values());
    Optional<BridgeConfig> built =
        store.map(
            where ->
                new BridgeConfig(
                    file,
                    where,
                    trackers.values().stream().map(TrackerBlock::config).toList(),
                    bridge,
                    new BridgeConfig.Support(calendars, inForce, notices),
                    engine,
                    listening));
    built.ifPresent(config -> staff(config, whole));
    return built;
  }

  private void paused(Mapping whole) {
    if (whole.get("routes").isPresent()
        && whole.items("routes").isEmpty()
        && !PromisesReader.isCovering(whole)) {
      problems.warning(
          whole.valueAt("routes"),
          "routes",
          "there are none, so the bridge is paused: it reads, and writes nothing",
          "put the routes back to go on where it was");
    }
  }

  private static Bridge bridge(
      Map<TrackerId, TrackerBlock> trackers, List<RouteBlock> routes, People people) {
    Map<TrackerId, Vocabulary> vocabularies = new LinkedHashMap<>();
    trackers.forEach((id, block) -> vocabularies.put(id, block.vocabulary()));
    return new Bridge(vocabularies, routes.stream().map(RouteBlock::route).toList(), people);
  }

  private void staff(BridgeConfig config, Mapping whole) {
    String key = whole.get("promises").isPresent() ? "promises" : "policy";
    UnknownStaff.of(config)
        .forEach(
            (tracker, why) ->
                problems.warning(
                    whole.keyAt(key), "promises.staff", why, UnknownStaff.advice(tracker)));
  }

  /** The names of all trackers, of those too that cannot be used. */
  private static Set<String> declared(Mapping whole) {
    Set<String> names = new LinkedHashSet<>();
    whole.mapping("trackers").ifPresent(blocks -> names.addAll(blocks.entries().keySet()));
    names.removeIf(name -> !TrackerReader.fits(name));
    return names;
  }

  private static Map<TrackerId, TrackerBlock> trackers(Mapping whole, TrackerReader reader) {
    Map<TrackerId, TrackerBlock> result = new LinkedHashMap<>();
    whole
        .mapping("trackers")
        .ifPresent(
            blocks ->
                blocks
                    .entries()
                    .forEach(
                        (name, entry) ->
                            reader.read(name, entry).ifPresent(t -> result.put(t.id(), t))));
    return result;
  }

  private Engine engine(Mapping whole) {
    Mapping engine = whole.mapping("engine").orElse(new Mapping(whole.at(), Map.of()));
    Mapping retry = engine.mapping("retry").orElse(new Mapping(engine.at(), Map.of()));
    Duration first = TuningReader.duration(retry, "first").orElse(Duration.ofSeconds(5));
    Duration max = TuningReader.duration(retry, "max").orElse(Duration.ofMinutes(15));
    if (first.isZero()) {
      problems.error(retry.valueAt("first"), "engine.retry.first", "is zero", "for example 5s");
    } else if (max.compareTo(first) < 0) {
      problems.error(
          retry.get("max").isPresent() ? retry.valueAt("max") : retry.valueAt("first"),
          "engine.retry.max",
          "the longest pause (%s) is shorter than the first (%s)"
              .formatted(TuningReader.shown(max), TuningReader.shown(first)),
          "make max at least as long as first");
    }
    return new Engine(
        new Retry(TuningReader.number(retry, "attempts", 8), first, max),
        TuningReader.duration(engine, "settle").orElse(Duration.ofSeconds(10)));
  }
}
