package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.incidentbridge.app.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker whose address in the configuration is not the one under which it was read. */
final class MovedTrackerTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void close() {
    trackers.close();
  }

  private static Answer sync(Path file, String... more) {
    String[] words = new String[more.length + 1];
    words[0] = "sync";
    System.arraycopy(more, 0, words, 1, more.length);
    return Answer.to(Small.on(file, words));
  }

  private Path synced() {
    trackers.report("Trial: the moon is made of cheese");
    Path file = trackers.configuration(dir);
    assertThat(sync(file).code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(1);
    return file;
  }

  private static void replace(Path file, String before, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(before, now));
  }

  /** N7: after a trial the addresses become those of the real ones, with the same numbers. */
  @Test
  void anotherInstallationUnderTheNameOfATrackerIsNotTakenForTheSame() {
    Path file = synced();
    try (TwoTrackers real = new TwoTrackers()) {
      real.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
      int id = real.report("Printer on fire");
      real.jira.as("alice").create("ENG", "Bug", "Salaries are wrong");
      real.configuration(dir);

      for (String command : new String[] {"plan", "doctor", "status", "sync", "run"}) {
        Answer answer = Answer.to(Small.on(file, command));

        assertThat(answer.code()).as(command).isEqualTo(ExitCode.USAGE.number());
        assertThat((answer.out() + answer.err()).replaceAll("\\s+", " "))
            .as(command)
            .contains("knows tickets of 'helpdesk'", "--moved-tracker engineering");
      }
      assertThat(real.mantis.inspect().issue(id).summary()).isEqualTo("Printer on fire");
      assertThat(real.jira.issues())
          .extracting(i -> i.text("summary"))
          .containsExactly("Salaries are wrong");
    }
  }

  @Test
  void theSameInstallationUnderAnotherAddressGoesOnOnceAPersonSaidSo() throws IOException {
    Path file = synced();
    replace(file, "127.0.0.1", "localhost");
    assertThat(sync(file, "--moved-tracker", "helpdesk").err())
        .contains("'engineering'")
        .doesNotContain("'helpdesk'");

    Answer said = sync(file, "--moved-tracker", "helpdesk", "--moved-tracker", "engineering");

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(sync(file).code()).isZero();
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
    trackers.report("Printer on fire");
    assertThat(sync(file).code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(2);
    assertThat(Answer.to(Small.on(file, "explain", "ENG-1")).out()).contains("localhost");
    assertThat(sync(file, "--moved-tracker", "help").err())
        .contains("no tracker 'help', only helpdesk, engineering");
  }

  /** What is written another way, or makes no difference, is the same address. */
  @Test
  void anAddressThatIsWrittenAnotherWayIsTheSame() throws IOException {
    Path file = synced();
    String words = Files.readString(file);
    String url = words.replaceAll("(?s).*engineering:\\s.*?url: (\\S+).*", "$1");

    replace(file, "url: " + url, "url: " + url + "\n    site: http://jira.example.com");

    Answer answer = sync(file);
    assertThat(answer.code()).as(answer.toString()).isZero();
    replace(file, "http://jira.example.com", "https://JIRA.example.com/");
    assertThat(sync(file).code()).isZero();
  }

  /** Nothing was read from an address that was wrong from the beginning. */
  @Test
  void anAddressOfWhichNothingWasReadMayBeCorrected() throws IOException {
    trackers.report("Printer on fire");
    Path file = trackers.configuration(dir);
    String words = Files.readString(file);
    Files.writeString(file, words.replaceAll("url: \\S+", "url: http://127.0.0.1:9"));
    assertThat(sync(file).code()).isEqualTo(ExitCode.FAILED.number());

    Files.writeString(file, words);

    assertThat(sync(file).code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(1);
  }
}
