package org.incidentbridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration with a Jira, {@code eng}, and a MantisBT, {@code ops}, as a test writes it. */
final class TwoTrackers {

  static final String STATUS =
      "status: { To Do: new, Doing: in-progress, Wait: waiting-on-customer, Done: resolved,"
          + " Shut: closed }";

  private TwoTrackers() {}

  /**
   * Loads the configuration.
   *
   * @param eng further lines of the Jira, not indented
   * @param ops further lines of the MantisBT, not indented
   * @param rest what else stands in the file
   */
  static Loaded load(Path folder, String eng, String ops, String rest) throws IOException {
    String text =
        """
        trackers:
          eng:
            type: jira
            url: https://acme.atlassian.net
            auth: { email: bridge@acme.example, token: "${env:TOKEN}" }
            projects: [ENG]
        %s  ops:
            type: mantis
            url: https://mantis.acme.example
            auth: { token: "${env:TOKEN}" }
            projects: [Ops]
        %s%s
        """
            .formatted(eng.indent(4), ops.indent(4), rest);
    Path file = Files.writeString(folder.resolve("bridge.yaml"), text);
    Map<String, String> environment =
        Map.of("TOKEN", "s3cret-one", "YES", "true", "LOUD", "TRUE", "NO", "False");
    return ConfigLoader.load(file, environment, DemoFactory.all());
  }

  /** What is told of it: where and what, with errors marked as such. */
  static List<String> told(Loaded loaded) {
    return loaded.problems().stream()
        .map(p -> (p.isError() ? "error: " : "") + p.path() + ": " + p.message())
        .toList();
  }
}
