package org.incidentbridge.pack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.policy.Condition;

/**
 * The rules of a support procedure, checked: names that rules use are all there.
 *
 * <p>Conditions see the variables that {@code replay.Variables} makes: {@code incident}, {@code
 * reported}, {@code event}, {@code sides}, {@code service}, {@code customer}, {@code clocks},
 * {@code gates}, {@code obligations} and {@code open}.
 *
 * @param head what it is called and since when it counts
 * @param severity which severity an incident has
 * @param clocks in the order written, names unique
 * @param ladder the support levels and what moves an incident up
 * @param duties gates and obligations
 * @param catalogue services, plans, organisations, groups of people
 */
public record PolicyPack(
    Head head,
    SeverityRules severity,
    List<ClockRule> clocks,
    Ladder ladder,
    Duties duties,
    Catalogue catalogue) {

  public PolicyPack {
    clocks = List.copyOf(clocks);
  }

  /** The names of everything that fires: steps, and gates that ask. */
  public List<String> steps() {
    return Stream.concat(
            ladder.steps().stream().map(Step::name), duties.gates().stream().map(Gate::name))
        .distinct()
        .toList();
  }

  /** The clock of that name. */
  public Optional<ClockRule> clock(String name) {
    return clocks.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /**
   * What a pack is called.
   *
   * @param name unique, for example {@code joyent}
   * @param title for people
   * @param version changes whenever anything in the pack does
   * @param effective incidents that began earlier get no clocks and no steps from it; empty if all
   *     do
   * @param counts which incidents it is for; those for which it does not hold, for example process
   *     tests (A2), count nowhere
   */
  public record Head(
      String name, String title, String version, Optional<Instant> effective, Condition counts) {}

  /**
   * Gates and obligations.
   *
   * @param gates in the order written
   * @param obligations in the order written
   */
  public record Duties(List<Gate> gates, List<ObligationRule> obligations) {
    public Duties {
      gates = List.copyOf(gates);
      obligations = List.copyOf(obligations);
    }

    /** The obligation of that name. */
    public Optional<ObligationRule> obligation(String name) {
      return obligations.stream().filter(o -> o.name().equals(name)).findFirst();
    }
  }
}
