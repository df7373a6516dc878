package org.incidentbridge.config;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheParseException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Facts;
import org.incidentbridge.notice.Template;

/** A Mustache text of which each name is known, so that filling it never fails. */
final class MustacheTemplate implements Template {

  private static final Pattern LINE = Pattern.compile("line ([0-9]{1,6})");

  private final com.samskivert.mustache.Template compiled;

  private MustacheTemplate(com.samskivert.mustache.Template compiled) {
    this.compiled = compiled;
  }

  /** A template of plain text; empty, and a problem, if it is none. */
  static Optional<Template> plain(Problems problems, Scalar text, String path) {
    return compile(problems, text, path, new Terms(Escapers.NONE, Set.of()));
  }

  /**
   * What goes in.
   *
   * @param escaper makes each fact fit
   * @param more names that are known besides those of facts
   */
  record Terms(Mustache.Escaper escaper, Set<String> more) {}

  /** A template; empty, and a problem, if it is none. */
  static Optional<Template> compile(Problems problems, Scalar text, String path, Terms terms) {
    try {
      var compiled =
          Mustache.compiler()
              .withEscaper(terms.escaper())
              .defaultValue("")
              .emptyStringIsFalse(true)
              .withLoader(other -> new StringReader("")) // refused as unknown
              .compile(text.text());
      List<String> unknown = unknown(compiled, terms.more());
      unknown.forEach(name -> unknown(problems, text, path, name));
      return unknown.isEmpty() ? Optional.of(new MustacheTemplate(compiled)) : Optional.empty();
    } catch (MustacheParseException broken) {
      problems.error(
          at(text, "" + broken.getMessage()),
          path,
          "is no Mustache: " + broken.getMessage(),
          "places look like {{title}}, parts that may be left out like {{#due}}…{{/due}}");
      return Optional.empty();
    }
  }

  @Override
  public String fill(Map<String, String> facts) {
    return compiled.execute(facts);
  }

  private static List<String> unknown(com.samskivert.mustache.Template compiled, Set<String> more) {
    List<String> unknown = new ArrayList<>();
    compiled.visit(
        new Mustache.Visitor() {
          @Override
          public void visitText(String text) {}

          @Override
          public void visitVariable(String name) {
            check(name);
          }

          @Override
          public boolean visitInclude(String name) {
            return unknown.add(">" + name);
          }

          @Override
          public boolean visitParent(String name) {
            return unknown.add("<" + name);
          }

          @Override
          public boolean visitBlock(String name) {
            return unknown.add("$" + name);
          }

          @Override
          public boolean visitSection(String name) {
            return check(name);
          }

          @Override
          public boolean visitInvertedSection(String name) {
            return check(name);
          }

          private boolean check(String name) {
            if (!Facts.knows(name) && !more.contains(name) && !unknown.contains(name)) {
              unknown.add(name);
            }
            return true;
          }
        });
    return unknown;
  }

  private static void unknown(Problems problems, Scalar text, String path, String name) {
    Matcher place = Pattern.compile("\\{\\{[\\s#^&{]*" + Pattern.quote(name)).matcher(text.text());
    Position at = place.find() ? TextPosition.of(text, place.start()) : text.at();
    boolean include = name.matches("[><$].*");
    problems.error(
        at,
        path,
        include
            ? "'{{" + name + "}}' would include another template, which cannot be"
            : "there is no fact '" + name + "'",
        include
            ? "write its text here"
            : DidYouMean.nearest(name, Facts.meanings().keySet())
                .map(near -> "did you mean '" + near + "'?")
                .orElse(
                    "facts of a service's own are written as service.NAME; known: "
                        + String.join(", ", Facts.meanings().keySet())));
  }

  /** The message names a line of the text. */
  private static Position at(Scalar text, String message) {
    Matcher line = LINE.matcher(message);
    int number = line.find() ? Integer.parseInt(line.group(1)) : 1;
    int offset = 0;
    for (int i = 1; i < number; i++) {
      offset = text.text().indexOf('\n', offset) + 1;
    }
    return number == 1 ? text.at() : TextPosition.of(text, offset);
  }
}
