package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastRunTest {

  private static final TrackerId TRACKER = new TrackerId("helpdesk");

  @TempDir private Path directory;

  @Test
  void whatAFullDiskDidIsKnownUntilSomethingIsStoredAgain() {
    try (JdbcStore store = open()) {
      put(store, "1");
      assertThat(lastRun()).get().returns(true, LastRun::running);
      assertThat(lastRun().flatMap(LastRun::failure)).isEmpty();
      pragma(store, "max_page_count = 80");
      assertThatThrownBy(() -> put(store, "2".repeat(1 << 20))).isInstanceOf(StoreException.class);
      get(store);
      assertThat(lastRun().flatMap(LastRun::failure).map(LastRun.Failure::why))
          .hasValueSatisfying(why -> assertThat(why).contains("the disk is full"));
      pragma(store, "max_page_count = 100000");
      put(store, "3");
      assertThat(lastRun().flatMap(LastRun::failure)).isEmpty();
    }
    assertThat(lastRun()).isEmpty();
  }

  @Test
  void aRunThatEndedWithAFailureOfItsStoreIsKnownUntilTheNext() {
    try (JdbcStore store = open()) {
      pragma(store, "max_page_count = 80");
      assertThatThrownBy(() -> put(store, "2".repeat(1 << 20))).isInstanceOf(StoreException.class);
    }

    LastRun failed = lastRun().orElseThrow();

    assertThat(failed.running()).isFalse();
    assertThat(failed.failure().orElseThrow().why()).contains("the disk is full", "make room");
    assertThat(failed.failure().orElseThrow().at()).isAfterOrEqualTo(failed.begun());
    open().close();
    assertThat(lastRun()).isEmpty();
  }

  @Test
  void aRunThatItsSchedulesEndedIsKnown() {
    try (JdbcStore store = open()) {
      put(store, "1");
      store.failed(new StoreException("the schedules cannot be written"));
    }

    assertThat(lastRun().flatMap(LastRun::failure).map(LastRun.Failure::why))
        .contains("the schedules cannot be written");
  }

  @Test
  void aRunThatWasKilledIsKnown() throws IOException {
    open().close();
    Files.writeString(directory.resolve("bridge.db.lock"), "999999\n2026-01-02T03:04:05Z");

    assertThat(lastRun())
        .contains(new LastRun(false, Instant.parse("2026-01-02T03:04:05Z"), Optional.empty()));
  }

  @Test
  void aNoteHasRoomForWhateverHappens() {
    var failure = new LastRun.Failure(Instant.EPOCH, "long\nand \u00fc".repeat(1000));
    RunNote note = RunNote.begin(Instant.EPOCH).failing(failure);

    assertThat(note.bytes()).hasSize(RunNote.SIZE);
    assertThat(RunNote.read(note.bytes()).orElseThrow().failure().orElseThrow().why())
        .startsWith("long and \u00fclong");
    assertThat(RunNote.read(RunNote.blank())).isEmpty();
  }

  private Optional<LastRun> lastRun() {
    return JdbcStores.lastRun("sqlite:" + file());
  }

  private JdbcStore open() {
    return JdbcStores.open("sqlite:" + file(), Access.WORK);
  }

  private Path file() {
    return directory.resolve("bridge.db");
  }

  private static void pragma(JdbcStore store, String text) {
    store.bare(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute("PRAGMA " + text);
          }
        });
  }

  private static void put(Store store, String cursor) {
    store.inTransaction(
        tables -> {
          tables.cursors().put(TRACKER, "pull", new Cursor(cursor));
          return cursor;
        });
  }

  private static String get(Store store) {
    return store.inTransaction(tables -> tables.cursors().get(TRACKER, "pull").text());
  }

  /** N3: by two names it is one store, which two processes would use against each other. */
  @Test
  void aStoreHasOneLockByWhateverNameItIsOpened() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Path linkedFolder = Files.createSymbolicLink(directory.resolve("linked"), data);
    Path linkedFile =
        Files.createSymbolicLink(directory.resolve("link.db"), data.resolve("bridge.db"));
    String byFolder = "sqlite:" + linkedFolder.resolve("bridge.db");
    try (JdbcStore first = JdbcStores.open(byFolder, Access.WORK)) {
      put(first, "1");
      for (Path name : new Path[] {data.resolve("bridge.db"), linkedFile}) {
        assertThatThrownBy(() -> JdbcStores.open("sqlite:" + name, Access.WORK).close())
            .hasMessageContaining("is in use by this process");
        assertThat(JdbcStores.lastRun("sqlite:" + name)).get().returns(true, LastRun::running);
      }
    }
    try (JdbcStore next = JdbcStores.open("sqlite:" + linkedFile, Access.WORK)) {
      assertThat(get(next)).isEqualTo("1");
      assertThatThrownBy(() -> JdbcStores.open(byFolder, Access.WORK).close())
          .hasMessageContaining("is in use by this process");
    }
  }
}
