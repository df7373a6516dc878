package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.junit.jupiter.api.Test;

final class OpaquesTest {

  private static final OpaqueBlock MEDIA =
      new OpaqueBlock("jira:mediaSingle", "{\"id\":\"m1\"}", "diagram.png");
  private static final OpaqueInline STATUS =
      new OpaqueInline("jira:status", "{\"text\":\"DONE\"}", "DONE");

  private static final RichText ORIGINAL =
      RichText.of(
              new Paragraph(new Text("It burns, says "), new MentionedPerson("Ann Demo", "42")),
              MEDIA,
              new Paragraph(new Text("State "), STATUS, new Text(" since noon")),
              new Panel(
                  PanelKind.WARNING, "", java.util.List.of(new Paragraph(new Text("Stand back")))),
              new Paragraph(new Emoji("smile", "😄"), new Text(" done")))
          .normalised();

  @Test
  void opaqueNodesComeBackWhereTheirPlaceholdersStand() {
    String visited = Markdown.render(ORIGINAL).replace("It burns", "It smokes");

    RichText restored = Opaques.restore(Markdown.parse(visited), ORIGINAL);

    assertThat(restored.blocks().get(1)).isEqualTo(MEDIA);
    assertThat(restored.blocks().get(2)).isEqualTo(ORIGINAL.blocks().get(2));
    assertThat(restored.blocks().getFirst())
        .isEqualTo(
            new Paragraph(new Text("It smokes, says "), new MentionedPerson("Ann Demo", "42")));
  }

  @Test
  void whatTheEditorTookOutStaysOut() {
    String visited = Markdown.render(ORIGINAL).replaceAll("(?m)^.*diagram.*$", "");

    assertThat(Opaques.restore(Markdown.parse(visited), ORIGINAL).blocks()).doesNotContain(MEDIA);
  }

  @Test
  void aBlockThatCameBackInsideALinePartsIt() {
    String placeholder = Placeholders.of(Placeholders.ref(MEDIA.kind(), MEDIA.payload(), ""));

    RichText restored = Opaques.restore(RichText.plain("see " + placeholder + " here"), ORIGINAL);

    assertThat(restored)
        .isEqualTo(
            RichText.of(new Paragraph(new Text("see")), MEDIA, new Paragraph(new Text("here"))));
  }

  @Test
  void aPlaceholderThatNothingStandsForStays() {
    RichText edited = RichText.plain("see [jira:media 00000000: other.png]");

    assertThat(Opaques.restore(edited, ORIGINAL)).isEqualTo(edited);
  }
}
