package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.WithdrawFile;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.mantis.MantisView.FileView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files: one by one, never more visible than they should be, told apart by their mark. */
final class MantisFilesTest extends MantisTest {

  @Test
  void aFileTakesOneCallAndItsNoteIsNoComment() {
    String id = report("Files");
    applied(file("first", id, "a.txt", Visibility.PUBLIC));
    mantis.calls();

    Outcome.Receipt receipt = applied(file("second", id, "b.txt", Visibility.PUBLIC));

    assertThat(mantis.calls()).containsExactly("POST /issues/" + id + "/notes");
    assertThat(fetch(id).talk().comments()).isEmpty();
    assertThat(fetch(id).talk().attachments())
        .extracting(Attachment::name)
        .containsExactly("a.txt", "b.txt");
    assertThat(receipt.createdId()).contains(fetch(id).talk().attachments().getLast().id());
  }

  @Test
  void aFileBearsTheKeyThatItWasMadeWithAndOneOfPeopleNone() {
    String id = report("Files");
    Command.AddAttachment add = file("first", id, "report: May.txt", Visibility.PUBLIC);

    applied(add);
    String own = fetch(id).talk().attachments().getFirst().marker();
    String other = report("Theirs");
    mantis.alice().attach(number(other), "a.txt", CONTENT);

    assertThat(own).isEqualTo(add.target().key().text());
    assertThat(fetch(other).talk().attachments().getFirst().marker()).isEmpty();
  }

  @Test
  void anInternalFileHangsOnAPrivateNote() {
    String id = report("Files");

    applied(file("a", id, "secret.txt", Visibility.INTERNAL));

    assertThat(mantis.issue(id).notes()).singleElement().matches(n -> n.isPrivate());
    assertThat(mantis.issue(id).files()).singleElement().matches(f -> f.noteId() != 0);
    assertThat(fetch(id).talk().attachments().getFirst().visibility())
        .isEqualTo(Visibility.INTERNAL);
  }

  /** N7, N5: by REST a file goes with its note, which may hold somebody's words by now. */
  @Test
  void aFileIsHiddenAndNotRemovedWithTheWordsThatPeopleWroteIntoItsNote() {
    String id = report("Files");
    String file = applied(file("a", id, "dump.txt", Visibility.PUBLIC)).createdId().orElseThrow();
    int note = mantis.issue(id).notes().getFirst().id();
    mantis.alice().editNote(number(id), note, "File: dump.txt\nLook at line 7.");

    var remove = new WithdrawFile(target("remove", id), file, WithdrawFile.Way.REMOVE);
    Outcome.Refused refused = refused(remove);

    assertThat(refused.message()).contains("made private", "remove the file by hand");
    assertThat(refused.halfway().orElseThrow().talk().attachments())
        .extracting(Attachment::visibility)
        .containsExactly(Visibility.INTERNAL);
    assertThat(mantis.issue(id).files()).hasSize(1);
    assertThat(mantis.issue(id).notes())
        .singleElement()
        .matches(n -> n.isPrivate() && n.text().contains("Look at line 7."));
    assertThat(settle(remove)).isInstanceOf(Outcome.NotApplied.class);
  }

  /** N5. */
  @Test
  void aFileIsHiddenWhereItsNoteMayNotBeDeleted() {
    String id = report("Files");
    String file = applied(file("a", id, "dump.txt", Visibility.PUBLIC)).createdId().orElseThrow();
    mantis.mantis.admin().configure("bugnote_user_delete_threshold", 90);

    var remove = new WithdrawFile(target("remove", id), file, WithdrawFile.Way.REMOVE);

    assertThat(refused(remove).message()).contains("may not delete");
    assertThat(mantis.issue(id).notes()).singleElement().matches(n -> n.isPrivate());
  }

  @Test
  void aFileCanBeHiddenWithTheWordsThatPeopleWroteIntoItsNote() {
    String id = report("Files");
    String file = applied(file("a", id, "dump.txt", Visibility.PUBLIC)).createdId().orElseThrow();
    int note = mantis.issue(id).notes().getFirst().id();
    mantis.alice().editNote(number(id), note, "File: dump.txt\nLook at line 7.");

    applied(new WithdrawFile(target("hide", id), file, WithdrawFile.Way.HIDE));

    assertThat(mantis.issue(id).notes())
        .singleElement()
        .matches(n -> n.isPrivate() && n.text().contains("Look at line 7."));
  }

  @Test
  void twoFilesOfTheSameNameAreTwo() {
    String id = report("Files");
    Command.AddAttachment first = file("one", id, "log.txt", Visibility.PUBLIC);
    Command.AddAttachment second = file("two", id, "log.txt", Visibility.PUBLIC);
    applied(first);

    assertThat(settle(second)).isInstanceOf(Outcome.NotApplied.class);
    Outcome.Receipt receipt = applied(second);

    assertThat(mantis.issue(id).files()).hasSize(2);
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains("-2"));
    assertThat(((Outcome.Applied) settle(second)).receipt().createdId())
        .isEqualTo(receipt.createdId());
  }

  @Test
  void aRefusedTypeAndAnEmptyFileAreNeverSent() {
    String id = report("Files");
    applied(file("warm", id, "a.txt", Visibility.PUBLIC));
    mantis.calls();

    assertThat(refused(file("svg", id, "logo.SVG", Visibility.PUBLIC)).message())
        .contains("no files of type svg");
    Command.AddAttachment empty = file("empty", id, "e.txt", Visibility.PUBLIC);
    Outcome outcome =
        mantis.tracker().sink().apply(empty, (t, a) -> java.io.InputStream.nullInputStream());
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(mantis.calls()).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithTheLimit() {
    mantis.mantis.admin().configure("max_file_size", 3);

    assertThat(refused(file("big", report("x"), "a.txt", Visibility.PUBLIC)).message())
        .contains("larger than the 3 bytes");
  }

  @Test
  void aNoteWithoutItsFileIsTakenAway() {
    String id = report("Files");
    Command.AddAttachment add = file("a", id, "a.txt", Visibility.PUBLIC);
    mantis.alice().note(number(id), NoteMark.of(add.target().key(), NoteMark.What.FILE).on("File"));

    assertThat(settle(add)).isInstanceOf(Outcome.NotApplied.class);

    assertThat(mantis.issue(id).notes()).isEmpty();
  }

  /** N3: MantisBT stores the file after the note. */
  @Test
  void aNoteWhoseFileMayStillComeIsLeftAlone() {
    String id = report("Files");
    Command.AddAttachment add = file("a", id, "a.txt", Visibility.PUBLIC);
    mantis.alice().note(number(id), NoteMark.of(add.target().key(), NoteMark.What.FILE).on("File"));

    assertThat(mantis.tracker().sink().settle(add, mantis.now()))
        .isInstanceOf(Outcome.Unknown.class);

    assertThat(mantis.issue(id).notes()).hasSize(1);
  }

  @Test
  void aFileThatMantisRefusesLeavesNoNote() {
    String id = report("Files");
    applied(file("warm", id, "a.txt", Visibility.PUBLIC));
    mantis.mantis.admin().configure("disallowed_files", "svg,exe");

    assertThat(refused(file("exe", id, "a.exe", Visibility.PUBLIC)).message()).contains("400");

    assertThat(mantis.issue(id).notes()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsLeftForLater() {
    Command.AddAttachment add = file("a", report("x"), "a.txt", Visibility.PUBLIC);

    Outcome outcome =
        mantis
            .tracker()
            .sink()
            .apply(
                add,
                (t, a) -> {
                  throw new IOException("connection reset");
                });

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void namesAreMadeHarmless() {
    assertThat(FileWrites.name("../../etc/passwd")).isEqualTo("_.._etc_passwd");
    assertThat(FileWrites.name("a<b>:c?.txt")).isEqualTo("a_b__c_.txt");
    assertThat(FileWrites.name("  ")).isEqualTo("file");
    assertThat(FileWrites.name("\uD83D\uDD25.png")).endsWith(".png").doesNotContain("\uD83D");
    String longName = FileWrites.name("ü".repeat(300) + ".txt");
    assertThat(longName.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(250);
    assertThat(longName).endsWith(".txt");
  }

  @Test
  void aFileThatIsGoneSaysSo() {
    String id = report("Files");

    assertThatThrownBy(() -> mantis.tracker().source().open(id, "99"))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.NOT_FOUND));
  }

  /** As many characters of base 64 as no text of JSON may have. */
  @Test
  void aFileThatIsLongerThanAnyTextCanBeRead() throws IOException {
    mantis.mantis.admin().configure("max_file_size", 32 * 1024 * 1024);
    String id = report("Files");
    byte[] large = new byte[16 * 1024 * 1024];
    new Random(8).nextBytes(large);
    String file = mantis.people().attach(id, "core.dmp", large);

    try (var in = mantis.tracker().source().open(id, file)) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
  }

  /** PHP puts a backslash before each slash. */
  @Test
  void slashesInBase64MayBeEscaped() throws IOException {
    content("\"\\/\\/79\\/A==\"");

    try (var in = mantis.tracker().source().open("1", "7")) {
      assertThat(in.readAllBytes()).isEqualTo(new byte[] {-1, -2, -3, -4});
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"/%79\"", "\"//79", "\"//7\"", "{}"})
  void aFileThatComesDamagedIsNone(String base64) {
    content(base64);

    assertThatThrownBy(() -> mantis.tracker().source().open("1", "7"))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PROTOCOL));
  }

  private void content(String base64) {
    String answer =
        "{\"files\":[{\"id\":7,\"filename\":\"a\",\"size\":4,\"content\":" + base64 + "}]}";
    mantis.line.next(r -> r.path().endsWith("/files/7"), r -> SimResponse.json(200, answer));
  }

  @Test
  void filesOfNotesCanBeReadToo() throws IOException {
    String id = report("Files");
    applied(file("a", id, "a.txt", Visibility.INTERNAL));
    FileView stored = mantis.issue(id).files().getFirst();

    try (var in = mantis.tracker().source().open(id, String.valueOf(stored.id()))) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Integer.MAX_VALUE, 5_000_000_000L})
  void aVeryLargeLimitIsNoObstacle(long most) {
    mantis.mantis.admin().configure("max_file_size", most);
    String id = report("Files");

    applied(file("a", id, "log.txt", Visibility.PUBLIC));

    assertThat(mantis.issue(id).files()).hasSize(1);
  }
}
