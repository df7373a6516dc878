package org.incidentbridge.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;

/**
 * What every dialect of text keeps.
 *
 * @param <W> how the tracker holds a text
 * @param write to the tracker's form
 * @param read from the tracker's form, any of them
 * @param visible the characters that a person could search the written form for
 */
public record TextLaws<W>(
    Function<RichText, W> write, Function<W, RichText> read, Function<W, String> visible) {

  private static final Set<String> KINDS =
      Arrays.stream(PanelKind.values()).map(Enum::name).collect(Collectors.toSet());

  /** There and back changes nothing from the second time on. */
  public void stable(RichText tree) {
    W first = write.apply(tree);
    RichText back = read.apply(first);
    W second = write.apply(back);
    assertThat(second).as("second writing of %s", tree).isEqualTo(first);
    assertThat(read.apply(second)).as("second reading of %s", first).isEqualTo(back);
    assertThat(back).as("what is read is in normal form").isEqualTo(back.normalised());
  }

  /** Any string is read, and from then on is stable. */
  public void stableFrom(W written) {
    stable(read.apply(written));
  }

  /** No word is lost without a sign of it; the kind of a panel may become its colour. */
  public void keepsWords(RichText tree) {
    String written = visible.apply(write.apply(tree));
    assertThat(leaves(tree.normalised()).stream().flatMap(TextLaws::words))
        .as("words in %s", written)
        .allSatisfy(word -> assertThat(written).contains(word));
  }

  private static List<String> leaves(RichText tree) {
    List<String> leaves = new ArrayList<>();
    new Rewrite(
            inline -> {
              if (!(inline instanceof Link)) {
                leaves.add(RichText.of(new Paragraph(inline)).plainText());
              }
              return List.of(inline);
            },
            block -> {
              switch (block) {
                case CodeBlock code -> leaves.add(code.text());
                case OpaqueBlock node -> leaves.add(node.display());
                case Panel panel -> leaves.add(panel.title());
                default -> {}
              }
              return List.of(block);
            })
        .apply(tree);
    return leaves;
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[^A-Za-z0-9]+"))
        .filter(word -> !word.isEmpty() && !KINDS.contains(word));
  }
}
