package org.incidentbridge.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.TrackerId;

/**
 * Where the login of a tracker comes from, as the configuration names it; never what it is.
 *
 * @param names such as {@code the environment variable JIRA_TOKEN}; empty if the file does not say
 */
record SecretPlaces(List<String> names) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}:]+)");

  /** In YAML one begins after a blank only. */
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /** Of a tracker whose block stands in the file itself. */
  static SecretPlaces of(Path config, TrackerId tracker) {
    List<String> names = new ArrayList<>();
    try {
      List<String> block = block(Files.readAllLines(config), tracker.name());
      List<String> login = block(block, "auth");
      for (String line : login.isEmpty() ? block : login) {
        Matcher found = REFERENCE.matcher(COMMENT.matcher(line).replaceFirst(""));
        while (found.find()) {
          String kind = found.group(1).equals("env") ? "the environment variable " : "the file ";
          names.add(kind + found.group(2).strip());
        }
      }
    } catch (IOException unreadable) {
      names.clear();
    }
    return new SecretPlaces(List.copyOf(names));
  }

  /** The line with that name and those below it that are further in. */
  private static List<String> block(List<String> lines, String name) {
    List<String> block = new ArrayList<>();
    int indent = -1;
    for (String line : lines) {
      int depth = line.length() - line.stripLeading().length();
      if (indent < 0 && line.strip().matches(Pattern.quote(name) + ":.*") && depth > 0) {
        indent = depth;
        block.add(line);
      } else if (indent >= 0 && !line.isBlank()) {
        if (depth <= indent) {
          return block;
        }
        block.add(line);
      }
    }
    return block;
  }

  /**
   * What to do if the login is not accepted.
   *
   * @param key where it stands in the configuration
   */
  String advice(String key) {
    String from = names.isEmpty() ? "" : ", which " + String.join(" and ", names) + " gives";
    return "The tracker does not accept the login: check %s%s; it may be mistyped, withdrawn or have ended"
        .formatted(key, from);
  }
}
