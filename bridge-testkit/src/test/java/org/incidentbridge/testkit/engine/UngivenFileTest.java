package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N10: a file that its own tracker does not give. */
final class UngivenFileTest {

  private static String file(World world) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
  }

  /** A ticket with a mirror gets a file that cannot be had. */
  private static void attach(World world, Kind kind) {
    String id = file(world);
    world.settle();
    world.dress(t -> t.id().equals(Desks.DESK) ? new StingyTracker(t, kind) : t);
    world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
    world.sync();
  }

  private static void hours(World world, int hours) {
    for (int i = 0; i < 6 * hours; i++) {
      world.pass(Duration.ofMinutes(10));
      world.sync();
    }
  }

  @Test
  void isHeldAfterADayIfAllElseCanBeReadThere() {
    try (World world = new World(Desks.deskToEng())) {
      attach(world, Kind.UNAVAILABLE);
      hours(world, 23);
      assertThat(world.held()).isEmpty();

      hours(world, 4);

      assertThat(world.held())
          .singleElement()
          .satisfies(
              e ->
                  assertThat(e.retry().message())
                      .contains("its own tracker does not give", "500 for this file"));
    }
  }

  @Test
  void isWaitedForWhileItsTrackerCannotBeReadAtAllAndCopiedWhenItCan() {
    try (World world = new World(Desks.deskToEng())) {
      attach(world, Kind.UNAVAILABLE);
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);
      hours(world, 48);
      assertThat(world.held()).isEmpty();

      world.trouble(world.desk, Accident.NONE);
      world.dress(t -> t);
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  @Test
  void isWaitedForWhileThereAreTooManyCalls() {
    try (World world = new World(Desks.deskToEng())) {
      attach(world, Kind.RATE_LIMITED);

      hours(world, 48);

      assertThat(world.held()).isEmpty();
      assertThat(world.outbox().pending()).isEqualTo(1);
    }
  }

  /** The tracker that is written to has nothing to do with it. */
  @Test
  void excusesNoWriteThatAlwaysBreaksTheTrackerThatItIsCopiedTo() {
    try (World world = new World(Desks.deskToEng())) {
      String other = file(world);
      world.settle();
      String id = file(world);
      world.settle();
      world.dress(
          t ->
              t.id().equals(Desks.DESK)
                  ? new StingyTracker(t, Kind.RATE_LIMITED)
                  : BusyTracker.brittle(t, "Poison"));
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.sync();
      world.pass(Duration.ofMinutes(5));
      world.desk.personSets(other, "summary", Value.line("Poison"));

      hours(world, 27);

      assertThat(world.held())
          .singleElement()
          .satisfies(
              e -> assertThat(e.planned().command()).isInstanceOf(Command.UpdateFields.class));
    }
  }

  /** A tracker whose files all break off after their first byte. */
  private record Cutting(Tracker inner) implements Dressed {
    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public InputStream open(String ticketId, String attachmentId) {
          return new SequenceInputStream(
              new ByteArrayInputStream(new byte[] {'a'}), new BrokenStream());
        }
      };
    }
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the connection was reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  private static void attachCutOff(World world) {
    String id = file(world);
    world.settle();
    world.dress(t -> t.id().equals(Desks.DESK) ? new Cutting(t) : t);
    world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
    world.sync();
  }

  @Test
  void isWaitedForADayAlsoIfItsTrackerCutsItOff() {
    try (World world = new World(Desks.deskToEng())) {
      attachCutOff(world);
      hours(world, 23);
      assertThat(world.held()).isEmpty();

      hours(world, 4);

      assertThat(world.held())
          .singleElement()
          .satisfies(
              e ->
                  assertThat(e.retry().message())
                      .contains("its own tracker does not give", "the connection was reset"));
    }
  }

  @Test
  void isCopiedOnceItsTrackerCutsItOffNoLonger() {
    try (World world = new World(Desks.deskToEng())) {
      attachCutOff(world);
      hours(world, 5);

      world.dress(t -> t);
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(world.held()).isEmpty();
    }
  }
}
