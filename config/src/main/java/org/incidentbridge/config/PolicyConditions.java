package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;
import org.incidentbridge.policy.Condition;

/** Reads the conditions of a policy pack: a word, CEL, or a list of which one has to hold. */
final class PolicyConditions {

  /** What {@code event.kind} may be of an event. */
  static final Set<String> EVENTS =
      ordered(
          "created",
          "changed",
          "file",
          "comment",
          "edited",
          "shown",
          "reshown",
          "hidden",
          "acknowledged");

  private final Problems problems;
  private final ConditionTerms terms;

  PolicyConditions(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.terms = PolicyTerms.of(names);
  }

  /** In the order in which people are told of them. */
  static Set<String> ordered(String... words) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
  }

  /** The condition under a key. */
  Condition read(Yaml block, String key, String path, Condition otherwise) {
    return block.get(key).map(yaml -> read(yaml, path + "." + key)).orElse(otherwise);
  }

  Condition read(Yaml yaml, String path) {
    return switch (yaml) {
      case Scalar one -> one(one, path);
      case Sequence several -> {
        List<Condition> all = new ArrayList<>();
        for (Yaml item : several.items()) {
          all.add(read(item, path));
        }
        yield all.size() == 1 ? all.getFirst() : new AnyOf(all);
      }
      default -> Condition.ALWAYS; // the schema has said so
    };
  }

  private Condition one(Scalar text, String path) {
    if (text.form() == Form.FLAG && !text.isTrue()) {
      return Condition.NEVER;
    }
    Optional<String> cel = PolicyWords.cel(text.text());
    if (cel.isPresent()) {
      Scalar whole = new Scalar(text.at(), cel.get(), text.written(), Form.TEXT);
      return new Named(text.text().strip(), Conditions.compile(problems, whole, path, terms));
    }
    if (text.form() == Form.TEXT && PolicyWords.isLike(text.text())) {
      problems.error(
          text.at(),
          path,
          "there is no word '" + text.text().strip() + "' for a condition",
          DidYouMean.or(
              text.text().strip(),
              PolicyWords.all(),
              "write one of %s; label NAME, at L3 or reply WORD; or CEL, for example incident.priority == \"high\""
                  .formatted(String.join(", ", PolicyWords.all()))));
      return Condition.ALWAYS;
    }
    Optional<String> meant = PolicyWords.meant(text.text());
    if (meant.isPresent()) {
      problems.error(
          text.at(),
          path,
          "'" + text.text().strip() + "' is no condition",
          "did you mean '" + meant.get() + "'?");
      return Condition.ALWAYS;
    }
    return Conditions.compile(problems, text, path, terms);
  }

  /** Both have to hold. */
  static Condition both(Condition a, Condition b) {
    if (a.equals(Condition.ALWAYS)) {
      return b;
    }
    return b.equals(Condition.ALWAYS) ? a : new AllOf(List.of(a, b));
  }

  /** CEL that the reader makes itself. */
  Condition made(String name, String cel, Position at, String path) {
    Scalar whole = new Scalar(at, cel, cel, Form.TEXT);
    return new Named(name, Conditions.compile(problems, whole, path, terms));
  }

  /** A condition with a name of its own. */
  private record Named(String text, Condition is) implements Provable {
    @Override
    public Answer test(Map<String, Object> variables) {
      return is.test(variables);
    }

    @Override
    public Optional<Boolean> under(Map<String, Object> known) {
      return Provable.under(is, known);
    }

    @Override
    public Optional<Set<String>> reads() {
      return is.reads();
    }

    @Override
    public boolean isQuick() {
      return is.isQuick();
    }
  }

  /** One has to hold. */
  private record AnyOf(List<Condition> all) implements Provable {
    @Override
    public Answer test(Map<String, Object> variables) {
      Answer problem = Answer.NO;
      for (Condition each : all) {
        Answer answer = each.test(variables);
        if (answer.holds()) {
          return answer;
        }
        problem = problem.problem().isEmpty() ? answer : problem;
      }
      return problem;
    }

    @Override
    public String text() {
      return all.stream().map(Condition::text).collect(Collectors.joining(" or "));
    }

    @Override
    public Optional<Boolean> under(Map<String, Object> known) {
      return PolicyConditions.under(all, known, true);
    }

    @Override
    public Optional<Set<String>> reads() {
      return PolicyConditions.reads(all);
    }

    @Override
    public boolean isQuick() {
      return all.stream().allMatch(Condition::isQuick);
    }
  }

  /** All have to hold. */
  private record AllOf(List<Condition> all) implements Provable {
    @Override
    public Answer test(Map<String, Object> variables) {
      for (Condition each : all) {
        Answer answer = each.test(variables);
        if (!answer.holds()) {
          return answer;
        }
      }
      return Answer.YES;
    }

    @Override
    public String text() {
      return all.stream().map(Condition::text).collect(Collectors.joining(" and "));
    }

    @Override
    public Optional<Boolean> under(Map<String, Object> known) {
      return PolicyConditions.under(all, known, false);
    }

    @Override
    public Optional<Set<String>> reads() {
      return PolicyConditions.reads(all);
    }

    @Override
    public boolean isQuick() {
      return all.stream().allMatch(Condition::isQuick);
    }
  }

  /** One that is {@code decisive} decides; else all have to be known. */
  private static Optional<Boolean> under(
      List<Condition> all, Map<String, Object> known, boolean decisive) {
    List<Optional<Boolean>> each = all.stream().map(c -> Provable.under(c, known)).toList();
    if (each.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return each.stream().allMatch(Optional::isPresent) ? Optional.of(!decisive) : Optional.empty();
  }

  private static Optional<Set<String>> reads(List<Condition> all) {
    Set<String> union = new TreeSet<>();
    for (Condition each : all) {
      if (each.reads().isEmpty()) {
        return Optional.empty();
      }
      union.addAll(each.reads().get());
    }
    return Optional.of(union);
  }
}
