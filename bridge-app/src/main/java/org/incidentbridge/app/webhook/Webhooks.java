package org.incidentbridge.app.webhook;

import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.app.webhook.Reception.Answer;
import org.incidentbridge.config.Listening;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.spi.WebhookCall;
import org.incidentbridge.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trackers call out that tickets changed, and the bridge reads these at once. A call is a hint:
 * whatever becomes of it, polling has the last word.
 */
public final class Webhooks implements AutoCloseable {

  private static final String ADDRESSES = "Listening in docs/webhooks.md for their addresses";

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  /** Tickets of one tracker that may wait; with more it is read as a whole. */
  private static final int MOST_WAITING = 2_000;

  private final Set<TrackerId> trackers;
  private final Hints hints;
  private final Attention attention;
  private final Listener listener;
  private final Watch watch;

  private Webhooks(
      Listening listening, Reception reception, BridgeEngine engine, Sources sources, Watch watch) {
    this.trackers = listening.callers().keySet();
    this.hints = new Hints(trackers, MOST_WAITING);
    this.attention = new Attention(hints, reader(engine));
    this.listener =
        new Listener(listening, new Door(reception, unsigned(listening), sources, hints, watch));
    this.watch = watch;
  }

  /**
   * Listens from now on, and has nothing read before it is started.
   *
   * @param webhooks how the trackers call that do
   * @param watch told of what is called out
   * @throws org.incidentbridge.app.Failure if it cannot listen there
   */
  public static Webhooks open(
      Listening listening,
      Map<TrackerId, TrackerWebhook> webhooks,
      BridgeEngine engine,
      Watch watch,
      InstantSource clock) {
    var sources = new Sources(listening.limits().callsPerMinute(), listening.proxies(), clock);
    return new Webhooks(listening, new Reception(webhooks, clock), engine, sources, watch);
  }

  /** Those whose calls are believed as they come; only from this machine itself. */
  private static Set<String> unsigned(Listening listening) {
    return listening.callers().entrySet().stream()
        .filter(caller -> caller.getValue().isEmpty())
        .map(caller -> caller.getKey().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Attention.Reader reader(BridgeEngine engine) {
    return new Attention.Reader() {
      @Override
      public boolean look(TrackerId tracker, List<String> tickets) {
        return engine.look(tracker, tickets);
      }

      @Override
      public void pull(TrackerId tracker) {
        engine.pull(tracker);
      }
    };
  }

  /** Who decides on a call. */
  private record Door(
      Reception reception,
      Set<String> unsigned,
      Sources sources,
      Hints hints,
      Watch watch,
      Complaints complaints)
      implements Listener.Gate {

    Door(Reception reception, Set<String> unsigned, Sources sources, Hints hints, Watch watch) {
      this(reception, unsigned, sources, hints, watch, new Complaints());
    }

    @Override
    public HttpStatus admit(String tracker, Origin origin) {
      if (!sources.admits(sources.of(origin.peer(), origin.forwardedFor()))) {
        complain("listen", "more than callsPerMinute from one source");
        return HttpStatus.TOO_MANY_REQUESTS;
      }
      if (origin.relayed() && unsigned.contains(tracker)) {
        complain(tracker, "nobody signed it (insecure: true), and it came through a proxy");
        return HttpStatus.UNAUTHORIZED;
      }
      if (!reception.knows(tracker)) {
        complain("listen", "no tracker of that name is listened to; see " + ADDRESSES);
        return HttpStatus.NOT_FOUND;
      }
      return HttpStatus.OK;
    }

    @Override
    public HttpStatus receive(String tracker, WebhookCall call) {
      return switch (reception.receive(tracker, call)) {
        case Answer.NobodyHere nobody -> HttpStatus.NOT_FOUND;
        case Answer.Refused refused -> {
          complain(tracker, refused.why());
          yield HttpStatus.UNAUTHORIZED;
        }
        case Answer.Nothing nothing -> {
          nothing
              .odd()
              .flatMap(odd -> complaints.idle(tracker, odd, reception.now()))
              .ifPresent(LOG::info);
          yield HttpStatus.ACCEPTED;
        }
        case Answer.Look look -> {
          watch.called(look.tracker(), look.tickets());
          hints.add(look.tracker(), look.tickets());
          yield HttpStatus.ACCEPTED;
        }
      };
    }

    @Override
    public void tooLarge(String tracker) {
      complain(tracker, "its body is larger than listen.maxBody");
    }

    private void complain(String topic, String why) {
      complaints.about(topic, why, reception.now()).ifPresent(LOG::warn);
    }
  }

  /** Where it listens, for people. */
  public String place() {
    return listener.place();
  }

  /** The port it listens on. */
  public int port() {
    return listener.port();
  }

  /** Has tickets read from now on; returns at once. */
  public void start() {
    attention.start(trackers);
  }

  /** Ends after what is under way. */
  @Override
  public void close() {
    listener.close();
    attention.close();
    try {
      watch.count();
    } catch (StoreException broken) {
      LOG.debug("what was called out last is not counted", broken); // why the run ends is told
    }
  }
}
