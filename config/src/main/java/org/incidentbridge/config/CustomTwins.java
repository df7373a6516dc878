package org.incidentbridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;

/**
 * Warns of custom fields that are called like a standard one: the bridge fills and syncs that one,
 * and a condition over the other never sees it.
 */
final class CustomTwins {

  private static final Pattern CUSTOM =
      Pattern.compile(
          "custom:(?<field>[A-Za-z0-9_-]+)"
              + "|(?:incident|reported|sides\\[[^\\]]*\\])\\.custom"
              + "(?:\\.(?<member>\\w+)|\\[[\"'](?<entry>[^\"']+)[\"']\\])"
              + "|[\"'](?<asked>[^\"']+)[\"'] in (?:incident|reported|sides\\[[^\\]]*\\])\\.custom");

  private static final List<String> GROUPS = List.of("field", "member", "entry", "asked");

  private static final Map<String, String> STANDARD = standard();

  private final Problems problems;
  private final Set<String> told = new HashSet<>();

  CustomTwins(Problems problems) {
    this.problems = problems;
  }

  private static Map<String, String> standard() {
    Map<String, String> names = new TreeMap<>();
    for (StandardField field : StandardField.values()) {
      names.put(plain(field.field().name()), field.field().name());
    }
    return names;
  }

  private static String plain(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }

  /** Looks at all that is written in a pack, each name once for each thing of the pack. */
  void check(Mapping pack) {
    pack.entries().forEach((section, entry) -> section(section, entry.value()));
  }

  private void section(String section, Yaml yaml) {
    if (yaml instanceof Mapping things) {
      things
          .entries()
          .forEach(
              (name, entry) -> {
                text(name, entry.keyAt(), section);
                look(entry.value(), section + "." + name);
              });
    } else {
      look(yaml, section);
    }
  }

  private void look(Yaml yaml, String path) {
    switch (yaml) {
      case Scalar one -> text(one.text(), one.at(), path);
      case Yaml.Sequence several -> several.items().forEach(item -> look(item, path));
      case Mapping block ->
          block
              .entries()
              .forEach(
                  (key, entry) -> {
                    text(key, entry.keyAt(), path);
                    look(entry.value(), path);
                  });
    }
  }

  private void text(String text, Position at, String path) {
    Matcher names = CUSTOM.matcher(text);
    while (names.find()) {
      String name = name(names);
      String standard = STANDARD.get(plain(name));
      if (standard != null && told.add(path + " " + name)) {
        problems.warning(
            at,
            path,
            "the custom field '%s' is another one than the standard field %s"
                .formatted(name, standard),
            "use " + standard + ", which the bridge itself reads and fills, or another name");
      }
    }
  }

  private static String name(Matcher names) {
    return GROUPS.stream()
        .flatMap(group -> Optional.ofNullable(names.group(group)).stream())
        .findFirst()
        .orElse("");
  }
}
