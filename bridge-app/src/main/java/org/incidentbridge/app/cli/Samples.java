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
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.report.Life;
import org.incidentbridge.report.Lives;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.Sample.Standing;
import org.incidentbridge.store.Store;

/** Reads what reports look at. Fields that are restricted anywhere are shown nowhere (N5). */
final class Samples {

  private static final FieldName CUSTOM_PROBLEM = new FieldName("custom:knownProblem");

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
        isRestricted(StandardField.TITLE) ? "" : shown(lives, StandardField.TITLE),
        one.incident().origin().place().url());
  }

  private Sample.Facts facts(Lives lives) {
    return new Sample.Facts(
        shown(lives, StandardField.SEVERITY),
        shown(lives, StandardField.LEVEL),
        shown(lives, StandardField.STATUS),
        shown(lives, StandardField.ASSIGNEE),
        new Sample.About(
            shown(lives, StandardField.SERVICE), shown(lives, StandardField.ORGANISATION)),
        knownProblem(lives));
  }

  private static String knownProblem(Lives lives) {
    String standard = lives.value(StandardField.KNOWN_PROBLEM.field()).display();
    return standard.isEmpty() ? lives.value(CUSTOM_PROBLEM).display() : standard;
  }

  private String shown(Lives lives, StandardField field) {
    String text = lives.value(field.field()).display();
    return isRestricted(field) && !text.isEmpty() ? "restricted" : text;
  }

  private boolean isRestricted(StandardField field) {
    return rules.bridge().vocabularies().values().stream()
        .anyMatch(v -> v.term(field.field()).filter(Vocabulary.Term::restricted).isPresent());
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
