package org.incidentbridge.text;

import java.util.List;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;

/**
 * What a tree becomes in any dialect of characters: people are named, emoji are characters, opaque
 * nodes are placeholders.
 */
public final class Reduced {

  private static final Rewrite REWRITE = new Rewrite(Reduced::inline, Reduced::block);

  private Reduced() {}

  /** The normal form without what only a tracker with nodes can hold. */
  public static RichText of(RichText text) {
    return REWRITE.apply(text.normalised()).normalised();
  }

  private static List<Inline> inline(Inline inline) {
    return List.of(
        switch (inline) {
          case MentionedPerson person -> new Text("@" + person.displayName());
          case Emoji emoji ->
              new Text(emoji.unicode().isEmpty() ? ":" + emoji.shortName() + ":" : emoji.unicode());
          case OpaqueInline node -> Placeholders.ref(node.kind(), node.payload(), node.display());
          default -> inline;
        });
  }

  private static List<Block> block(Block block) {
    return List.of(
        block instanceof OpaqueBlock node
            ? new Paragraph(Placeholders.ref(node.kind(), node.payload(), node.display()))
            : block);
  }
}
