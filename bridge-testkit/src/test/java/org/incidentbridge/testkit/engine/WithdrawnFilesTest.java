package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Problems;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: files that were open when they were copied, and are internal by now. */
class WithdrawnFilesTest {

  private static Bridge sharing(Share.Internal internal) {
    Share.Comments all = new Share.Comments(Share.Which.ALL, "");
    Share share = new Share(all, all, internal, true, false);
    return Desks.of(Desks.route("r", Desks.DESK, Desks.ENG, share, Answers.STANDARD));
  }

  /** A world in which a file was copied while it was open. */
  private static final class Copied implements AutoCloseable {
    final World world;
    final String id;
    final String dump;

    Copied(World world) {
      this.world = world;
      this.id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("T"), "prio", Value.line("P2")));
      this.dump = world.desk.personAttaches(id, "dump.txt", Visibility.PUBLIC);
      world.settle();
      assertThat(files()).extracting(Attachment::visibility).containsExactly(Visibility.PUBLIC);
    }

    List<Attachment> files() {
      return world.only(world.eng).talk().attachments();
    }

    void show(Visibility visibility) {
      world.pass(Duration.ofMinutes(1));
      world.desk.personShowsFile(id, dump, visibility);
      world.settle();
    }

    void assertTold(String what) {
      assertThat(world.ledger())
          .filteredOn(l -> l.kind() == Ledger.Kind.WRITE && l.text().summary().contains(what))
          .singleElement()
          .satisfies(l -> assertThat(l.text().detail()).contains("dump.txt", "became internal"));
    }

    @Override
    public void close() {
      world.close();
    }
  }

  @Test
  void theCopyIsMadeInternalWhereInternalFilesAreShared() {
    try (Copied copied = new Copied(new World(sharing(Share.Internal.AS_INTERNAL)))) {
      copied.show(Visibility.INTERNAL);
      assertThat(copied.files())
          .extracting(Attachment::visibility)
          .containsExactly(Visibility.INTERNAL);
      copied.assertTold("made a copied file internal");
      assertThat(copied.world.problems()).isEmpty();
      assertThat(copied.world.held()).isEmpty();
    }
  }

  @Test
  void theCopyIsRemovedWhereInternalFilesStayAtHome() {
    try (Copied copied = new Copied(new World(sharing(Share.Internal.NEVER)))) {
      copied.show(Visibility.INTERNAL);
      assertThat(copied.files()).isEmpty();
      copied.assertTold("removed a copied file");
      copied.show(Visibility.PUBLIC);
      assertThat(copied.files()).extracting(Attachment::name).containsExactly("dump.txt");
      assertThat(copied.world.only(copied.world.desk).talk().attachments()).hasSize(1);
    }
  }

  /** A tracker that hides no file takes the copy away, and is asked for it anew. */
  @Test
  void theCopyIsRemovedWhereFilesCannotBeHidden() {
    try (Copied copied = new Copied(new World(sharing(Share.Internal.AS_INTERNAL)))) {
      copied.world.eng.without(Capability.HIDE_FILES);
      copied.show(Visibility.INTERNAL);
      assertThat(copied.files())
          .extracting(Attachment::visibility)
          .containsExactly(Visibility.INTERNAL);
      copied.assertTold("removed a copied file");
    }
  }

  @Test
  void theCopyIsHiddenWhereFilesCannotBeRemoved() {
    try (Copied copied = new Copied(new World(sharing(Share.Internal.NEVER)))) {
      copied.world.eng.without(Capability.REMOVE_FILES);
      copied.show(Visibility.INTERNAL);
      assertThat(copied.files())
          .extracting(Attachment::visibility)
          .containsExactly(Visibility.INTERNAL);
      assertThat(copied.world.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsToldWhereTheTrackerCanDoNeither(Share.Internal internal) {
    try (Copied copied = new Copied(new World(sharing(internal)))) {
      copied.world.eng.without(Capability.REMOVE_FILES).without(Capability.HIDE_FILES);
      copied.show(Visibility.INTERNAL);
      assertThat(copied.world.problems())
          .singleElement()
          .extracting(Problems.Problem::message)
          .asString()
          .contains("dump.txt of ", "internal by now", "Remove it by hand on ");
      assertThat(copied.world.told()).anyMatch(line -> line.contains("dump.txt"));
      copied.show(Visibility.PUBLIC);
      assertThat(copied.world.problems()).isEmpty();
    }
  }

  /** N7: what people open again is theirs; what is hidden once more is hidden here too. */
  @Test
  void aCopyThatPeopleOpenAgainStaysOpenUntilItsOriginalIsHiddenAnew() {
    try (Copied copied = new Copied(new World(sharing(Share.Internal.AS_INTERNAL)))) {
      copied.show(Visibility.INTERNAL);
      open(copied);
      assertThat(copied.files()).extracting(Attachment::visibility).containsOnly(Visibility.PUBLIC);
      copied.show(Visibility.PUBLIC);
      copied.show(Visibility.INTERNAL);
      assertThat(copied.files())
          .extracting(Attachment::visibility)
          .containsOnly(Visibility.INTERNAL);
    }
  }

  private static void open(Copied copied) {
    copied.world.pass(Duration.ofMinutes(1));
    copied.world.eng.personShowsFile(
        copied.world.only(copied.world.eng).ref().id(),
        copied.files().getFirst().id(),
        Visibility.PUBLIC);
    copied.world.settle();
  }

  /** What the bridge has not attached is not its own to remove. */
  @Test
  void aFileThatPeopleAttachedOnBothSidesIsToldOf() {
    try (World world = new World(sharing(Share.Internal.NEVER))) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      world.settle();
      String dump = world.desk.personAttaches(id, "dump.txt", Visibility.PUBLIC);
      String eng = world.only(world.eng).ref().id();
      world.eng.personAttaches(eng, "dump.txt", Visibility.PUBLIC);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      world.pass(Duration.ofMinutes(1));
      world.desk.personShowsFile(id, dump, Visibility.INTERNAL);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(world.problems()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_BEFORE", "LOST_AFTER"})
  void aLostAnswerLeavesNothingOpen(Accident accident) {
    for (Share.Internal internal : Share.Internal.values()) {
      try (Copied copied = new Copied(new World(sharing(internal)))) {
        copied.world.pass(Duration.ofMinutes(1));
        copied.world.desk.personShowsFile(copied.id, copied.dump, Visibility.INTERNAL);
        copied.world.trouble(copied.world.eng, accident);
        copied.world.sync();
        copied.world.trouble(copied.world.eng, Accident.NONE);
        copied.world.pass(Duration.ofHours(1));
        copied.world.settle();
        assertThat(copied.files())
            .extracting(Attachment::visibility)
            .doesNotContain(Visibility.PUBLIC);
        assertThat(copied.world.held()).isEmpty();
      }
    }
  }
}
