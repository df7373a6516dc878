package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.store.Ledger;

/**
 * Each step fires once for a cause, is told once, and says why, also through deaths (N9). What was
 * announced is explained by what the bridge knew when it did, whatever came to be known since; but
 * where its own clock was put back, nobody can tell what it knew when, nor whether a mirror whose
 * making was in doubt had joined by then; and under other owners of fields other changes count.
 */
final class Announced implements Check {

  /** That a step fired, not what came of it. */
  private static final Pattern FIRED = Pattern.compile("step .+ of \\d{4}-\\d\\d-\\d\\dT.*");

  @Override
  public void check(World world, Books books) {
    if (world.rules().policy().isEmpty()) {
      return;
    }
    var casebook = new Casebook(world.rules());
    List<Casebook.Case> cases =
        world.store().inTransaction(t -> casebook.all(t, world.bridgeClock().instant()));
    for (Casebook.Case one : cases) {
      List<String> told =
          books.ledger().stream()
              .filter(l -> l.incident().equals(one.incident().id()))
              .filter(l -> l.kind() == Ledger.Kind.EVENT)
              .map(l -> l.text().summary())
              .filter(FIRED.asMatchPredicate())
              .toList();
      check(one.record(), told);
      if (!world.isTurnedBack() && !world.hasOtherOwners() && joinedAtOnce(world, one)) {
        explained(world, casebook, one);
      }
      if (!one.incident().origin().isOver()) {
        assertThat(one.verdict().firings())
            .as("N9: every step that has a cause is told of, by the record of %s", one.record())
            .allMatch(firing -> one.record().has(firing.key(), firing.at()));
      }
    }
  }

  private static boolean joinedAtOnce(World world, Casebook.Case one) {
    return one.incident().tickets().stream()
        .map(TicketState::ref)
        .noneMatch(world.timeline::isDoubtful);
  }

  private static void explained(World world, Casebook casebook, Casebook.Case one) {
    for (Fired fired : one.record().fired()) {
      var then =
          world
              .store()
              .inTransaction(t -> casebook.asKnownAt(t, one.incident(), fired.announced()))
              .orElseThrow();
      assertThat(then.verdict().firings())
          .as("each breach is explained as it was known when it was announced: %s", fired)
          .anyMatch(f -> fired.isOf(f.name()) && f.at().equals(fired.at()));
    }
  }

  private static void check(CaseRecord record, List<String> told) {
    List<String> keys = record.fired().stream().map(Fired::key).toList();
    assertThat(keys).as("N9: a step fires once for a cause").doesNotHaveDuplicates();
    assertThat(told).as("N9: each is told once, in words that may be alike").hasSameSizeAs(keys);
    assertThat(record.fired()).as("each breach is explained").noneMatch(f -> f.why().isBlank());
  }
}
