package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of a pack, where no configuration tells which there are. */
class LikeChannelsTest {

  @TempDir Path folder;

  private List<String> warned(String... channels) throws IOException {
    StringBuilder pack = new StringBuilder("pack: p\nsteps:\n");
    for (int i = 0; i < channels.length; i++) {
      pack.append(
          "  s%d: { each: created, do: [ { tell: { by: %s, to: [ a@acme.example ], template: update } } ] }\n"
              .formatted(i, channels[i]));
    }
    Path file = Files.writeString(folder.resolve("p.yaml"), pack);
    return PolicyLoader.load(List.of(file), Map.of()).problems().stream()
        .map(ConfigProblem::render)
        .filter(said -> said.contains("tells by"))
        .map(said -> said.substring(said.indexOf(file.getFileName().toString())))
        .toList();
  }

  @Test
  void theRarerOfTwoThatDifferByASlipIsDoubtful() throws IOException {
    assertThat(warned("mial", "mail", "mail"))
        .singleElement()
        .asString()
        .contains("p.yaml:3:", "by 'mial', but by 'mail'", "did you mean 'mail'?");
    assertThat(warned("mail", "mial")).singleElement().asString().contains("did you mean 'mail'?");
  }

  @Test
  void namesThatDifferOnPurposeAreNot() throws IOException {
    assertThat(warned("mail", "chat", "pager1", "pager2", "sms", "rss", "mail")).isEmpty();
  }
}
