package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.Casebook.Case;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.report.Life;
import org.incidentbridge.report.Lives;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.Sample.Standing;
import org.incidentbridge.store.Store;

/** Reads what reports look at. Fields that are restricted anywhere are shown nowhere (N5). */
final class Samples {

  private static final FieldName KNOWN_PROBLEM = new FieldName("custom:knownProblem");

  private final Store.Tables tables;
  private final Rules rules;

  Samples(Store.Tables tables, Rules rules) {
    this.tables = tables;
    this.rules = rules;
  }

  /** All incidents that had begun, as they were then. */
  List<Sample> until(Instant then) {
    return new Casebook(rules).all(tables, then).stream().flatMap(c -> sample(c).stream()).toList();
  }

  private Optional<Sample> sample(Case one) {
    Lives lives = Lives.of(one.timeline(), one.verdict());
    return lives
        .life()
        .map(
            life ->
                new Sample(
                    label(one, lives), facts(lives), life, one.verdict(), standing(one, life)));
  }

  private Sample.Label label(Case one, Lives lives) {
    return new Sample.Label(
        one.incident().id().text(),
        Commands.label(tables, one.incident().origin().ref()),
        shown(lives, StandardField.TITLE.field()));
  }

  private Sample.Facts facts(Lives lives) {
    return new Sample.Facts(
        shown(lives, StandardField.SEVERITY.field()),
        shown(lives, StandardField.LEVEL.field()),
        shown(lives, StandardField.STATUS.field()),
        shown(lives, StandardField.ASSIGNEE.field()),
        new Sample.About(
            shown(lives, StandardField.SERVICE.field()),
            shown(lives, StandardField.ORGANISATION.field())),
        lives.value(KNOWN_PROBLEM).display());
  }

  private String shown(Lives lives, FieldName field) {
    String text = lives.value(field).display();
    boolean restricted =
        rules.bridge().vocabularies().values().stream()
            .anyMatch(v -> v.term(field).filter(t -> t.restricted()).isPresent());
    return restricted && !text.isEmpty() ? "restricted" : text;
  }

  private Standing standing(Case one, Life life) {
    PolicyPack pack = rules.policy().orElseThrow().pack();
    if (pack.head().effective().filter(life.opened()::isBefore).isPresent()) {
      return Standing.EARLIER;
    }
    boolean measured = pack.clocks().isEmpty() || !one.verdict().clocks().isEmpty();
    return measured ? Standing.COUNTED : Standing.TEST;
  }
}
