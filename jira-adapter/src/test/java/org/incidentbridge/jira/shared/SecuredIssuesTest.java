package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of {@code securedIssues} when it is changed later (N5). */
@ParameterizedClass
@EnumSource(Installation.class)
final class SecuredIssuesTest extends JiraCase {

  SecuredIssuesTest(Installation installation) {
    super(installation);
    jira = JiraHarness.help(installation);
  }

  private Reader under(Reader before, String setting) {
    return before.again(jira.another(Map.of("securedIssues", setting)).source());
  }

  private Reader first(String setting) {
    Reader reader = under(reader(), setting);
    untilQuiet(reader);
    assertThat(reader.pull(10)).isEmpty();
    return reader;
  }

  private static List<Visibility> talk(TicketSnapshot ticket) {
    return ticket.talk().comments().stream().map(Comment::visibility).toList();
  }

  private static TicketSnapshot only(List<Sighting> sightings) {
    assertThat(sightings).hasSize(1);
    return seen(sightings.getFirst());
  }

  @Test
  void aChangedSettingCountsWithTheNextPullThoughNothingChanged() {
    String id = talked();
    jira.alice().secure(id, "Board");
    talked();
    jira.pass(Duration.ofMinutes(6));
    Reader shown = first("as-shown");

    Reader never = under(shown, "never");
    TicketSnapshot withheld = only(never.pull(10));
    assertThat(withheld.ref().id()).isEqualTo(id);
    assertThat(withheld.head().restricted()).isTrue();
    assertThat(never.pull(10)).isEmpty();

    Reader internal = under(never, "internal");
    TicketSnapshot told = only(internal.pull(10));
    assertThat(told.head().restricted()).isFalse();
    assertThat(talk(told)).containsOnly(Visibility.INTERNAL);
    assertThat(talk(only(under(internal, "as-shown").pull(10)))).contains(Visibility.PUBLIC);
  }

  /** Before anything else, page by page, wherever the feed stands. */
  @Test
  void moreThanFitIntoAPageAreAllReadBeforeTheFeedGoesOn() {
    List<String> secured = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = talked();
      jira.alice().secure(id, "Board");
      secured.add(id);
    }
    jira.pass(Duration.ofMinutes(6));
    Reader shown = first("as-shown");
    Cursor stands = shown.cursor();
    jira.alice().move(secured.getFirst(), "ENG", "Task");
    String fresh = talked();

    Reader never = under(shown, "never");
    List<Sighting> read = new ArrayList<>();
    for (int page = 0; page < 3; page++) {
      Page next = never.page(2);
      assertThat(next.more()).isTrue();
      assertThat(next.next()).isEqualTo(stands);
      read.addAll(next.sightings());
    }

    assertThat(read)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(secured)
        .doesNotContain(fresh);
    assertThat(read).allMatch(s -> seen(s).head().restricted());
    assertThat(never.pull(10)).extracting(s -> s.ref().id()).contains(fresh);
  }

  @Test
  void oneThatIsOpenByNowIsReadAsSuch() {
    String id = talked();
    jira.alice().secure(id, "Board");
    jira.pass(Duration.ofMinutes(6));
    Reader shown = first("as-shown");
    jira.alice().secure(id, "");

    Reader never = under(shown, "never");

    assertThat(seen(never.page(10).sightings().getFirst()).head().restricted()).isFalse();
    never.pull(10);
    assertThat(never.pull(10)).isEmpty();
  }
}
