package org.incidentbridge.mantis;

import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.LineWriter;
import org.incidentbridge.text.Reduced;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;
import org.incidentbridge.text.Tables;

/**
 * Rich text as MantisBT keeps it: plain text that reads like Markdown.
 *
 * <p>What would be taken for markup, or would notify or link somebody by accident ({@code @name},
 * {@code #12}, {@code ~12}), is parted by an invisible WORD JOINER (U+2060): it does not change how
 * the text looks or wraps, nobody types it, a reader can take it out again without doubt, and it
 * needs three bytes, which MantisBT can store. Characters of four bytes become words.
 */
public final class MantisTextWriter {

  static final char JOINER = '\u2060';

  private MantisTextWriter() {}

  /** Text in which no issue or note is linked. */
  public static String write(RichText text) {
    return write(text, "");
  }

  /**
   * Text for a ticket that already holds {@code present}: references to issues and notes that stand
   * in it stay links, all others are broken. Mentions of people are always broken.
   */
  public static String write(RichText text, String present) {
    Set<String> references = MantisTextLines.references(present);
    return new LineWriter(new MantisTextLines(references)).write(fit(text, references).blocks());
  }

  private static RichText fit(RichText text, Set<String> references) {
    return new Rewrite(inline -> inline(inline, references), MantisTextWriter::block)
        .apply(
            Reduced.of(new Rewrite(MantisTextWriter::clean, MantisTextWriter::clean).apply(text)))
        .normalised();
  }

  private static String clean(String text) {
    return text.indexOf(JOINER) < 0 ? text : text.replace(String.valueOf(JOINER), "");
  }

  private static List<Inline> clean(Inline inline) {
    return List.of(
        switch (inline) {
          case Inline.Text text -> new Inline.Text(clean(text.text()), text.marks());
          case Inline.Link link ->
              new Inline.Link(clean(link.href()), clean(link.title()), link.content());
          case Inline.MentionedPerson person ->
              new Inline.MentionedPerson(clean(person.displayName()), person.id());
          case Inline.Emoji emoji ->
              new Inline.Emoji(clean(emoji.shortName()), clean(emoji.unicode()));
          case Inline.AttachmentRef ref ->
              new Inline.AttachmentRef(clean(ref.fileName()), ref.image());
          case Inline.OpaqueInline node ->
              new Inline.OpaqueInline(node.kind(), node.payload(), clean(node.display()));
          case Inline.OpaqueRef ref ->
              new Inline.OpaqueRef(ref.kind(), ref.token(), clean(ref.display()));
          default -> inline;
        });
  }

  private static List<Inline> inline(Inline inline, Set<String> references) {
    return List.of(
        switch (inline) {
          case Inline.Link link ->
              new Inline.Link(
                  MantisTextAddress.of(link.href(), references), link.title(), link.content());
          default -> inline;
        });
  }

  private static List<Block> clean(Block block) {
    return List.of(
        switch (block) {
          case Block.CodeBlock code ->
              new Block.CodeBlock(code.language(), clean(Characters.clean(code.text())));
          case Block.Panel panel ->
              new Block.Panel(panel.kind(), clean(panel.title()), panel.blocks());
          case Block.OpaqueBlock node ->
              new Block.OpaqueBlock(node.kind(), node.payload(), clean(node.display()));
          default -> block;
        });
  }

  private static List<Block> block(Block block) {
    return List.of(block instanceof Block.Table table ? Tables.plain(table) : block);
  }
}
