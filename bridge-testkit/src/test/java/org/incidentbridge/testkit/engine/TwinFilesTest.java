package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N3: a file that people attached on both sides stays one on each while it cannot be compared. */
final class TwinFilesTest {

  private record Shut(Tracker inner, Kind kind) implements Dressed {
    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public InputStream open(String ticketId, String attachmentId) {
          throw new TrackerException(kind, "no files at the moment");
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE", "AUTHENTICATION"})
  void aFileThatCannotBeReadForAMomentIsNotDoubled(Kind kind) {
    for (TrackerId shut : new TrackerId[] {Desks.DESK, Desks.ENG}) {
      try (World world = new World(Desks.deskToEng())) {
        String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
        world.settle();
        world.desk.serves("abc");
        world.eng.serves("abc");
        world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
        world.eng.personAttaches(world.only(world.eng).ref().id(), "log.txt", Visibility.PUBLIC);
        world.dress(t -> t.id().equals(shut) ? new Shut(t, kind) : t);
        world.pass(Duration.ofMinutes(5));
        world.sync();

        world.dress(t -> t);
        world.pass(Duration.ofHours(2));
        world.settle();

        assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
        assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
        assertThat(world.held()).isEmpty();
      }
    }
  }

  /** A page that comes as a success in place of a file says nothing of its content. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileInPlaceOfWhichALoginPageComesIsNotDoubled(boolean fromTheOriginal) {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
      world.settle();
      FakeTracker loggedOut = fromTheOriginal ? world.desk : world.eng;
      world.desk.serves("abc");
      world.eng.serves("abc");
      loggedOut.serves("<html>Log in</html>");
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.eng.personAttaches(world.only(world.eng).ref().id(), "log.txt", Visibility.PUBLIC);
      world.sync();

      loggedOut.serves("abc");
      world.pass(Duration.ofHours(2));
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
      assertThat(world.held()).isEmpty();
    }
  }
}
