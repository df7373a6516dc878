package org.incidentbridge.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A configuration whose trackers nobody asks. */
final class Small {

  private static final String YAML =
      """
      trackers:
        helpdesk:
          type: mantis
          url: http://127.0.0.1:9
          auth: { token: "nobody-asks" }
          projects: [Helpdesk]
        engineering:
          type: jira
          edition: cloud
          url: http://127.0.0.1:9
          auth: { email: bridge@example.com, token: "nobody-asks" }
          projects: [ENG]
          vocabulary:
            status: { To Do: new, in-progress: [In Progress], Waiting: waiting-on-customer, Done: resolved, Closed: closed }
      routes:
        - name: bugs
          from: helpdesk
          to: engineering
          create: { project: ENG, type: Bug }
      """;

  private Small() {}

  /** Writes it. */
  static Path configuration(Path dir) throws IOException {
    return Files.writeString(dir.resolve("bridge.yaml"), YAML);
  }

  /** These words with the configuration. */
  static String[] on(Path config, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "-c";
    all[words.length + 1] = config.toString();
    return all;
  }
}
