package org.incidentbridge.decide;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * What remarks are about: names that stay the same, so that each thing is said once. A remark that
 * waits is held against the incident as it now is.
 */
public final class Topics {

  private static final String STEP = "step:";

  /** Who goes and comes back more often is answered no more; the ledger has each time. */
  private static final int MOST_TIMES = 5;

  private Topics() {}

  /** The key of the comment that says something about a topic on a ticket. */
  public static CommandKey key(TicketRef ticket, String topic) {
    return CommandKey.of("remark", ticket.toString(), topic);
  }

  /** Whether a ticket shows, by the mark, that something was said there about a topic. */
  public static boolean isShown(TicketSnapshot on, String topic) {
    String marker = key(on.ref(), topic).text();
    return on.talk().comments().stream().anyMatch(c -> c.marker().equals(marker));
  }

  /**
   * What happens for the second time has a topic of its own; empty if it was told often enough.
   *
   * @param said whether something was told of a topic
   */
  static Optional<String> again(String topic, Predicate<String> said) {
    return IntStream.range(0, MOST_TIMES)
        .mapToObj(time -> time == 0 ? topic : topic + "#" + (time + 1))
        .filter(said.negate())
        .findFirst();
  }

  static String hidden(TicketRef ticket) {
    return "hidden:" + ticket;
  }

  static String deleted(TicketRef ticket) {
    return "deleted:" + ticket;
  }

  static String merged(TicketRef ticket) {
    return "merged:" + ticket;
  }

  static String moved(TicketRef ticket, String key) {
    return "moved:" + ticket + ":" + key;
  }

  /** What is told of a ticket that is, or may be, the same problem. */
  static String known(TicketRef ticket, String what) {
    return "known:" + ticket + ":" + what;
  }

  static String unlinked(TicketRef ticket) {
    return "unlinked:" + ticket;
  }

  /** Of an action of a step that fired. */
  public static String step(String firing, int action) {
    return steps(firing) + action;
  }

  /** How those of all actions of a firing begin. */
  static String steps(String firing) {
    return STEP + firing + ":";
  }

  /** Of a ticket that a route has being made. */
  public static String coming(String route) {
    return "coming:" + route;
  }

  /** Whether an action of a step wants it said. */
  public static boolean isStep(String topic) {
    return topic.startsWith(STEP);
  }

  /** Without a time: an automation that disagrees would be answered for ever. */
  static String overruled(FieldName field, Value lost) {
    return "overruled:" + field + ":" + Hashes.of(lost.toString());
  }

  /**
   * Whether what happened is undone: the ticket is there again, the lost value counts after all,
   * the known problem is none or is private by now.
   */
  public static boolean isUndone(String topic, Incident incident) {
    return incident.tickets().stream()
            .filter(TicketState::isPresent)
            .anyMatch(t -> saysAway(topic, t.ref()))
        || incident.facts().entrySet().stream().anyMatch(fact -> saysLost(topic, fact))
        || (topic.startsWith("known:")
            && incident.known().stream().noneMatch(k -> isStillTold(topic, k)));
  }

  private static boolean isStillTold(String topic, KnownProblem known) {
    return topic.startsWith(known(known.ticket(), ""))
        && !known.standing().quiet()
        && (known.is(KnownProblem.State.LINKED) || topic.endsWith(":proposed"))
        && !known.is(KnownProblem.State.REFUSED);
  }

  private static boolean saysAway(String topic, TicketRef ticket) {
    return isOf(hidden(ticket), topic)
        || isOf(deleted(ticket), topic)
        || isOf(merged(ticket), topic)
        || topic.startsWith(moved(ticket, ""));
  }

  private static boolean isOf(String first, String topic) {
    return topic.equals(first) || topic.startsWith(first + "#");
  }

  private static boolean saysLost(String topic, Map.Entry<FieldName, Incident.Fact> fact) {
    return topic.startsWith("overruled:" + fact.getKey() + ":")
        && topic.endsWith(":" + Hashes.of(fact.getValue().value().toString()));
  }
}
