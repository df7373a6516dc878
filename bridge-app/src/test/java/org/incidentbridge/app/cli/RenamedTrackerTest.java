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

/** N3: under another name all tickets of a tracker would be strangers. */
final class RenamedTrackerTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void close() {
    trackers.close();
  }

  @Test
  void aTrackerThatGotAnotherNameIsRefusedBeforeAnythingIsWritten() throws IOException {
    trackers.mantis.as("alice").report(trackers.project, "Printer", "It burns.");
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    Files.writeString(
        file,
        Files.readString(file)
            .replace("engineering:", "eng:")
            .replace("to: engineering", "to: eng"));

    for (String command : new String[] {"plan", "sync"}) {
      Answer answer = Answer.to(Small.on(file, command));

      assertThat(answer.code()).as(command).isEqualTo(ExitCode.USAGE.number());
      assertThat(answer.err()).contains("'engineering'", "Call it 'engineering' again");
    }
    assertThat(trackers.jira.issues()).hasSize(1);
  }

  @Test
  void aNameThatChangedAfterTheStoreWasLostIsRefusedBeforeAnythingIsWritten() throws IOException {
    int bug =
        trackers
            .mantis
            .as("alice")
            .report(trackers.project, "Printer", "It burns brightly, and nobody is there.");
    trackers.mantis.as("alice").note(bug, "Bring water");
    Path file = trackers.configuration(dir);
    String words = Files.readString(file);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    for (String name : new String[] {"helpdesk", "engineering"}) {
      Files.delete(dir.resolve("bridge.db"));
      Files.writeString(file, words.replace(name + ":", "one:").replace(": " + name, ": one"));
      for (String command : new String[] {"plan", "sync", "sync"}) {
        Answer answer = Answer.to(Small.on(file, command));

        assertThat(answer.code()).as(name + answer).isEqualTo(ExitCode.USAGE.number());
        assertThat(answer.err()).contains("Nothing was written", "the names they had");
      }
      assertThat(trackers.jira.issues()).hasSize(1);
    }
    Answer beside = Answer.to(Small.on(file, "sync", "--beside-another-bridge"));
    assertThat(beside.code()).as(beside.toString()).isZero();
  }

  /** The API of Jira Cloud has two addresses; people open tickets at one. */
  @Test
  void aTrackerUnderAnotherNameAndAddressIsKnownByItsSite() throws IOException {
    trackers.mantis.as("alice").report(trackers.project, "Printer", "It burns.");
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    String words = Files.readString(file);
    String url = words.replaceAll("(?s).*engineering:\\s.*?url: (\\S+).*", "$1");
    Files.writeString(
        file,
        words
            .replace("url: " + url, "url: http://localhost:1/ex/jira/1\n    site: " + url)
            .replace("engineering:", "eng:")
            .replace("to: engineering", "to: eng"));

    Answer answer = Answer.to(Small.on(file, "sync"));

    assertThat(answer.err()).contains("Call it 'engineering' again");
  }

  private Answer sync(Path file) {
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
    return Answer.to(Small.on(file, "sync"));
  }

  /** Any ticket tells, not only the first. */
  @Test
  void aTrackerUnderAnotherNameIsKnownThoughItsFirstTicketWasMovedAway() throws IOException {
    int archive = trackers.mantis.admin().addProject("Archive");
    int first = trackers.report("Printer on fire");
    trackers.report("Screen is black");
    Path file = trackers.configuration(dir);
    sync(file);
    trackers.mantis.as("alice").move(first, archive);
    sync(file);
    String words = Files.readString(file);
    Files.writeString(
        file, words.replace("helpdesk:", "support:").replace("from: helpdesk", "from: support"));

    Answer answer = sync(file);

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(answer.err()).contains("Call it 'helpdesk' again");
    assertThat(trackers.jira.issues()).hasSize(2);
  }

  /** The tracker that stays was there before, so that nobody gave it another name. */
  @Test
  void noTicketIsMirroredTwiceWhenTwoTrackersOfOneSiteBecomeOne() throws IOException {
    int other = trackers.mantis.admin().addProject("Other");
    trackers.report("Printer on fire");
    trackers.mantis.as("alice").report(other, "Mouse is dead", "It does not work.");
    Path file = trackers.configuration(dir);
    String words = Files.readString(file);
    String tracker = part(words, "  helpdesk:", "  engineering:");
    String route = part(words, "  - name: between", "engine:");
    String second = tracker.replace("helpdesk:", "second:").replace("Help Desk", "Other");
    String two = route.replace("between", "two").replace("helpdesk", "second");
    Files.writeString(file, words.replace(tracker, tracker + second).replace(route, route + two));
    sync(file);
    sync(file);
    assertThat(trackers.jira.issues()).hasSize(2);
    Files.writeString(
        file,
        words.replace(tracker, second.replace("Other", "Help Desk, Other")).replace(route, two));

    sync(file);
    Answer answer = sync(file);

    assertThat(trackers.jira.issues()).hasSize(2);
    assertThat(answer.code()).isEqualTo(ExitCode.PROBLEMS.number());
    assertThat(Answer.to(Small.on(file, "status")).out().replaceAll("\\s+", " "))
        .contains("until helpdesk is configured again");
  }

  private static String part(String words, String from, String to) {
    return words.substring(words.indexOf(from), words.indexOf(to));
  }
}
