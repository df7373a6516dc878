package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: a comment opens the one file that it shows, though names are not unique. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraShownFilesTest extends JiraCase {

  private String id = "";

  JiraShownFilesTest(Installation installation) {
    super(installation);
    jira = JiraHarness.help(installation);
  }

  @BeforeEach
  void create() {
    id = jira.people().create("File", "text");
  }

  private String attach() {
    String file = jira.people().attach(id, "log.txt", new byte[] {1});
    jira.pass(Duration.ofMinutes(1));
    return file;
  }

  private long show() {
    long comment = jira.alice().show(id, "log.txt");
    jira.pass(Duration.ofMinutes(1));
    return comment;
  }

  private String[] open() {
    return snapshot(id).talk().attachments().stream()
        .filter(a -> a.visibility() == Visibility.PUBLIC)
        .map(Attachment::id)
        .toArray(String[]::new);
  }

  @Test
  void aFileThatAPublicCommentShowsIsOpen() {
    String file = attach();
    show();

    assertThat(open()).containsExactly(file);
  }

  @Test
  void aLaterFileOfTheSameNameIsInternalAndTheOneShownStaysOpen() {
    String shown = attach();
    show();
    attach();

    assertThat(open()).containsExactly(shown);
  }

  @Test
  void ofTwoFilesThatTheCommentMayMeanNoneIsOpen() {
    attach();
    attach();
    show();

    assertThat(open()).isEmpty();
  }

  @Test
  void aFileThatTookTheNameOfOneThatIsGoneIsInternal() {
    String first = attach();
    show();
    jira.alice().removeAttachment(Long.parseLong(first));
    attach();

    assertThat(open()).isEmpty();
  }

  @Test
  void anOlderFileIsNotTheOneShownOnceThatIsGone() {
    attach();
    jira.pass(Duration.ofHours(2));
    String shown = attach();
    show();
    jira.alice().removeAttachment(Long.parseLong(shown));

    assertThat(open()).isEmpty();
  }

  @Test
  void aFileThatCameAlongWithItsCommentIsOpen() {
    jira.alice().show(id, "log.txt");
    jira.pass(Duration.ofSeconds(1));

    String file = attach();

    assertThat(open()).containsExactly(file);
  }

  @Test
  void aFileThatAnInternalNoteShowsTooIsInternal() {
    attach();
    jira.alice().hideComment(show(), true, new JiraVisibility("group", "jira-users"));
    show();

    assertThat(open()).isEmpty();
  }
}
