package org.incidentbridge.app.simulation;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.config.LoadedPolicy;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Voice;

/** What some worlds promise; loaded once. */
final class Pledges {

  private static final PolicyInForce SILENT = load("policy.yaml");
  private static final PolicyInForce TALKING = load("policy.yaml", "talking.yaml");

  private Pledges() {}

  /**
   * Names all facts there are, also those for insiders, so that whatever may leak does.
   *
   * @param begin with what it begins
   */
  private record Everything(String begin) implements Template {

    @Override
    public String fill(Map<String, String> facts) {
      return begin + new TreeMap<>(facts);
    }

    @Override
    public Set<String> names() {
      return Set.of("custom.contract", "workaround");
    }
  }

  /** What a world goes by that has a policy. */
  static PolicyInForce of(Ways ways) {
    return ways.talking() ? TALKING : SILENT;
  }

  private static PolicyInForce load(String... names) {
    List<Path> files = Stream.of(names).map(Pledges::file).toList();
    LoadedPolicy loaded = PolicyLoader.load(files, Map.of());
    var everything = new Everything("");
    var wording = new Templates.Wording(everything, everything);
    var all = new Templates(new TreeMap<>(Map.of("told", wording)));
    var pack = loaded.pack().orElseThrow(() -> new IllegalStateException("" + loaded.problems()));
    return new PolicyInForce(
        pack, Set.of(), new TreeMap<>(), Map.of(), new Voice(all, comments(pack)));
  }

  private static Map<String, Template> comments(PolicyPack pack) {
    return pack.ladder().steps().stream()
        .flatMap(step -> step.actions().stream())
        .filter(Action.Comment.class::isInstance)
        .map(action -> ((Action.Comment) action).text())
        .collect(Collectors.toMap(text -> text, text -> new Everything(text + ": ")));
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Pledges.class.getResource("/simulation/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
