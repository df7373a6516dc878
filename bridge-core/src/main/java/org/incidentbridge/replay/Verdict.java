package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;

/**
 * What a policy pack says of an incident at a point in time.
 *
 * @param until the point in time; what happens at that very instant is in it
 * @param facts the fields that the policy decides, severity and level among them
 * @param clocks in the order of the pack
 * @param firings the steps that fired, in the order in which they did
 * @param duties gates and obligations
 * @param outlook what is to come, and what could not be computed
 */
public record Verdict(
    Instant until,
    SortedMap<FieldName, Computed> facts,
    List<ClockReading> clocks,
    List<Firing> firings,
    Duties duties,
    Outlook outlook) {

  public Verdict {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    clocks = List.copyOf(clocks);
    firings = List.copyOf(firings);
  }

  /** When it may say something else although nothing happens; empty if never. */
  public Optional<Instant> wakeAt() {
    return outlook.wakeAt();
  }

  /** What the policy decided of a field; empty if it leaves it to people. */
  public Optional<Computed> fact(FieldName field) {
    return Optional.ofNullable(facts.get(field));
  }

  /** The clock of that name. */
  public Optional<ClockReading> clock(String name) {
    return clocks.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /**
   * What is to come, and what could not be computed.
   *
   * @param wakeAt when the verdict may change although nothing happens; empty if never
   * @param problems for people, each once: conditions that fail on this incident and so do not
   *     hold, calendars without enough coverage, bounds that were reached
   */
  public record Outlook(Optional<Instant> wakeAt, List<String> problems) {
    public Outlook {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A value that the policy decided.
   *
   * @param value canonical
   * @param since when it came to that
   * @param rule which rule says so, for people
   */
  public record Computed(Value value, Instant since, String rule) {}

  /**
   * Gates and obligations.
   *
   * @param gates those that apply, in the order of the pack
   * @param obligations in the order in which they were opened
   */
  public record Duties(List<GateReading> gates, List<Obligation> obligations) {
    public Duties {
      gates = List.copyOf(gates);
      obligations = List.copyOf(obligations);
    }
  }

  /**
   * A gate that applies.
   *
   * @param name of the gate
   * @param missing titles of what is not there; empty if it is open
   */
  public record GateReading(String name, List<String> missing) {
    public GateReading {
      missing = List.copyOf(missing);
    }

    /** Whether nothing is missing. */
    public boolean isOpen() {
      return missing.isEmpty();
    }
  }
}
