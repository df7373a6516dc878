package org.incidentbridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.json.StoreJson;
import org.junit.jupiter.api.Test;

/** N5: what is said once tickets that a notice tells of are out of sight. */
class ReserveTest {

  private static final TicketRef DESK = ticket("desk");
  private static final TicketRef ENG = ticket("eng");
  private static final TicketRef OPS = ticket("ops");

  private static final Notice.Reserve RESERVE =
      new Notice.Reserve(
          Set.of(DESK, ENG, OPS),
          said("least"),
          List.of(
              new Notice.Part(Set.of(ENG, OPS), said("of the desk")),
              new Notice.Part(Set.of(ENG), said("of desk and ops"))));

  private static TicketRef ticket(String tracker) {
    return new TicketRef(new TrackerId(tracker), "1");
  }

  private static Notice.Content said(String subject) {
    return new Notice.Content(subject, "", new TreeMap<>());
  }

  private static String without(TicketRef... unseen) {
    return RESERVE.without(Set.of(unseen)).subject();
  }

  @Test
  void asMuchIsSaidAsIsCertain() {
    assertThat(without(ENG)).isEqualTo("of desk and ops");
    assertThat(without(ENG, OPS)).isEqualTo("of the desk");
    assertThat(without(OPS)).as("no part leaves out just this").isEqualTo("of the desk");
    assertThat(without(DESK)).isEqualTo("least");
    assertThat(without(DESK, ENG)).isEqualTo("least");
  }

  @Test
  void aNoticeComesBackFromTheStoreWithWhatIsSaidInstead() {
    Notice notice = notice();

    assertThat(StoreJson.read(StoreJson.write(notice), Notice.class)).isEqualTo(notice);
  }

  /** Of a notice that waited while the bridge was updated. */
  @Test
  void anOlderNoticeSaysAsLittleAsBefore() {
    String parts = StoreJson.write(RESERVE.parts());
    String older = StoreJson.write(notice()).replace(",\"parts\":" + parts, "");
    assertThat(older).doesNotContain("parts");

    Notice.Reserve reserve = StoreJson.read(older, Notice.class).content().reserve().orElseThrow();

    assertThat(reserve.without(Set.of(ENG)).subject()).isEqualTo("least");
    assertThat(reserve.sources()).isEqualTo(RESERVE.sources());
  }

  private static Notice notice() {
    var timing = new Notice.Timing(Instant.EPOCH, false, "");
    NoticeKey key = NoticeKey.of("one");
    return new Notice(
        key, new IncidentId("INC-ABCDEFGHIJ"), "mail", List.of(), said("all").or(RESERVE), timing);
  }
}
