package org.incidentbridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;

/**
 * Makes settings of a block. A key that its schema marks {@code writeOnly}, or whose name says so,
 * holds a {@link Secret}.
 */
final class SettingsReader {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(token|password|passwd|secret|api[_-]?key)");

  private final Problems problems;
  private final JsonNode schema;

  SettingsReader(Problems problems, JsonNode schema) {
    this.problems = problems;
    this.schema = schema;
  }

  /** All keys of the block, its vocabulary too: an adapter asks only for the fields it names. */
  Settings read(Mapping yaml, String path) {
    return new Settings(map(yaml, schema, path));
  }

  private Map<String, Object> map(Mapping yaml, JsonNode rule, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    yaml.entries()
        .forEach(
            (key, entry) -> {
              JsonNode own = rule.path("properties").path(key);
              boolean secret =
                  own.path("writeOnly").asBoolean() || SECRET_NAME.matcher(key).matches();
              Object value = value(entry.value(), own, path + "." + key, secret);
              if (value != null) {
                values.put(key, value);
              }
            });
    return values;
  }

  private @org.jspecify.annotations.Nullable Object value(
      Yaml yaml, JsonNode rule, String path, boolean secret) {
    return switch (yaml) {
      case Mapping mapping -> map(mapping, rule, path);
      case Sequence sequence -> {
        List<Object> items = new ArrayList<>();
        for (Yaml item : sequence.items()) {
          Object value = value(item, rule.path("items"), path, secret);
          if (value != null) {
            items.add(value);
          }
        }
        yield items;
      }
      case Scalar scalar -> secret ? secret(scalar, path) : plain(scalar);
    };
  }

  private Secret secret(Scalar scalar, String path) {
    if (scalar.isResolved() || !scalar.isReference()) {
      problems.hide(scalar.text());
    }
    if (!scalar.isReference()) {
      problems.warning(
          scalar.at(),
          path,
          "a secret in plain text: whoever reads the file has it",
          "write ${env:NAME} or ${file:PATH} instead");
    }
    return new Secret(scalar.text());
  }

  private static @org.jspecify.annotations.Nullable Object plain(Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.form()) {
      case EMPTY -> null;
      case FLAG -> scalar.isTrue();
      case TEXT -> text;
      case NUMBER -> text.matches("0|-?[1-9][0-9]{0,17}") ? (Object) Long.valueOf(text) : text;
    };
  }
}
