package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Parcel;

/**
 * N5 for notices: no internal note, no restricted field, and nothing of a private ticket that stays
 * where it is leaves the bridge, though each template here names every fact there is.
 */
final class Discreet {

  private Discreet() {}

  /** What is about to be told to people outside of all trackers. */
  static void offered(World world, Parcel parcel) {
    Set<String> tokens = new TreeSet<>(Deeds.tokens(parcel.subject() + parcel.text()));
    for (Notice notice : parcel.notices()) {
      tokens.addAll(Deeds.tokens(notice.content().facts().toString()));
    }
    assertThat(tokens)
        .as("N5: a notice tells no secret, %s", parcel.keys())
        .noneMatch(token -> token.startsWith("secret"));
    world.veil.sent(parcel.channel(), tokens);
  }
}
