package org.incidentbridge.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Clip;
import org.incidentbridge.text.Continuation;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.text.RichText;

final class ClipLawsTest {

  private static final Clip.Where WHERE = new Clip.Where("more below", "more of it");

  @Property(tries = 300)
  void everyPartFitsAndNoCharacterOfAWordIsLost(
      @ForAll long seed, @ForAll @IntRange(min = 256, max = 900) int limit) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      blocks.addAll(new RandomTexts(seed + i, 4).tree().blocks());
    }
    RichText text = new RichText(blocks).normalised();

    Continuation all = Clip.at(text, Markdown::render, limit, WHERE);

    List<String> parts = new ArrayList<>(all.rest());
    parts.addFirst(all.first());
    assertThat(parts).allMatch(part -> part.codePointCount(0, part.length()) <= limit);
    String together = String.join("\n", parts);
    for (char c = '0'; c <= '9'; c++) {
      assertThat(count(together, c)).isGreaterThanOrEqualTo(count(text.plainText(), c));
    }
  }

  private static long count(String text, char c) {
    return text.chars().filter(other -> other == c).count();
  }
}
