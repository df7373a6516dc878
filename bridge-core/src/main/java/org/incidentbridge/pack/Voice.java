package org.incidentbridge.pack;

import java.util.Map;
import java.util.Optional;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;

/**
 * What steps say.
 *
 * @param templates of notices, by name
 * @param comments templates of comments, by their text in the pack
 */
public record Voice(Templates templates, Map<String, Template> comments) {

  /** One that has nothing to say but what packs say word by word. */
  public static final Voice PLAIN = new Voice(Templates.NONE, Map.of());

  public Voice {
    comments = Map.copyOf(comments);
  }

  /** A comment with these facts. */
  public String comment(String text, Map<String, String> facts) {
    Template template = comments.get(text);
    return template == null ? text : template.fill(facts);
  }

  /** A notice with these facts; empty if there is no template of that name. */
  public Optional<Notice.Content> notice(String template, Map<String, String> facts) {
    return templates.content(template, facts);
  }
}
