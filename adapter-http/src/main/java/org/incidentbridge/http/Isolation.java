package org.incidentbridge.http;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Tells a ticket that cannot be read from a tracker that cannot, so that one ticket does not stop
 * the others, and an outage is no fault of each ticket (N10). For parallel use.
 */
public final class Isolation {

  /** Others may be as bad. */
  private static final int MOST_OTHERS = 3;

  private static final int TOO_MANY = 429;

  private final Consumer<String> question;
  private final Runnable proof;
  private volatile String good = "";

  /**
   * For one tracker.
   *
   * @param question reads a ticket by its id, as those that fail are read; throws a {@link
   *     CallFailure} or {@link TrackerException} if it fails
   * @param proof throws a {@link TrackerException} if the login does not count just now
   */
  public Isolation(Consumer<String> question, Runnable proof) {
    this.question = question;
    this.proof = proof;
  }

  /** What came of a reading: the ticket, or why it alone cannot be read. */
  public record Tried<T>(Optional<T> read, String why) {}

  /**
   * Reads a ticket. A refusal of it is its own at once; an error of the tracker is its own if it
   * comes twice while another ticket is shown.
   *
   * @param reading may be asked twice
   * @param others ids of tickets that may be read in its place; asked for only if need be
   * @throws RuntimeException what the reading threw, if the tracker as a whole is to blame, or that
   *     cannot be told
   */
  public <T> Tried<T> read(
      String id, Supplier<T> reading, Supplier<? extends Collection<String>> others) {
    try {
      return read(id, reading);
    } catch (CallFailure | TrackerException failure) {
      if (isRefusal(failure)) {
        proof.run();
        return alone(failure);
      }
      if (!isOutage(failure)) {
        throw failure;
      }
    }
    return again(id, reading, others);
  }

  private <T> Tried<T> again(
      String id, Supplier<T> reading, Supplier<? extends Collection<String>> others) {
    try {
      return read(id, reading);
    } catch (CallFailure | TrackerException failure) {
      if (!mayBeOfOne(failure) || !isAnyShown(id, others.get())) {
        throw failure;
      }
      return alone(failure);
    }
  }

  /** Whether a failure may be the fault of one ticket among those that were asked for. */
  public static boolean mayBeOfOne(RuntimeException failure) {
    return isRefusal(failure) || isOutage(failure);
  }

  private <T> Tried<T> read(String id, Supplier<T> reading) {
    T read = reading.get();
    good = id;
    return new Tried<>(Optional.of(read), "");
  }

  private static <T> Tried<T> alone(RuntimeException failure) {
    return new Tried<>(Optional.empty(), String.valueOf(failure.getMessage()));
  }

  /** An answer that no waiting changes, about what was asked for. */
  private static boolean isRefusal(RuntimeException failure) {
    return call(failure)
        .filter(
            call ->
                switch (call.kind()) {
                  case PERMISSION, NOT_FOUND, INVALID, CONFLICT, PROTOCOL -> call.status() >= 400;
                  case AUTHENTICATION, RATE_LIMITED, UNAVAILABLE -> false;
                })
        .isPresent();
  }

  /** The bridge's own budget, which has no status, is nobody's fault. */
  private static boolean isOutage(RuntimeException failure) {
    return call(failure)
        .filter(call -> call.kind() == Kind.UNAVAILABLE || call.status() == TOO_MANY)
        .isPresent();
  }

  private static Optional<CallFailure> call(RuntimeException failure) {
    if (failure instanceof CallFailure call) {
      return Optional.of(call);
    }
    return failure.getCause() instanceof CallFailure cause ? Optional.of(cause) : Optional.empty();
  }

  private boolean isAnyShown(String id, Collection<String> others) {
    String last = good;
    return Stream.concat(Stream.of(last), others.stream())
        .filter(other -> !other.isEmpty() && !other.equals(id))
        .distinct()
        .limit(MOST_OTHERS)
        .anyMatch(this::isShown);
  }

  private boolean isShown(String id) {
    try {
      question.accept(id);
      return true;
    } catch (CallFailure | TrackerException failure) {
      return isAbsence(failure);
    }
  }

  /** A tracker that says that a ticket is not there shows those that are. */
  private static boolean isAbsence(RuntimeException failure) {
    return call(failure).filter(call -> call.kind() == Kind.NOT_FOUND).isPresent();
  }
}
