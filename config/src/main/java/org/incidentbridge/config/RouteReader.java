package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;

/** Reads the routes, in their order. */
final class RouteReader {
  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;
  private final TermsReader terms;
  private final Set<String> declared;
  private final Map<TrackerId, Set<String>> projects;
  private final Map<String, Position> names = new HashMap<>();
  private final List<HalfRoute> halves = new ArrayList<>();

  /**
   * @param declared the names of all trackers, of those too that cannot be used
   * @param projects those read, of trackers whose schema gives keys of projects a pattern
   */
  RouteReader(
      Problems problems,
      Map<TrackerId, TrackerBlock> trackers,
      Set<String> declared,
      Map<TrackerId, Set<String>> projects) {
    this.projects = projects;
    this.problems = problems;
    this.trackers = trackers;
    this.declared = declared;
    this.terms = new TermsReader(problems, trackers, declared);
  }

  /** The routes of which a side is not known. */
  List<HalfRoute> halves() {
    return halves;
  }

  List<RouteBlock> read(List<Yaml> items) {
    List<RouteBlock> routes = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Mapping yaml) {
        yaml.scalar("name").flatMap(name -> route(yaml, name, routes)).ifPresent(routes::add);
      }
    }
    return routes;
  }

  private Optional<RouteBlock> route(Mapping yaml, Scalar name, List<RouteBlock> before) {
    String path = "routes[" + name.text() + "]";
    Position first = names.putIfAbsent(name.text(), name.at());
    if (first != null) {
      problems.error(
          name.at(), path, "the name is taken: see " + first, "every route has a name of its own");
    }
    Condition when =
        yaml.scalar("when")
            .map(s -> Conditions.compile(problems, s, path + ".when", ticketWords(yaml)))
            .orElse(Condition.ALWAYS);
    Optional<TrackerId> from = tracker(yaml, "from", "to", path);
    Optional<TrackerId> to = tracker(yaml, "to", "from", path);
    Route.Create create = create(yaml, path);
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      Optional<TrackerId> side = from.or(() -> to);
      halves.add(new HalfRoute(name.text(), side, terms.half(yaml, side)));
    }
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      problems.error(
          yaml.valueAt("to"),
          path + ".to",
          "goes from " + from.get() + " to itself",
          "name another tracker; within one tracker nothing needs a bridge");
      return Optional.empty();
    }
    Route.Ends ends = new Route.Ends(from.get(), to.get());
    return Optional.of(
        new RouteBlock(
            yaml, new Route(name.text(), ends, when, create, terms.read(yaml, ends, before))));
  }

  /** What a ticket from which the route starts can have for a tracker and a project. */
  private Map<String, Set<String>> ticketWords(Mapping yaml) {
    Map<String, Set<String>> words = new HashMap<>();
    yaml.text("from")
        .filter(declared::contains)
        .ifPresent(
            from -> {
              words.put("tracker", Set.of(from));
              Set<String> read = named(from).map(projects::get).orElse(Set.of());
              if (!read.isEmpty()) {
                words.put("project", read);
              }
            });
    return words;
  }

  /**
   * The tracker of that name, else the one that was probably meant, so that all else is checked.
   */
  private Optional<TrackerId> tracker(Mapping yaml, String key, String other, String path) {
    Optional<Scalar> name = yaml.scalar(key);
    if (name.isEmpty()) {
      return Optional.empty(); // the schema has said so
    }
    String text = name.get().text();
    Optional<TrackerId> known = named(text);
    if (known.isPresent() || declared.contains(text)) {
      return known; // what is wrong with one that cannot be used is told where it stands
    }
    List<String> candidates =
        declared.stream().filter(t -> !t.equals(yaml.text(other).orElse(""))).toList();
    problems.error(
        name.get().at(),
        path + "." + key,
        "there is no tracker " + name.get().described(),
        DidYouMean.hint(text, candidates));
    return DidYouMean.nearest(text, candidates).flatMap(this::named);
  }

  private Optional<TrackerId> named(String name) {
    return trackers.keySet().stream().filter(t -> t.name().equals(name)).findFirst();
  }

  private Route.Create create(Mapping yaml, String path) {
    Mapping create = yaml.mapping("create").orElse(new Mapping(yaml.at(), Map.of()));
    create
        .scalar("adopt")
        .ifPresent(a -> FieldNames.parse(problems, a.text(), a.at(), path + ".create.adopt"));
    return new Route.Create(
        create.text("project").orElse(""),
        type(create, path),
        set(create),
        create.text("adopt").orElse(""),
        KnownReader.read(problems, create, path + ".create"));
  }

  /** Each type of tracker has its own word for it. */
  private String type(Mapping create, String path) {
    List<String> types =
        List.of("type", "issueType", "category").stream()
            .filter(key -> create.get(key).isPresent())
            .toList();
    if (types.size() > 1) {
      problems.error(
          create.keyAt(types.get(1)),
          path + ".create",
          String.join(" and ", types) + " mean the same",
          "keep one");
    }
    return types.isEmpty() ? "" : create.text(types.getFirst()).orElse("");
  }

  private static Map<String, String> set(Mapping create) {
    Map<String, String> set = new LinkedHashMap<>();
    create
        .mapping("set")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (field, e) -> {
                          if (e.value() instanceof Scalar text) {
                            set.put(field, text.text());
                          }
                        }));
    return set;
  }
}
