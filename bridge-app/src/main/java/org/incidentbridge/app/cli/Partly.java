package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.store.Outbox.Entry;

/** Says of a command that was written what of it did not arrive as it was asked. */
final class Partly {

  private final Bridge bridge;

  Partly(Bridge bridge) {
    this.bridge = bridge;
  }

  /** The same command; what was left out or changed shows what the ticket shows, and why. */
  Entry mark(Entry entry, Receipt receipt) {
    if (receipt.losses().isEmpty()) {
      return entry;
    }
    PlannedCommand planned = entry.planned();
    Vocabulary words = bridge.vocabulary(planned.command().target().tracker());
    Optional<Reading> shown =
        receipt.ticket().map(ticket -> new Normaliser(words, bridge.people()).read(ticket));
    List<Loss> untold = new ArrayList<>(receipt.losses());
    List<Explanation.Line> lines = new ArrayList<>();
    for (Explanation.Line line : planned.explanation().lines()) {
      Optional<FieldName> field =
          words.fields().keySet().stream().filter(f -> f.name().equals(line.what())).findFirst();
      String name =
          field.flatMap(words::term).map(Vocabulary.Term::trackerField).orElse(line.what());
      List<Loss> losses = untold.stream().filter(loss -> loss.field().equals(name)).toList();
      untold.removeAll(losses);
      lines.add(losses.isEmpty() ? line : mark(line, losses, field.flatMap(f -> value(shown, f))));
    }
    untold.forEach(
        loss -> lines.add(new Explanation.Line(loss.field(), "", "", why(List.of(loss)))));
    var explanation = new Explanation(lines, planned.explanation().calls());
    return entry.with(
        new PlannedCommand(planned.command(), planned.incident(), planned.purpose(), explanation));
  }

  private static Optional<Value> value(Optional<Reading> shown, FieldName field) {
    return shown.map(reading -> reading.values().get(field));
  }

  private static Explanation.Line mark(
      Explanation.Line line, List<Loss> losses, Optional<Value> shown) {
    return new Explanation.Line(
        line.what(), line.before(), shown.map(Value::display).orElse(""), why(losses));
  }

  private static String why(List<Loss> losses) {
    return losses.stream()
        .map(Loss::message)
        .collect(Collectors.joining("; ", "not as asked: ", ""));
  }
}
