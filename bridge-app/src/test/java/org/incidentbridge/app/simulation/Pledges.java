package org.incidentbridge.app.simulation;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.config.LoadedPolicy;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Voice;

/** What some worlds promise; loaded once. */
final class Pledges {

  static final PolicyInForce POLICY = load();

  private Pledges() {}

  private static PolicyInForce load() {
    try {
      var file = Objects.requireNonNull(Pledges.class.getResource("/simulation/policy.yaml"));
      LoadedPolicy loaded = PolicyLoader.load(List.of(Path.of(file.toURI())), Map.of());
      var pack = loaded.pack().orElseThrow(() -> new IllegalStateException("" + loaded.problems()));
      return new PolicyInForce(pack, Set.of(), new TreeMap<>(), Map.of(), Voice.PLAIN);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
