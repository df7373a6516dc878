package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.model.TrackerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the doctor sends whoever has a login that does not count. */
final class SecretPlacesTest {

  @TempDir private Path folder;

  private SecretPlaces places(String auth) throws IOException {
    Path file = folder.resolve("bridge.yaml");
    Files.writeString(
        file, "trackers:\n  help:\n    type: rt\n    " + auth + "\n  other:\n    x: 1\n");
    return SecretPlaces.of(file, new TrackerId("help"));
  }

  @Test
  void whatACommentNamesGivesNothing() throws IOException {
    String auth = "auth: { token: \"${env:RT_TOKEN}\" }   # or: \"${env:RT_PASSWORD}\"";

    assertThat(places(auth).names()).containsExactly("the environment variable RT_TOKEN");
  }

  @Test
  void aHashWithinAWordBeginsNoComment() throws IOException {
    assertThat(places("auth: { token: \"${file:/run/a#b}\" }").names())
        .containsExactly("the file /run/a#b");
  }

  @Test
  void onlyTheLoginIsMeantAndNoOtherSecretOfTheTracker() throws IOException {
    String auth =
        "auth: { token: \"${env:RT_TOKEN}\" }\n    webhook: { secret: \"${env:RT_SECRET}\" }";

    assertThat(places(auth).names()).containsExactly("the environment variable RT_TOKEN");
  }
}
