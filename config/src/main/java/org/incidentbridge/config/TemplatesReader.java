package org.incidentbridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.notice.Templates.Wording;

/** Reads the wordings of notices: those of a configuration over the built-in ones. */
final class TemplatesReader {

  /** Each is a file: the subject, an empty line, the text. */
  static final List<String> BUILT_IN =
      List.of("announcement", "breach", "escalation", "obligation", "update", "warning");

  private final Problems problems;
  private final KeptFacts kept;

  /**
   * @param fields whose facts notices may not tell
   */
  TemplatesReader(Problems problems, OwnFields fields) {
    this.problems = problems;
    this.kept = new KeptFacts(problems, fields);
  }

  Templates read(Mapping whole) {
    SortedMap<String, Wording> wordings = new TreeMap<>();
    BUILT_IN.forEach(name -> wordings.put(name, builtIn(name)));
    whole
        .mapping("templates")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          if (entry.value() instanceof Mapping own) {
                            wording(
                                    name,
                                    own,
                                    Optional.ofNullable(wordings.get(name)),
                                    entry.keyAt())
                                .ifPresent(wording -> wordings.put(name, wording));
                          }
                        }));
    return new Templates(wordings);
  }

  private Optional<Wording> wording(
      String name, Mapping own, Optional<Wording> before, Position nameAt) {
    String path = "templates." + name;
    if (before.isEmpty()) {
      DidYouMean.nearest(name, BUILT_IN)
          .ifPresent(
              near ->
                  problems.warning(
                      nameAt, path, "is a template of its own", "did you mean " + near + "?"));
    }
    Optional<Template> subject = part(own, "subject", path, before.map(Wording::subject));
    Optional<Template> text = part(own, "text", path, before.map(Wording::text));
    return subject.flatMap(s -> text.map(t -> new Wording(s, t)));
  }

  private Optional<Template> part(
      Mapping own, String key, String path, Optional<Template> otherwise) {
    Optional<Scalar> given = own.scalar(key);
    if (given.isPresent()) {
      kept.check(given.get(), path + "." + key);
      return MustacheTemplate.plain(problems, given.get(), path + "." + key);
    }
    if (otherwise.isEmpty()) {
      problems.error(
          own.at(),
          path,
          "the key '" + key + "' is missing",
          "only built-in templates may leave out a part: " + String.join(", ", BUILT_IN));
    }
    return otherwise;
  }

  private Wording builtIn(String name) {
    String text = resource(name);
    int end = text.indexOf('\n');
    return new Wording(part(name, text.substring(0, end)), part(name, text.substring(end).strip()));
  }

  private Template part(String name, String text) {
    Position at = new Position(new SourceFile(name, text.lines().toList()), 1, 1);
    var scalar = new Scalar(at, text, text, Yaml.Form.TEXT);
    return MustacheTemplate.plain(problems, scalar, "templates." + name).orElseThrow();
  }

  static String resource(String name) {
    try (InputStream in = TemplatesReader.class.getResourceAsStream("/notices/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no built-in template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
