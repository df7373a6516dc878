package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Text;
import org.junit.jupiter.api.Test;

final class ClipTest {

  private static final Clip.Where WHERE =
      new Clip.Where("continued in a comment", "continued from above");

  private static List<String> parts(Continuation continuation) {
    List<String> parts = new ArrayList<>();
    parts.add(continuation.first());
    parts.addAll(continuation.rest());
    return parts;
  }

  @Test
  void aTextThatFitsIsNotParted() {
    Continuation all = Clip.at(RichText.plain("short"), Markdown::render, 300, WHERE);

    assertThat(all).isEqualTo(new Continuation("short", List.of(), "short"));
    assertThat(all.moved()).isFalse();
  }

  @Test
  void eachPartFitsAndSaysWhereTheRestIs() {
    RichText text = RichText.plain("word ".repeat(1000) + "\n\nend");

    Continuation all = Clip.at(text, Markdown::render, 500, WHERE);

    assertThat(parts(all)).allMatch(part -> part.length() <= 500).hasSizeLessThan(14);
    assertThat(all.first()).endsWith("continued in a comment");
    assertThat(all.rest()).allMatch(part -> part.startsWith("continued from above"));
    assertThat(all.rest().getLast()).endsWith("end");
    assertThat(String.join(" ", parts(all)).split("word", -1)).hasSize(1001);
    assertThat(String.join("", all.rest())).hasSizeGreaterThan(4500);
  }

  @Test
  void codeIsPartedAtItsLinesAndFencedInEachPart() {
    RichText text = RichText.of(new CodeBlock("log", "line of code\n".repeat(100)));

    Continuation all = Clip.at(text, Markdown::render, 300, WHERE);

    assertThat(parts(all)).hasSizeGreaterThan(4);
    for (String part : parts(all)) {
      List<Block> blocks = Markdown.parse(part).blocks();
      assertThat(blocks)
          .filteredOn(CodeBlock.class::isInstance)
          .isNotEmpty()
          .allSatisfy(
              block -> {
                assertThat(((CodeBlock) block).language()).isEqualTo("log");
                assertThat(((CodeBlock) block).text().lines()).allMatch("line of code"::equals);
              });
    }
  }

  @Test
  void pairsOfSurrogatesStayWhole() {
    RichText text = RichText.of(new Paragraph(new Text("😀".repeat(2000))));

    Continuation all = Clip.at(text, RichText::plainText, 257, WHERE);

    assertThat(String.join("", parts(all)).codePoints().filter(c -> c == 0x1F600)).hasSize(2000);
    assertThat(parts(all)).allMatch(part -> part.codePointCount(0, part.length()) <= 257);
  }

  @Test
  void aLimitThatLeavesNoRoomIsRefused() {
    assertThatThrownBy(() -> Clip.at(RichText.EMPTY, Markdown::render, 100, WHERE))
        .hasMessageContaining("256 are needed");
  }
}
