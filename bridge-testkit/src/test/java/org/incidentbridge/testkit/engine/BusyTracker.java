package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker during whose calls something else happens.
 *
 * @param meanwhile while a command is applied
 * @param settling while it is found out what became of one
 * @param pulling while the tracker is read
 * @param answer to each command, in place of the tracker's own
 */
record BusyTracker(
    Tracker inner,
    Consumer<Command> meanwhile,
    Consumer<Command> settling,
    Runnable pulling,
    Optional<Function<Command, Outcome>> answer)
    implements Dressed {

  BusyTracker(Tracker inner, Consumer<Command> meanwhile) {
    this(inner, meanwhile, command -> {}, () -> {}, Optional.empty());
  }

  /** One that does nothing and answers so. */
  static Tracker answering(Tracker inner, Function<Command, Outcome> answer) {
    return new BusyTracker(inner, command -> {}, command -> {}, () -> {}, Optional.of(answer));
  }

  /** One that cannot be told what became of its commands. */
  static BusyTracker forgetful(Tracker inner) {
    return new BusyTracker(
        inner,
        command -> {},
        command -> fail(inner, "does not answer"),
        () -> {},
        Optional.empty());
  }

  /** One that can be written to and not read. */
  static BusyTracker unreadable(Tracker inner) {
    return new BusyTracker(
        inner,
        command -> {},
        command -> {},
        () -> fail(inner, "cannot be listed"),
        Optional.empty());
  }

  private static void fail(Tracker tracker, String what) {
    throw new TrackerException(TrackerException.Kind.UNAVAILABLE, tracker.id() + " " + what);
  }

  /** One that breaks, as with an answer of 500, at each write that holds a certain word. */
  static BusyTracker brittle(Tracker inner, String word) {
    return new BusyTracker(
        inner,
        command -> {
          if (command.toString().contains(word)) {
            fail(inner, "answers 500 to " + word);
          }
        });
  }

  @Override
  public TrackerSource source() {
    return new DressedSource(inner.source()) {
      @Override
      public Page pull(PullRequest request) {
        pulling.run();
        return super.pull(request);
      }
    };
  }

  @Override
  public TrackerSink sink() {
    TrackerSink sink = inner.sink();
    return new DressedSink(sink) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        meanwhile.accept(command);
        return answer.map(a -> a.apply(command)).orElseGet(() -> super.apply(command, contents));
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        settling.accept(command);
        return super.settle(command, since);
      }

      @Override
      public Outcome settle(Command command, Instant since, Set<String> others) {
        settling.accept(command);
        return sink.settle(command, since, others);
      }
    };
  }
}
