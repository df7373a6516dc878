package org.incidentbridge.config;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.policy.Condition;

/**
 * Compiles and type-checks conditions. The CEL machinery is loaded with the first real one, so that
 * a configuration without conditions does not wait for it.
 */
final class Conditions {
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:input|at:) '(.*?)'(?: expecting.*)?$", Pattern.DOTALL);

  private static final Pattern SINGLE_EQUALS = Pattern.compile("(?<![=!<>])=(?!=)");
  private static final Pattern TEXT =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'");

  private Conditions() {}

  /** With blanks in the place of texts, so that all else stands where it stood. */
  private static String withoutTexts(String source) {
    return TEXT.matcher(source).replaceAll(text -> " ".repeat(text.group().length()));
  }

  /**
   * The condition of a route; one that always holds, and problems, if the text is none.
   *
   * @param ticketWords for fields of {@code ticket} the only words that they ever have
   */
  static Condition compile(
      Problems problems, Scalar text, String path, Map<String, Set<String>> ticketWords) {
    Map<String, Set<String>> words = new HashMap<>();
    ticketWords.forEach((field, known) -> words.put("ticket." + field, known));
    return compile(
        problems, text, path, new ConditionTerms(ConditionScopes.ROUTE, words, Map.of()));
  }

  /** The condition; one that always holds, and problems, if the text is none. */
  static Condition compile(Problems problems, Scalar text, String path, ConditionTerms terms) {
    String source = text.form() == Yaml.Form.FLAG ? "" + text.isTrue() : text.text();
    if (source.strip().equals("true")) {
      return Condition.ALWAYS;
    }
    if (source.isBlank()) {
      return Condition.ALWAYS; // the schema has said so
    }
    try {
      ConditionScope.Compiled compiled = terms.scope().compile(source);
      new ConditionWords(problems, text, path, compiled.tree(), terms).check();
      return compiled.condition();
    } catch (CelValidationException invalid) {
      Matcher single = SINGLE_EQUALS.matcher(withoutTexts(text.text()));
      if (single.find()) {
        Position at = TextPosition.of(text, single.start());
        problems.error(at, path, "'=' does not compare", "did you mean '=='?");
        return Condition.ALWAYS;
      }
      for (CelIssue issue : distinct(invalid.getErrors())) {
        Position at = TextPosition.of(text, offset(text.text(), issue));
        problems.error(at, path, message(issue), suggestion(text.text(), issue, terms.scope()));
      }
    } catch (CelEvaluationException impossible) {
      problems.error(text.at(), path, "cannot be prepared: " + impossible.getMessage(), "");
    }
    return Condition.ALWAYS;
  }

  /** One problem for one place; the parser repeats itself. */
  private static List<CelIssue> distinct(List<CelIssue> issues) {
    Set<String> places = new java.util.HashSet<>();
    return issues.stream().filter(i -> places.add(i.getSourceLocation().toString())).toList();
  }

  /** CEL counts columns from 0 within the lines of the text; -1 if it knows no place. */
  private static int offset(String text, CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int column = issue.getSourceLocation().getColumn();
    if (line < 1 || column < 0) {
      return 0;
    }
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    offset = Math.min(offset + column, Math.max(0, text.length() - 1));
    boolean beforeField =
        text.charAt(offset) == '.' && UNKNOWN_FIELD.matcher(issue.getMessage()).find();
    return beforeField ? Math.min(offset + 1, text.length() - 1) : offset;
  }

  private static String message(CelIssue issue) {
    String said = issue.getMessage();
    Matcher field = UNKNOWN_FIELD.matcher(said);
    if (field.find()) {
      return "there is no field '" + field.group(1) + "' here";
    }
    Matcher name = UNKNOWN_NAME.matcher(said);
    if (name.matches()) {
      return "there is nothing called '" + name.group(1) + "'";
    }
    if (said.startsWith("expected type 'bool'")) {
      return "is no condition: its result is not true or false";
    }
    var misfit = MisfitTypes.said(said);
    if (misfit.isPresent()) {
      return misfit.get().message();
    }
    Matcher unexpected = UNEXPECTED.matcher(said);
    if (unexpected.find()) {
      return unexpected.group(1).equals("<EOF>")
          ? "is no CEL expression: it ends too early"
          : "is no CEL expression: '" + unexpected.group(1) + "' cannot stand here";
    }
    return "is no CEL expression: " + said.lines().findFirst().orElse("");
  }

  private static String suggestion(String text, CelIssue issue, ConditionScope scope) {
    Matcher field = UNKNOWN_FIELD.matcher(issue.getMessage());
    if (field.find()) {
      return DidYouMean.hint(field.group(1), scope.fields(owner(text, field.group(1), scope)));
    }
    Matcher name = UNKNOWN_NAME.matcher(issue.getMessage());
    if (name.matches()) {
      return scope.fields("incident").contains(name.group(1))
          ? "write incident." + name.group(1)
          : DidYouMean.or(
              name.group(1),
              scope.names(),
              "there are %s; a text needs quotes: \"%s\""
                  .formatted(listed(scope.names()), name.group(1)));
    }
    var misfit = MisfitTypes.said(issue.getMessage());
    if (misfit.isPresent()) {
      return misfit.get().suggestion();
    }
    return "for example " + scope.example();
  }

  /** The variable whose field it was meant to be. */
  private static String owner(String text, String field, ConditionScope scope) {
    return scope.names().stream()
        .filter(
            name ->
                Pattern.compile(
                        "\\b%s(?:\\s*\\[[^\\]]*]|\\s*\\.\\s*\\w+)?\\s*\\.\\s*%s\\b"
                            .formatted(name, Pattern.quote(field)))
                    .matcher(text)
                    .find())
        .findFirst()
        .orElse("incident");
  }

  private static String listed(List<String> names) {
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
