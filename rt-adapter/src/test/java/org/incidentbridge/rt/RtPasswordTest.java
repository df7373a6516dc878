package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Map;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** The account's name and password in place of a token. */
final class RtPasswordTest {

  private static final String NAME = "second bridge";

  private final SimulatedRt site = new SimulatedRt();

  private RtHarness with(String password) {
    site.rt.admin().addUser(NAME, "Second Bridge", "second@rt.example.test");
    site.rt.admin().grant(NAME, site.queue, RtRight.staff());
    return new RtHarness(
        site, Map.of("auth", Map.of("user", NAME, "password", new Secret(password))));
  }

  @Test
  void whatItSaysIsKnownAsItsOwn() {
    RtHarness rt = with("secret");
    String id = rt.people().create("One", "text");
    var key = CommandKey.of("password");
    var said =
        new Command.AddComment(
            new Command.Target(key, new TrackerId("help"), id),
            RichText.plain("hello"),
            Visibility.INTERNAL);

    assertThat(rt.tracker().sink().apply(said, (t, f) -> InputStream.nullInputStream()))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(((Sighting.Seen) rt.tracker().source().fetch(id)).ticket().talk().comments())
        .extracting(Comment::marker)
        .containsExactly(key.text());
    rt.close();
  }

  @Test
  void aWrongOneIsALoginThatDoesNotCount() {
    RtHarness rt = with("wrong");

    assertThatThrownBy(() -> rt.tracker().source().fetch("1"))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION));
    rt.close();
  }
}
