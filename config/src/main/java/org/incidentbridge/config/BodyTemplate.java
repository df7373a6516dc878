package org.incidentbridge.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Facts;
import org.incidentbridge.notice.Template;

/**
 * A template of JSON. Facts stand within texts in quotes and are escaped, so that none of them can
 * end its text; that this makes JSON is tried when the configuration is read, with harmless and
 * with hostile facts.
 */
final class BodyTemplate {

  private static final ObjectReader STRICT =
      Schemas.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Ways of Mustache round the escaping. */
  private static final Pattern RAW = Pattern.compile("\\{\\{\\s*[{&=]");

  private static final List<String> SAMPLES = List.of("", "x", "\"},{\n\\\t\u0001{{title}}");

  private static final MustacheTemplate.Terms TERMS =
      new MustacheTemplate.Terms(BodyTemplate::escaped, Facts.ofMessages().keySet());

  private BodyTemplate() {}

  static Optional<Template> compile(Problems problems, Scalar text, String path) {
    Matcher raw = RAW.matcher(text.text());
    if (raw.find()) {
      problems.error(
          TextPosition.of(text, raw.start()),
          path,
          "a fact that is not escaped, or other delimiters, could break the JSON",
          "write {{name}} between quotes");
      return Optional.empty();
    }
    return MustacheTemplate.compile(problems, text, path, TERMS)
        .filter(
            template -> SAMPLES.stream().allMatch(s -> isJson(problems, text, path, template, s)));
  }

  private static String escaped(String fact) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(fact));
  }

  private static boolean isJson(
      Problems problems, Scalar text, String path, Template template, String sample) {
    Map<String, String> facts = new LinkedHashMap<>();
    Facts.meanings().keySet().forEach(name -> facts.put(name, sample));
    Facts.ofMessages().keySet().forEach(name -> facts.put(name, sample));
    try {
      return !STRICT.readTree(template.fill(facts)).isMissingNode()
          || told(problems, text, path, "is empty");
    } catch (JsonProcessingException broken) {
      return told(
          problems,
          text,
          path,
          "makes no JSON where facts are %s: %s"
              .formatted(sample.isEmpty() ? "missing" : "there", broken.getOriginalMessage()));
    }
  }

  private static boolean told(Problems problems, Scalar text, String path, String why) {
    problems.error(
        text.at(),
        path,
        why,
        "put each {{name}} between quotes, and mind commas at the edges of {{#name}}");
    return false;
  }
}
