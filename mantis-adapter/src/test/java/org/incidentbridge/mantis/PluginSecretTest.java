package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin in MantisBT takes for a secret, the bridge takes too, and nothing else. */
class PluginSecretTest {

  private final MantisTrackerFactory factory = new MantisTrackerFactory();

  private Optional<String> objection(String secret) {
    return factory.objection(new Secret(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "with blanks in it, long",
        "s3cret-é-0123456789",
        "tab\t0123456789abcdef"
      })
  void othersAreRefusedAndNotShown(String secret) {
    assertThat(objection(secret).orElseThrow())
        .contains("16 to 250 visible ASCII characters")
        .doesNotContain(secret);
  }

  @Test
  void theLengthIsBounded() {
    assertThat(objection("x".repeat(15))).isPresent();
    assertThat(objection("x".repeat(16))).isEmpty();
    assertThat(objection("~!".repeat(125))).isEmpty();
    assertThat(objection("x".repeat(251))).isPresent();
  }
}
