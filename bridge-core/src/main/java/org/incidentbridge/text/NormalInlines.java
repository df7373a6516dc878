package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.Inline.Text;

/** The normal form of a line's content. */
final class NormalInlines {

  private NormalInlines() {}

  static List<Inline> of(List<Inline> content) {
    List<Inline> clean = new ArrayList<>();
    joinedLinks(content, UnaryOperator.identity()).forEach(inline -> clean(inline, clean));
    List<Inline> tidy = MarkEdges.tidied(joinedLinks(clean, MarkEdges::tidied));
    return trimmed(MarkEdges.tidied(joinedLinks(Recognised.in(tidy), MarkEdges::tidied)));
  }

  /** Links to the same place that touch are one, as in ADF, where a link is a mark. */
  private static List<Inline> joinedLinks(List<Inline> content, UnaryOperator<List<Inline>> tidy) {
    List<Inline> out = new ArrayList<>();
    int at = 0;
    while (at < content.size()) {
      Inline inline = content.get(at++);
      if (inline instanceof Link link && !link.content().isEmpty()) {
        List<Inline> all = new ArrayList<>(link.content());
        while (at < content.size() && continues(link, content.get(at))) {
          all.addAll(((Link) content.get(at++)).content());
        }
        out.add(new Link(link.href(), link.title(), tidy.apply(all)));
      } else {
        out.add(inline);
      }
    }
    return out;
  }

  private static boolean continues(Link link, Inline next) {
    return next instanceof Link other
        && link.href().equals(other.href())
        && link.title().equals(other.title())
        && !other.content().isEmpty();
  }

  /** As {@link #of}, with line breaks turned into spaces. */
  static List<Inline> onOneLine(List<Inline> content) {
    return of(
        of(content).stream()
            .map(inline -> inline instanceof HardBreak ? new Text(" ") : inline)
            .toList());
  }

  private static void clean(Inline inline, List<Inline> out) {
    switch (inline) {
      case Text text -> lines(Characters.clean(text.text()), canonical(text.marks()), out);
      case Link link -> link(link, out);
      case HardBreak hardBreak -> out.add(hardBreak);
      case MentionedPerson person -> {
        String name = Placeholders.display(person.displayName().replaceFirst("^@+", ""));
        if (!name.isEmpty()) {
          out.add(new MentionedPerson(name, Characters.oneLine(person.id())));
        }
      }
      case Emoji emoji -> emoji(emoji, out);
      case AttachmentRef ref -> {
        String name = Characters.oneLine(ref.fileName());
        if (!name.isEmpty()) {
          out.add(new AttachmentRef(name, ref.image()));
        }
      }
      case OpaqueInline node ->
          out.add(
              new OpaqueInline(node.kind(), node.payload(), Placeholders.display(node.display())));
      case OpaqueRef ref ->
          out.add(new OpaqueRef(ref.kind(), ref.token(), Placeholders.display(ref.display())));
    }
  }

  private static void emoji(Emoji emoji, List<Inline> out) {
    String name = Characters.oneLine(emoji.shortName().replace(":", ""));
    String unicode = Characters.oneLine(emoji.unicode());
    if (!name.isEmpty()) {
      out.add(new Emoji(name, unicode));
    } else if (!unicode.isEmpty()) {
      out.add(new Text(unicode));
    }
  }

  private static void lines(String text, Set<Mark> marks, List<Inline> out) {
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      add(text.substring(from, at), marks, out);
      out.add(new HardBreak());
      from = at + 1;
    }
    add(text.substring(from), marks, out);
  }

  private static void add(String text, Set<Mark> marks, List<Inline> out) {
    if (!text.isEmpty()) {
      out.add(new Text(text, marks));
    }
  }

  /** Code takes no other mark (as in ADF); superscript wins over subscript. */
  static Set<Mark> canonical(Set<Mark> marks) {
    if (marks.contains(Mark.CODE)) {
      return Set.of(Mark.CODE);
    }
    if (marks.contains(Mark.SUPERSCRIPT) && marks.contains(Mark.SUBSCRIPT)) {
      EnumSet<Mark> one = EnumSet.copyOf(marks);
      one.remove(Mark.SUBSCRIPT);
      return one;
    }
    return marks;
  }

  /** A link holds text alone: what else stands in it parts it in two. */
  private static void link(Link link, List<Inline> out) {
    String href = Hrefs.clean(link.href());
    String title = Characters.oneLine(link.title());
    List<Inline> run = new ArrayList<>();
    for (Inline inline : link.content()) {
      switch (inline) {
        case Text text ->
            add(Characters.clean(text.text()).replace('\n', ' '), canonical(text.marks()), run);
        case HardBreak ignored -> run.add(new Text(" "));
        case Emoji emoji ->
            run.add(
                new Text(
                    Characters.oneLine(
                        emoji.unicode().isEmpty()
                            ? ":" + emoji.shortName() + ":"
                            : emoji.unicode())));
        default -> {
          flush(href, title, run, out);
          clean(inline, out);
        }
      }
    }
    flush(href, title, run, out);
    if (link.content().isEmpty() && !href.isEmpty()) {
      out.add(new Link(href, title, List.of(new Text(href))));
    }
  }

  private static void flush(String href, String title, List<Inline> run, List<Inline> out) {
    List<Inline> texts = MarkEdges.tidied(run);
    run.clear();
    int from = 0;
    int to = texts.size();
    String before = from < to ? MarkEdges.leading(texts.get(from)) : "";
    String after = from < to ? MarkEdges.trailing(texts.get(to - 1)) : "";
    List<Inline> inner = MarkEdges.stripped(texts);
    if (href.isEmpty() || inner.isEmpty()) {
      out.addAll(texts);
      return;
    }
    add(before, Set.of(), out);
    out.add(new Link(href, title, inner));
    add(after, Set.of(), out);
  }

  /** No white space at the start, at the end, and before a line break. */
  private static List<Inline> trimmed(List<Inline> content) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : content) {
      if (inline instanceof HardBreak) {
        dropTrailingSpace(out);
        if (!out.isEmpty()) {
          out.add(inline);
        }
      } else if (out.isEmpty() && inline instanceof Text text) {
        add(text.text().substring(MarkEdges.leading(text).length()), text.marks(), out);
      } else {
        out.add(inline);
      }
    }
    dropTrailingSpace(out);
    while (!out.isEmpty() && out.getLast() instanceof HardBreak) {
      out.removeLast();
      dropTrailingSpace(out);
    }
    return List.copyOf(out);
  }

  private static void dropTrailingSpace(List<Inline> out) {
    if (!out.isEmpty() && out.getLast() instanceof Text text) {
      out.removeLast();
      int end = text.text().length() - MarkEdges.trailing(text).length();
      add(text.text().substring(0, end), text.marks(), out);
    }
  }
}
