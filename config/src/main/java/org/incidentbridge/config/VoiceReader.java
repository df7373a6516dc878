package org.incidentbridge.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Voice;

/** Compiles what a pack says; its templates were checked when they were read. */
final class VoiceReader {

  private static final String TITLE = "{{title}}";

  private final Templates configured;

  /**
   * @param configured those of the configuration, and the built-in ones
   */
  VoiceReader(Templates configured) {
    this.configured = configured;
  }

  /** The wordings of a pack stand before those of the same name in the configuration. */
  Voice read(PolicyPack pack) {
    SortedMap<String, Templates.Wording> wordings = new TreeMap<>(configured.wordings());
    pack.catalogue()
        .templates()
        .forEach(
            (name, t) ->
                wordings.put(
                    name,
                    new Templates.Wording(
                        compiled(t.subject().isEmpty() ? TITLE : t.subject()),
                        compiled(t.text()))));
    Map<String, Template> comments = new HashMap<>();
    texts(pack).forEach(text -> comments.computeIfAbsent(text, VoiceReader::compiled));
    return new Voice(new Templates(wordings), comments);
  }

  private static Stream<String> texts(PolicyPack pack) {
    return Stream.concat(
        pack.duties().gates().stream().map(Gate::ask),
        pack.ladder().steps().stream()
            .map(Step::actions)
            .flatMap(List::stream)
            .filter(Action.Comment.class::isInstance)
            .map(action -> ((Action.Comment) action).text()));
  }

  /** The template; of one that was found broken its bare text, which nobody gets to use. */
  private static Template compiled(String text) {
    var at = new Position(new SourceFile("", text.lines().toList()), 1, 1);
    return MustacheTemplate.plain(new Problems(), new Scalar(at, text, text, Yaml.Form.TEXT), "")
        .orElse(facts -> text);
  }
}
