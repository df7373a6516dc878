package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.testkit.text.RandomTexts;
import org.incidentbridge.testkit.text.TextLaws;
import org.incidentbridge.text.RichText;

final class AdfLawsTest {

  private static final TextLaws<JsonNode> LAWS =
      new TextLaws<>(AdfWriter::write, AdfReader::read, JsonNode::toString);

  @Property(tries = 500)
  void treesAreStableFromTheSecondTimeOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    LAWS.stable(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void noWordIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    LAWS.keepsWords(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void anUnchangedDocumentIsWrittenAsItStands(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    JsonNode present = AdfWriter.write(new RandomTexts(seed, size).tree());

    RichText read = AdfReader.read(present);

    assertThat(AdfWriter.write(read, present)).isEqualTo(present);
  }

  @Property(tries = 500)
  void whatIsWrittenKeepsTheRulesOfTheFormat(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    AdfRules.check(AdfWriter.write(new RandomTexts(seed, size).tree()));
  }
}
