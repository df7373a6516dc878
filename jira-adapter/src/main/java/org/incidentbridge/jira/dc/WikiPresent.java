package org.incidentbridge.jira.dc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Opaques;
import org.incidentbridge.text.Placeholders;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;

/** What stands in the markup that is about to be replaced. */
final class WikiPresent {

  private final Set<String> payloads;
  private final Set<String> people = new HashSet<>();

  private WikiPresent(RichText present) {
    payloads = new HashSet<>(Opaques.payloads(present).values());
    Rewrite.ofInlines(this::index).apply(present);
  }

  /** The edited text, in normal form, with nothing in it that the ticket may not be given. */
  static RichText restored(RichText edited, String markup) {
    RichText present = WikiReader.read(markup);
    WikiPresent known = new WikiPresent(present);
    return new Rewrite(known::allowed, known::allowed)
        .apply(Opaques.restore(edited, present))
        .normalised();
  }

  private List<Inline> index(Inline inline) {
    if (inline instanceof MentionedPerson person) {
      people.add(person.id());
    }
    return List.of(inline);
  }

  private List<Inline> allowed(Inline inline) {
    return List.of(
        switch (inline) {
          case MentionedPerson person ->
              people.contains(person.id()) ? person : new Text("@" + person.displayName());
          case OpaqueInline node ->
              payloads.contains(node.payload())
                  ? node
                  : Placeholders.ref(node.kind(), node.payload(), node.display());
          case Emoji emoji ->
              new Text(emoji.unicode().isEmpty() ? ":" + emoji.shortName() + ":" : emoji.unicode());
          default -> inline;
        });
  }

  private List<Block> allowed(Block block) {
    return List.of(
        block instanceof OpaqueBlock node
            ? new Paragraph(Placeholders.ref(node.kind(), node.payload(), node.display()))
            : block);
  }
}
