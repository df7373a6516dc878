package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.TWO;
import static org.incidentbridge.testkit.store.Samples.at;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Notices.Bond;
import org.incidentbridge.store.Notices.Counts;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Notices.State;
import org.incidentbridge.store.Notices.Tries;
import org.incidentbridge.store.Store;
import org.junit.jupiter.api.Test;

/** States of notices, and that a key is never forgotten (N9). */
public interface NoticesContract extends OpenStore {

  NoticeKey PARCEL = NoticeKey.of("parcel");

  private static NoticeKey id(String name) {
    return NoticeKey.of(name);
  }

  private static List<NoticeKey> ids(String... names) {
    return Stream.of(names).map(NoticesContract::id).toList();
  }

  private static Notice notice(String name, IncidentId incident, String channel, boolean urgent) {
    var content = new Notice.Content("Läuft ab " + name, "Zeile\nzwei", new TreeMap<>());
    var timing = new Notice.Timing(at(-5), urgent, "breaches");
    return new Notice(id(name), incident, channel, List.of("a@b.example"), content, timing);
  }

  private static Notice mail(String name) {
    return notice(name, ONE, "mail", false);
  }

  /** Adds notices at the same time. */
  default int tell(Notice... notices) {
    return ask(tables -> tables.notices().add(List.of(notices), at(0)));
  }

  /** The keys of what waits for a channel, in order. */
  default List<NoticeKey> waitingFor(String channel, int limit) {
    return ask(tables -> tables.notices().waiting(channel, limit)).stream()
        .map(Entry::key)
        .toList();
  }

  /** A notice that must be there. */
  default Entry told(String name) {
    return ask(tables -> tables.notices().find(id(name))).orElseThrow();
  }

  @Test
  default void aNoticeComesBackAsItWasAdded() {
    tell(mail("a"));
    reopen();

    var tries = new Tries(0, 0, at(0), "", new Bond("", false));
    assertThat(told("a")).isEqualTo(new Entry(mail("a"), State.PENDING, tries, at(0)));
    run(tables -> assertThat(tables.notices().find(id("b"))).isEmpty());
    run(tables -> assertThat(tables.notices().of(ONE)).containsExactly(told(tables, "a")));
    run(tables -> assertThat(tables.notices().of(TWO)).isEmpty());
  }

  private static Entry told(Store.Tables tables, String name) {
    return tables.notices().find(id(name)).orElseThrow();
  }

  @Test
  default void addingTwiceIsAddingOnceAlsoWhenItIsDone() {
    assertThat(tell(mail("a"), mail("a"), mail("b"))).isEqualTo(2);
    run(tables -> tables.notices().done(ids("a")));
    reopen();

    assertThat(tell(mail("a"))).isZero();
    run(tables -> assertThat(tables.notices().knows(id("a"))).isTrue());
    run(tables -> assertThat(tables.notices().knows(id("c"))).isFalse());
    run(tables -> assertThat(tables.notices().find(id("a"))).isEmpty());
    assertThat(waitingFor("mail", 9)).containsExactly(id("b"));
  }

  @Test
  default void urgentOnesComeFirstThenTheOldest() {
    tell(mail("a"), mail("b"), notice("c", TWO, "mail", true), notice("d", ONE, "chat", false));

    assertThat(waitingFor("mail", 9)).containsExactly(id("c"), id("a"), id("b"));
    assertThat(waitingFor("mail", 1)).containsExactly(id("c"));
    run(tables -> assertThat(tables.notices().channels()).containsExactly("chat", "mail"));
  }

  @Test
  default void whatWasSentIsKnownToHaveBeenAfterAKill() {
    tell(mail("a"), mail("b"));
    run(tables -> assertThat(tables.notices().sent(ids("a", "b"), PARCEL, at(3))).isTrue());
    reopen();

    var tries = new Tries(0, 1, at(3), "", new Bond(PARCEL.text(), false));
    assertThat(told("a")).isEqualTo(new Entry(mail("a"), State.SENT, tries, at(0)));
    run(tables -> assertThat(tables.notices().counts()).isEqualTo(new Counts(0, 2, 0)));
  }

  @Test
  default void aParcelIsNotTornByALimit() {
    tell(mail("a"), mail("b"), mail("c"));
    run(tables -> tables.notices().sent(ids("a", "c"), PARCEL, at(3)));

    assertThat(waitingFor("mail", 1)).containsExactly(id("a"), id("c"));
  }

  @Test
  default void whatIsNoLongerToBeSentStopsItsParcel() {
    tell(mail("a"), mail("b"));
    run(tables -> tables.notices().hold(ids("b"), State.PENDING, "no"));

    run(tables -> assertThat(tables.notices().sent(ids("a", "b"), PARCEL, at(3))).isFalse());
    assertThat(told("a").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void whatDidNotArriveWaitsInItsParcel() {
    tell(mail("a"));
    run(tables -> tables.notices().sent(ids("a"), PARCEL, at(3)));
    run(tables -> tables.notices().wait(ids("a"), State.PENDING, at(60), "busy"));

    assertThat(told("a").state()).isEqualTo(State.PENDING);
    assertThat(told("a").tries())
        .isEqualTo(new Tries(1, 0, at(60), "busy", new Bond(PARCEL.text(), false)));
    run(tables -> tables.notices().sent(ids("a"), PARCEL, at(60)));
    run(tables -> tables.notices().wait(ids("a"), State.SENT, at(90), "lost"));
    assertThat(told("a").state()).isEqualTo(State.SENT);
    assertThat(told("a").tries().doubts()).isEqualTo(1);
  }

  @Test
  default void whatIsRefusedTogetherLeavesEachByItself() {
    tell(mail("a"), mail("b"));
    run(tables -> tables.notices().sent(ids("a", "b"), PARCEL, at(3)));
    run(tables -> tables.notices().separate(ids("a", "b"), at(4), "too many"));

    assertThat(told("a").tries()).isEqualTo(new Tries(0, 0, at(4), "too many", new Bond("", true)));
    assertThat(told("b").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void whatIsHeldWaitsForAPersonWithAllThatLeftWithIt() {
    tell(mail("a"), mail("b"), mail("c"));
    run(tables -> tables.notices().sent(ids("a", "b"), PARCEL, at(3)));
    run(tables -> tables.notices().hold(ids("a", "b"), State.SENT, "not known"));
    long before = ask(tables -> tables.notices().position());
    assertThat(waitingFor("mail", 9)).containsExactly(id("c"));
    run(tables -> assertThat(tables.notices().held()).hasSize(2));

    run(tables -> assertThat(tables.notices().release(id("b"), at(9))).hasSize(2));
    assertThat(told("a").state()).isEqualTo(State.SENT);
    assertThat(told("a").tries())
        .isEqualTo(new Tries(0, 0, at(9), "not known", new Bond(PARCEL.text(), false)));
    run(tables -> assertThat(tables.notices().position()).isGreaterThan(before));
    run(tables -> assertThat(tables.notices().release(id("c"), at(9))).isEmpty());
  }

  @Test
  default void whatCertainlyDidNotArriveIsReleasedAsSuch() {
    tell(mail("a"));
    run(tables -> tables.notices().sent(ids("a"), PARCEL, at(3)));
    run(tables -> tables.notices().hold(ids("a"), State.PENDING, "refused"));
    run(tables -> tables.notices().release(id("a"), at(9)));

    assertThat(told("a").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void holdingNoticesIsNotAWayOfWaiting() {
    tell(mail("a"));
    assertThatThrownBy(() -> run(tables -> tables.notices().wait(ids("a"), State.HELD, at(1), "")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
