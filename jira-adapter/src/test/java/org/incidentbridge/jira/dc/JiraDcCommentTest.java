package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

final class JiraDcCommentTest extends JiraDcCase {

  @Test
  void theFlagOfInternalCommentsIsSetInTheCallThatMakesThem() {
    jira = JiraHarness.help(Installation.DC);
    String id = jira.people().create("Secret", "text");
    jira.line.each(
        request -> request.method().equals("POST") && request.path().endsWith("/comment"),
        () -> assertThat(jira.line.last().text()).contains("\"internal\":true"));

    applied(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(jira.truth().comments(id))
        .extracting(s -> s.visibility())
        .containsExactly(Visibility.INTERNAL);
  }

  @Test
  void wikiMarkupOfPeopleSurvivesWhatTheBridgeWrites() {
    String id = jira.people().create("Text", "*bold* and {color:red}red{color}");
    Value before = snapshot(id).field("description");
    RichText other = RichText.plain("text with *stars* and [brackets]");

    applied(update(id, "description", before, Value.body(other)));

    assertThat(snapshot(id).field("description").display().strip())
        .isEqualTo("text with *stars* and [brackets]");
  }
}
