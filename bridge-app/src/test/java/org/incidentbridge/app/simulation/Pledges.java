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
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Voice;

/** What some worlds promise; loaded once. */
final class Pledges {

  static final PolicyInForce POLICY = load();

  private Pledges() {}

  /** Names all facts there are, also those for insiders, so that whatever may leak does. */
  private static final class Everything implements Template {

    @Override
    public String fill(Map<String, String> facts) {
      return new TreeMap<>(facts).toString();
    }

    @Override
    public Set<String> names() {
      return Set.of("custom.contract", "workaround");
    }
  }

  private static PolicyInForce load() {
    try {
      var file = Objects.requireNonNull(Pledges.class.getResource("/simulation/policy.yaml"));
      LoadedPolicy loaded = PolicyLoader.load(List.of(Path.of(file.toURI())), Map.of());
      var everything = new Everything();
      var wording = new Templates.Wording(everything, everything);
      var all = new Templates(new TreeMap<>(Map.of("told", wording)));
      var pack = loaded.pack().orElseThrow(() -> new IllegalStateException("" + loaded.problems()));
      return new PolicyInForce(pack, Set.of(), new TreeMap<>(), Map.of(), new Voice(all, Map.of()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
