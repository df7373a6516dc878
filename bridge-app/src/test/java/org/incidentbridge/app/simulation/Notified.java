package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.app.simulation.Outside.Offer;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Step;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.store.Notices;

/**
 * N3, N9 and N6 for notices, as {@code docs/notices.md} promises them. Each notice that a step
 * wants arrives:
 *
 * <ul>
 *   <li>at least once, whatever happened on the way; one that is refused for good is held, and no
 *       other one because of it;
 *   <li>in one message only: whoever tells messages by their ids gets it exactly once;
 *   <li>again only if the bridge could not know of the time before, and then at most three times;
 *   <li>not before an earlier one of the same step, unless either is urgent.
 * </ul>
 *
 * <p>Nobody is told what no step wants.
 */
final class Notified implements Check {

  private static final int MOST_DOUBTS = 3;

  @Override
  public void check(World world, Books books) {
    if (world.rules().policy().isEmpty()) {
      return;
    }
    var casebook = new Casebook(world.rules());
    List<Casebook.Case> cases =
        world.store().inTransaction(t -> casebook.all(t, world.bridgeClock().instant()));
    Set<NoticeKey> wanted = new HashSet<>();
    for (Casebook.Case one : cases) {
      List<Want> wants = wants(world, one);
      wants.forEach(want -> arrives(world, want));
      inOrder(world, wants);
      wants.forEach(want -> wanted.add(want.key()));
    }
    for (Offer offer : world.outside.offers()) {
      assertThat(wanted).as("N9: what no step wants").containsAll(offer.parcel().keys());
    }
  }

  /** A notice that a step wants. */
  private record Want(NoticeKey key, Action.Tell tell, Fired fired) {

    /** What leaves together, and so in order. */
    String group() {
      return tell.channel() + " " + fired.key().substring(0, fired.key().indexOf('#')) + tell.to();
    }
  }

  private static List<Want> wants(World world, Casebook.Case one) {
    List<Want> wants = new ArrayList<>();
    for (Fired fired : one.record().fired()) {
      List<Action> actions =
          world.rules().policy().orElseThrow().pack().ladder().steps().stream()
              .filter(step -> fired.isOf(step.name()))
              .findFirst()
              .map(Step::actions)
              .orElse(List.of());
      for (int i = 0; i < actions.size(); i++) {
        if (actions.get(i) instanceof Action.Tell tell) {
          String id = one.incident().id().text();
          wants.add(new Want(NoticeKey.of(id, fired.key(), String.valueOf(i)), tell, fired));
        }
      }
    }
    return wants;
  }

  private static void arrives(World world, Want want) {
    List<Offer> arrivals = world.outside.arrivals(want.key());
    var open = world.store().inTransaction(t -> t.notices().find(want.key()));
    if (Outside.refuses(want.key())) {
      assertThat(arrivals).as("nobody has what was refused").isEmpty();
      assertThat(open.map(Notices.Entry::state))
          .as("what is refused for good is held: %s", want)
          .contains(Notices.State.HELD);
      return;
    }
    assertThat(arrivals).as("N9: a notice arrives: %s, which is now %s", want, open).isNotEmpty();
    assertThat(open).as("a notice that arrived waits no more").isEmpty();
    assertThat(arrivals.stream().map(o -> o.parcel().id()).distinct())
        .as("N3: a notice comes in one message, by whose id it is told when it comes again")
        .hasSize(1);
    assertThat(arrivals.subList(0, arrivals.size() - 1))
        .as("N3: no notice is sent again that is known to have arrived: %s", want)
        .noneMatch(world.outside::isKnown);
    assertThat(arrivals.size())
        .as("N3: after the third time a person is asked, who may let it go again: %s", want)
        .isLessThanOrEqualTo(2 * MOST_DOUBTS);
  }

  private static void inOrder(World world, List<Want> wants) {
    Map<String, Want> before = new HashMap<>();
    for (Want want : wants) {
      Want earlier = before.put(want.group(), want);
      if (earlier == null || want.tell().urgent() || isAlone(earlier) || isAlone(want)) {
        continue;
      }
      if (!earlier.fired().at().isAfter(want.fired().at())) {
        assertThat(world.outside.first(earlier.key()).orElseThrow())
            .as("N6: what came about first is told first: %s, %s", earlier, want)
            .isLessThanOrEqualTo(world.outside.first(want.key()).orElseThrow());
      }
    }
  }

  /** One that is refused leaves by itself in the end. */
  private static boolean isAlone(Want want) {
    return Outside.refuses(want.key());
  }
}
