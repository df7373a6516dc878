package org.incidentbridge.config;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheParseException;
import java.io.StringReader;
import java.util.LinkedHashSet;
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
  private final Set<String> names;

  private MustacheTemplate(com.samskivert.mustache.Template compiled, Set<String> names) {
    this.compiled = compiled;
    this.names = Set.copyOf(names);
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
      Set<String> names = names(compiled);
      List<String> unknown =
          names.stream().filter(n -> !Facts.knows(n) && !terms.more().contains(n)).toList();
      unknown.forEach(name -> unknown(problems, text, path, name));
      return unknown.isEmpty()
          ? Optional.of(new MustacheTemplate(compiled, names))
          : Optional.empty();
    } catch (MustacheParseException | IndexOutOfBoundsException broken) {
      String why = why(broken);
      problems.error(
          at(text, why),
          path,
          "is no Mustache: " + why,
          "places look like {{title}}, parts that may be left out like {{#due}}…{{/due}}");
      return Optional.empty();
    }
  }

  /** Of some places without a name the library says where in its own memory it stumbled. */
  private static String why(RuntimeException broken) {
    return broken instanceof MustacheParseException
        ? String.valueOf(broken.getMessage())
        : "a place has no name";
  }

  @Override
  public String fill(Map<String, String> facts) {
    return compiled.execute(facts);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  /** The facts that a text tells whether it has them or not; none if it is no template. */
  static Set<String> unguarded(String text) {
    return names(text, false);
  }

  /** All facts that a text names, those of sections too; none if it is no template. */
  static Set<String> named(String text) {
    return names(text, true);
  }

  private static Set<String> names(String text, boolean guarded) {
    try {
      var names = new Names(guarded);
      Mustache.compiler().withLoader(other -> new StringReader("")).compile(text).visit(names);
      return names.found;
    } catch (MustacheParseException | IndexOutOfBoundsException broken) {
      return Set.of();
    }
  }

  /** What it names, in its order; what includes other templates with a sign before it. */
  private static Set<String> names(com.samskivert.mustache.Template compiled) {
    var names = new Names(true);
    compiled.visit(names);
    return names.found;
  }

  private static final class Names implements Mustache.Visitor {

    private final Set<String> found = new LinkedHashSet<>();
    private final boolean guarded;

    /**
     * @param guarded whether also those of sections, which may be left out
     */
    Names(boolean guarded) {
      this.guarded = guarded;
    }

    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      found.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      return found.add(">" + name);
    }

    @Override
    public boolean visitParent(String name) {
      return found.add("<" + name);
    }

    @Override
    public boolean visitBlock(String name) {
      return found.add("$" + name);
    }

    @Override
    public boolean visitSection(String name) {
      return section(name);
    }

    @Override
    public boolean visitInvertedSection(String name) {
      return section(name);
    }

    private boolean section(String name) {
      if (guarded) {
        found.add(name);
      }
      return guarded;
    }
  }

  private static void unknown(Problems problems, Scalar text, String path, String name) {
    Position at = place(text, name);
    boolean include = name.matches("[><$].*");
    problems.error(
        at,
        path,
        include
            ? "'{{" + name + "}}' would include another template, which cannot be"
            : "there is no fact '" + name + "'",
        include
            ? "write its text here"
            : DidYouMean.or(
                name,
                Facts.meanings().keySet(),
                "facts of a service's own are written as service.NAME; known: "
                    + String.join(", ", Facts.meanings().keySet())));
  }

  /** Where a text first names a fact. */
  static Position place(Scalar text, String name) {
    Matcher place = Pattern.compile("\\{\\{[\\s#^&{]*" + Pattern.quote(name)).matcher(text.text());
    return place.find() ? TextPosition.of(text, place.start()) : text.at();
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
