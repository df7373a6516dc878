package org.incidentbridge.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;

/** Finds words in conditions that a field with a closed list of words never holds. */
final class ConditionWords {

  private static final Pattern COMPARED =
      Pattern.compile(
          "incident\\s*\\.\\s*(\\w+)\\s*(?:==|!=|in)\\s*(\"[^\"]*\"|'[^']*'|\\[[^\\]]*])");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

  private final Problems problems;

  ConditionWords(Problems problems) {
    this.problems = problems;
  }

  void check(Scalar condition, String path) {
    Matcher compared = COMPARED.matcher(condition.text());
    while (compared.find()) {
      List<String> known =
          StandardField.named(compared.group(1)).map(StandardField::words).orElse(List.of());
      if (!known.isEmpty()) {
        Matcher word = WORD.matcher(compared.group(2));
        while (word.find()) {
          String said = word.group(1) == null ? word.group(2) : word.group(1);
          if (!said.isEmpty() && !known.contains(said)) {
            Position at = TextPosition.of(condition, compared.start(2) + word.start());
            problems.warning(
                at,
                path,
                "'%s' is no %s, so that no ticket ever has it".formatted(said, compared.group(1)),
                DidYouMean.hint(said, known));
          }
        }
      }
    }
  }
}
