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

  private static final Pattern REVERSED =
      Pattern.compile("(\"[^\"]*\"|'[^']*')\\s*(?:==|!=)\\s*incident\\s*\\.\\s*(\\w+)");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

  private final Problems problems;

  ConditionWords(Problems problems) {
    this.problems = problems;
  }

  void check(Scalar condition, String path) {
    Matcher compared = COMPARED.matcher(condition.text());
    while (compared.find()) {
      words(condition, path, compared.group(1), compared.start(2), compared.group(2));
    }
    Matcher reversed = REVERSED.matcher(condition.text());
    while (reversed.find()) {
      words(condition, path, reversed.group(2), reversed.start(1), reversed.group(1));
    }
  }

  private void words(Scalar condition, String path, String field, int start, String said) {
    List<String> known = StandardField.named(field).map(StandardField::words).orElse(List.of());
    Matcher word = WORD.matcher(said);
    while (!known.isEmpty() && word.find()) {
      String one = word.group(1) == null ? word.group(2) : word.group(1);
      if (!one.isEmpty() && !known.contains(one)) {
        problems.warning(
            TextPosition.of(condition, start + word.start()),
            path,
            "'%s' is no %s, so that no ticket ever has it".formatted(one, field),
            DidYouMean.hint(one, known));
      }
    }
  }
}
