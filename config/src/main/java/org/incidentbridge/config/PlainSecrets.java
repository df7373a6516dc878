package org.incidentbridge.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;

/** Finds what somebody wrote as a secret into the file itself, under a misspelt key too. */
final class PlainSecrets {

  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i)auth|headers|.*(?:token|passw|secret|api[_-]?key|credential).*");
  private static final Set<String> NO_SECRETS = Set.of("email", "user", "type");
  private static final Pattern OTHERWISE = Pattern.compile("\\$\\{[^}]*?:-([^}]*)}");

  private final Problems problems;

  PlainSecrets(Problems problems) {
    this.problems = problems;
  }

  /** Has everything hidden from messages that stands under a key for secrets. */
  void hide(Yaml yaml) {
    look(yaml, false);
  }

  private void look(Yaml yaml, boolean secret) {
    switch (yaml) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, entry) ->
                      look(
                          entry.value(),
                          SECRET_KEY.matcher(key).matches()
                              || (secret && !NO_SECRETS.contains(key))));
      case Sequence sequence -> sequence.items().forEach(item -> look(item, secret));
      case Scalar scalar -> {
        if (secret) {
          hide(scalar);
        }
      }
    }
  }

  private void hide(Scalar scalar) {
    if (!scalar.isReference()) {
      problems.hide(scalar.text());
    }
    Matcher otherwise = OTHERWISE.matcher(scalar.written());
    while (otherwise.find()) {
      problems.hide(otherwise.group(1));
      if (!otherwise.group(1).isBlank()) {
        problems.warning(
            scalar.at(),
            "",
            "a secret stands in this file, as the default of ${env:…}",
            "write ${env:NAME} or ${file:PATH} alone");
      }
    }
  }
}
