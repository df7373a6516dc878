package org.incidentbridge.mantis;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerProbe.Finding;

/**
 * Looks whether the plugin is there and shares the bridge's secret, by bringing it no panel at all.
 * Nothing but the plugin tells so, and it keeps no more of it than that it was called.
 */
final class PluginChecks {

  private static final String TOPIC = "plugin";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Optional<MantisPanels> panels;

  /**
   * @param panels empty where the configuration has no secret for the plugin, which is then not
   *     asked
   */
  PluginChecks(Optional<MantisPanels> panels) {
    this.panels = panels;
  }

  List<Finding> plugin() {
    return panels.map(board -> List.of(plugin(board))).orElse(List.of());
  }

  private static Finding plugin(MantisPanels board) {
    try {
      return there(board.greet());
    } catch (CallFailure failure) {
      return switch (failure.status()) {
        case NOT_FOUND -> missing();
        case FORBIDDEN -> strange();
        default ->
            MantisProbe.warning(
                TOPIC,
                "it is not known whether the plugin works: " + failure.message(),
                "See the lines 'IncidentBridge:' in PHP's error log of MantisBT");
      };
    }
  }

  private static Finding there(Optional<String> version) {
    return MantisProbe.good(
        TOPIC,
        "the plugin IncidentBridge"
            + version.map(v -> " " + v).orElse(" of an early version")
            + " is there and shares webhook.secret");
  }

  private static Finding missing() {
    return MantisProbe.warning(
        TOPIC,
        "MantisBT has no plugin IncidentBridge: unless another program calls out for it, changes are"
            + " found by polling alone, and no panels are shown",
        "Install it as docs/mantis-plugin.md tells, or take webhook out of the configuration");
  }

  private static Finding strange() {
    return MantisProbe.problem(
        TOPIC,
        "the plugin IncidentBridge does not believe what the bridge signs, so that no panels are"
            + " shown, and its own calls are most likely refused too",
        "Enter webhook.secret on the page of the plugin's settings, which also says why a call was"
            + " last refused; the clocks of both machines may differ by five minutes at most");
  }
}
