package org.incidentbridge.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A piece of a line: what stands in paragraphs, headings and table cells. Values, never null. */
public sealed interface Inline {

  /**
   * A run of characters with one set of marks. In the normal form it holds no line break, no
   * control character and no half of a surrogate pair.
   *
   * @param marks in canonical order, unmodifiable
   */
  record Text(String text, Set<Mark> marks) implements Inline {
    public Text {
      Objects.requireNonNull(text, "text");
      EnumSet<Mark> copy = EnumSet.noneOf(Mark.class);
      copy.addAll(marks);
      marks = Collections.unmodifiableSet(copy);
    }

    public Text(String text, Mark... marks) {
      this(text, Set.copyOf(Arrays.asList(marks)));
    }

    public boolean is(Mark mark) {
      return marks.contains(mark);
    }
  }

  /**
   * A link.
   *
   * @param href absolute, with a scheme
   * @param title the tool tip, empty if none
   * @param content in the normal form only {@link Text}, never empty; a link in a link is unwrapped
   */
  record Link(String href, String title, List<Inline> content) implements Inline {
    public Link {
      Objects.requireNonNull(href, "href");
      Objects.requireNonNull(title, "title");
      content =
          content.stream()
              .flatMap(
                  inline -> inline instanceof Link l ? l.content().stream() : Stream.of(inline))
              .toList();
    }
  }

  /** A line break inside a paragraph. */
  record HardBreak() implements Inline {}

  /**
   * A person named in the text. A writer never turns this into something that notifies, unless the
   * very same mention already stands in the ticket that is being written.
   *
   * @param displayName without the leading {@code @}
   * @param id what the person's own tracker calls them; empty if unknown
   */
  record MentionedPerson(String displayName, String id) implements Inline {
    public MentionedPerson {
      Objects.requireNonNull(displayName, "displayName");
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * An emoji.
   *
   * @param shortName without colons
   * @param unicode the characters; empty for a tracker's own picture
   */
  record Emoji(String shortName, String unicode) implements Inline {
    public Emoji {
      Objects.requireNonNull(shortName, "shortName");
      Objects.requireNonNull(unicode, "unicode");
    }
  }

  /**
   * A mention of an attachment of the same ticket.
   *
   * @param fileName as the ticket has it
   * @param image whether it is shown in place
   */
  record AttachmentRef(String fileName, boolean image) implements Inline {
    public AttachmentRef {
      Objects.requireNonNull(fileName, "fileName");
    }
  }

  /**
   * A node of one tracker that has no canonical form, kept word for word.
   *
   * @param kind for example {@code jira:media}: the tracker's dialect, a colon, the node's name
   * @param payload what the dialect's writer needs to write it again
   * @param display what a person sees of it, may be empty
   */
  record OpaqueInline(String kind, String payload, String display) implements Inline {
    public OpaqueInline {
      kind = Placeholders.kind(kind);
      Objects.requireNonNull(payload, "payload");
      Objects.requireNonNull(display, "display");
    }
  }

  /**
   * What is left of an opaque node after a visit to a poorer dialect: enough to find it again in
   * the original from its token.
   */
  record OpaqueRef(String kind, String token, String display) implements Inline {
    public OpaqueRef {
      kind = Placeholders.kind(kind);
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(display, "display");
    }
  }
}
