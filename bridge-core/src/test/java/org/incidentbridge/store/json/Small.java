package org.incidentbridge.store.json;

import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;

/** Random small values that the larger ones are made of. */
final class Small {

  static final URI URL = URI.create("https://tracker.example/browse/ENG-12?x=%C3%A9");

  private Small() {}

  /** Any characters, quotes, controls and emoji among them. */
  static Arbitrary<String> text() {
    return strings().all().ofMaxLength(12).filter(Small::wellFormed);
  }

  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static Arbitrary<Instant> moment() {
    return longs()
        .between(-30_000_000_000L, 250_000_000_000L)
        .map(
            seconds ->
                Instant.ofEpochSecond(seconds, Math.floorMod(seconds * 7919, 1_000_000_000)));
  }

  static Arbitrary<TicketRef> ticket() {
    return Combinators.combine(
            Arbitraries.of("helpdesk", "ops-1"), strings().ascii().ofMinLength(1).ofMaxLength(6))
        .as((tracker, id) -> new TicketRef(new TrackerId(tracker), id.isBlank() ? ":7" : id));
  }

  static Arbitrary<FieldName> field() {
    Arbitrary<FieldName> standard = Arbitraries.of(StandardField.class).map(StandardField::field);
    return oneOf(standard, Arbitraries.of("custom:contract", "custom:a_b.C-9").map(FieldName::new));
  }

  static Arbitrary<CommandKey> key() {
    return text().map(CommandKey::of);
  }

  static Arbitrary<Visibility> visibility() {
    return Arbitraries.of(Visibility.class);
  }

  static Arbitrary<Party> party() {
    return Combinators.combine(text(), text(), text(), text()).as(Party::new);
  }

  static Arbitrary<Value> value() {
    return oneOf(
        Arbitraries.just(Value.absent()),
        text().map(Value.Line::new),
        richText().map(Value.Body::new),
        text().set().ofMaxSize(3).map(Value::names),
        party().map(Value.Person::new),
        moment().map(Value.Moment::new));
  }

  static <K extends Comparable<K>, V> Arbitrary<SortedMap<K, V>> map(
      Arbitrary<K> keys, Arbitrary<V> values) {
    return Arbitraries.maps(keys, values).ofMaxSize(4).map(TreeMap::new);
  }

  static Arbitrary<RichText> richText() {
    return block(2).list().ofMaxSize(3).map(RichText::new);
  }

  private static Arbitrary<Block> block(int depth) {
    Arbitrary<List<Inline>> line = inline().list().ofMaxSize(3);
    Arbitrary<Block> flat =
        oneOf(
            line.map(Block.Paragraph::new),
            line.map(content -> new Block.Heading(3, content)),
            text().map(code -> new Block.CodeBlock("java", code)),
            line.map(content -> table(content)),
            Arbitraries.just(new Block.Rule()),
            text().map(t -> new Block.OpaqueBlock("jira:media", t, "a picture")));
    if (depth == 0) {
      return flat;
    }
    Arbitrary<List<Block>> inner = Arbitraries.lazy(() -> block(depth - 1)).list().ofMaxSize(2);
    return oneOf(
        flat,
        inner.map(Block.Quote::new),
        inner.map(blocks -> new Block.BulletList(List.of(item(blocks)))),
        inner.map(blocks -> new Block.OrderedList(4, List.of(item(blocks)))),
        inner.map(blocks -> new Block.Panel(Block.PanelKind.WARNING, "Mind", blocks)));
  }

  private static Block table(List<Inline> content) {
    return new Block.Table(List.of(new Block.Row(List.of(new Block.Cell(true, content)))));
  }

  private static Block.ListItem item(List<Block> blocks) {
    return new Block.ListItem(Block.Task.DONE, blocks);
  }

  private static Arbitrary<Inline> inline() {
    return oneOf(
        Combinators.combine(text(), Arbitraries.of(Mark.class).set().ofMaxSize(3))
            .as(Inline.Text::new),
        text().map(t -> new Inline.Link("https://a.example/", t, List.of(new Inline.Text(t)))),
        Arbitraries.just(new Inline.HardBreak()),
        text().map(name -> new Inline.MentionedPerson(name, "u1")),
        text().map(name -> new Inline.Emoji(name, "\u2615")),
        text().map(name -> new Inline.AttachmentRef(name, true)),
        text().map(t -> new Inline.OpaqueInline("jira:status", t, "DONE")),
        text().map(t -> new Inline.OpaqueRef("jira:status", "tok", t)));
  }
}
