package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.Inline.Text;

/** Brings back what a text lost on its way through a poorer dialect. Pure. */
public final class Opaques {

  private final Map<String, OpaqueInline> inlines = new HashMap<>();
  private final Map<String, OpaqueBlock> blocks = new HashMap<>();
  private final MentionedNames names = new MentionedNames();

  private Opaques(RichText original) {
    new Rewrite(this::index, this::index).apply(original);
  }

  /** The payloads of all opaque nodes of a text by their tokens. */
  public static Map<String, String> payloads(RichText text) {
    Opaques found = new Opaques(text);
    Map<String, String> payloads = new HashMap<>();
    found.inlines.forEach((token, node) -> payloads.put(token, node.payload()));
    found.blocks.forEach((token, node) -> payloads.put(token, node.payload()));
    return payloads;
  }

  /**
   * The edited text with the opaque nodes and the people of the original in the place of what stood
   * for them. What the editor took out stays out.
   *
   * @param edited as read from the poorer dialect
   * @param original as it was before the visit
   * @return in normal form
   */
  public static RichText restore(RichText edited, RichText original) {
    return new Opaques(original.normalised()).restored(edited.normalised());
  }

  private List<Inline> index(Inline inline) {
    if (inline instanceof OpaqueInline node) {
      inlines.put(Placeholders.token(node.kind(), node.payload()), node);
    } else if (inline instanceof MentionedPerson person) {
      names.add(person);
    }
    return List.of();
  }

  private List<Block> index(Block block) {
    if (block instanceof OpaqueBlock node) {
      blocks.put(Placeholders.token(node.kind(), node.payload()), node);
    }
    return List.of();
  }

  private RichText restored(RichText edited) {
    return new Rewrite(this::restored, this::restored).apply(edited).normalised();
  }

  private List<Inline> restored(Inline inline) {
    if (inline instanceof OpaqueRef ref && inlines.containsKey(ref.token())) {
      return List.of(inlines.get(ref.token()));
    }
    return inline instanceof Text text ? names.found(text) : List.of(inline);
  }

  /** A block that came back inside a paragraph parts it. */
  private List<Block> restored(Block block) {
    if (!(block instanceof Paragraph paragraph)) {
      return List.of(block);
    }
    List<Block> out = new ArrayList<>();
    List<Inline> line = new ArrayList<>();
    for (Inline inline : paragraph.content()) {
      if (inline instanceof OpaqueRef ref && blocks.containsKey(ref.token())) {
        out.add(new Paragraph(line));
        line.clear();
        out.add(blocks.get(ref.token()));
      } else {
        line.add(inline);
      }
    }
    out.add(new Paragraph(line));
    return out;
  }
}
