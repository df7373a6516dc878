package org.incidentbridge.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;

/**
 * Puts values in place of {@code ${env:NAME}}, {@code ${env:NAME:-otherwise}} and {@code
 * ${file:PATH}}; a dollar sign before such a reference keeps it as text. What was put in is hidden
 * from messages.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}");
  private static final int LARGEST_SECRET = 64 * 1024;

  private final Map<String, String> env;
  private final Problems problems;

  References(Map<String, String> env, Problems problems) {
    this.env = env;
    this.problems = problems;
  }

  Yaml resolve(Yaml yaml, Path file) {
    return switch (yaml) {
      case Mapping mapping -> {
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach((k, e) -> entries.put(k, new Entry(e.keyAt(), resolve(e.value(), file))));
        yield new Mapping(mapping.at(), entries);
      }
      case Sequence sequence ->
          new Sequence(
              sequence.at(), sequence.items().stream().map(y -> resolve(y, file)).toList());
      case Scalar scalar -> scalar.text().contains("${") ? resolved(scalar, file) : scalar;
    };
  }

  private Scalar resolved(Scalar scalar, Path file) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(scalar.text());
    while (matcher.find()) {
      String whole = matcher.group();
      String value =
          whole.startsWith("$$") ? whole.substring(1) : find(matcher.group(1), scalar, file);
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(text);
    return new Scalar(scalar.at(), text.toString(), scalar.written(), scalar.form());
  }

  private String find(String reference, Scalar scalar, Path file) {
    Optional<String> value = Optional.empty();
    if (reference.startsWith("env:")) {
      value = fromEnvironment(reference.substring(4), scalar);
    } else if (reference.startsWith("file:")) {
      value = fromFile(reference.substring(5).trim(), scalar, file);
    } else {
      problems.error(
          scalar.at(),
          "",
          "'${" + reference + "}' is no reference",
          "use ${env:NAME}, ${env:NAME:-otherwise} or ${file:PATH}; write $${ for a plain ${");
    }
    value.ifPresent(problems::hide);
    return value.orElse("${" + reference + "}");
  }

  private Optional<String> fromEnvironment(String reference, Scalar scalar) {
    int dash = reference.indexOf(":-");
    String name = (dash < 0 ? reference : reference.substring(0, dash)).trim();
    String value = env.get(name);
    if (value != null && !value.isEmpty()) {
      return Optional.of(value);
    }
    if (dash >= 0) {
      return Optional.of(reference.substring(dash + 2));
    }
    problems.error(
        scalar.at(),
        "",
        "the environment variable " + name + (value == null ? " is not set" : " is empty"),
        "set it before starting the bridge, or keep the value in a file and write ${file:PATH}"
            + DidYouMean.nearest(name, filled()).map(n -> "; there is " + n).orElse(""));
    return Optional.empty();
  }

  /** The variables that would do. */
  private List<String> filled() {
    return env.entrySet().stream()
        .filter(variable -> !variable.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<String> fromFile(String name, Scalar scalar, Path file) {
    String why;
    String todo = "a relative path starts at the folder of this configuration file";
    try {
      Path path = file.resolveSibling(name);
      if (Files.isRegularFile(path) && Files.size(path) <= LARGEST_SECRET) {
        String text = Files.readString(path).strip();
        if (!text.isEmpty()) {
          return Optional.of(text);
        }
        why = "is empty";
      } else {
        why = Files.exists(path) ? "is no small text file" : "does not exist";
      }
    } catch (AccessDeniedException denied) {
      why = "may not be read by the user that runs the bridge";
      todo = "give that user the right to read it, and nobody else";
    } catch (IOException | InvalidPathException cannot) {
      why = "cannot be read";
    }
    problems.error(scalar.at(), "", "the file " + name + " " + why, todo);
    return Optional.empty();
  }
}
