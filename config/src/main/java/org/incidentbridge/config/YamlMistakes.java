package org.incidentbridge.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in words what the YAML parser says in its own. */
final class YamlMistakes {
  private static final Pattern HALF_QUOTED =
      Pattern.compile(
          "\\s*(?:- )?[\\w-]+:\\s+((?:\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^']++|'')*+')\\s*[^#\\s].*)");

  private YamlMistakes() {}

  static String message(MarkedYamlEngineException broken, Position at) {
    if (quoted(at).isPresent()) {
      return "this text begins with a quote and goes on behind the closing one";
    }
    return message(broken);
  }

  /** A text of which only the beginning stands in quotes, as a whole; empty if there is none. */
  private static Optional<String> quoted(Position at) {
    Matcher line = HALF_QUOTED.matcher(at.source());
    return line.matches() ? Optional.of(line.group(1).strip()) : Optional.empty();
  }

  private static String whole(String text) {
    return text.contains("'") && !text.contains("\"") && !text.contains("\\")
        ? '"' + text + '"'
        : "'" + text.replace("'", "''") + "'";
  }

  private static String message(MarkedYamlEngineException broken) {
    String problem = broken.getProblem() == null ? "" : broken.getProblem();
    if (problem.contains("TAB")) {
      return "a tab where YAML wants spaces";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a ':' where no key can stand";
    }
    if (problem.contains("expected <block end>")) {
      return "this line does not line up with those before it";
    }
    if (problem.contains("could not find expected ':'")) {
      return "a key without ':'";
    }
    if (problem.contains("undefined alias")) {
      return "an alias (*) to an anchor (&) that is not there";
    }
    if (problem.contains("unexpected end of stream")) {
      return "a quote or bracket that is never closed";
    }
    if (problem.contains("expected ',' or")) {
      return "a comma or a closing bracket is missing";
    }
    String context = broken.getContext() == null ? "" : broken.getContext() + ": ";
    return "is no YAML: " + context + problem;
  }

  static String suggestion(MarkedYamlEngineException broken, Position at) {
    Optional<String> quoted = quoted(at);
    if (quoted.isPresent()) {
      return at.source().contains("when:")
          ? "put quotes around all of it: " + whole(quoted.get())
          : "put quotes around all of it"; // it may be a secret
    }
    String message = message(broken);
    if (message.startsWith("a tab")) {
      return "indent with spaces";
    }
    if (message.startsWith("a ':'")) {
      return "indent the line like its neighbours, or put quotes around a text that holds ': '";
    }
    if (message.startsWith("this line")) {
      return "indent all keys of a block by the same number of spaces";
    }
    if (message.startsWith("a key without")) {
      return "write key: value, with a space after the colon";
    }
    if (at.source().matches(".*[{,\\[].*:?\\s\\$\\{.*")) {
      return "within { } and [ ] a reference needs quotes: \"${env:NAME}\"";
    }
    if (at.source().contains("@") || at.source().contains("`")) {
      return "a text that begins with @ or ` needs quotes";
    }
    return "check brackets, quotes and indentation here and in the line before";
  }
}
