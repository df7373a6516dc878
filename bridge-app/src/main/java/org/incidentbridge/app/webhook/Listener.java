package org.incidentbridge.app.webhook;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.config.Listening;
import org.incidentbridge.spi.WebhookCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server that trackers call: {@code POST /webhooks/<name of the tracker>}. Its answers
 * have a status and nothing else.
 */
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final String PATH = "/webhooks/{tracker}";
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int THREADS = 64;
  private static final int FEWEST_THREADS = 4;
  private static final int IDLE_MILLIS = 10_000;

  /** What proxies add to the calls that they pass on. */
  private static final List<String> RELAYED =
      List.of(FORWARDED_FOR, "Forwarded", "Via", "X-Real-IP");

  private static final int HEADER_BYTES = 16_384;

  private final Javalin server;
  private final Listening listening;

  /**
   * Listens from now on.
   *
   * @throws Failure if it cannot, with a sentence that says why
   */
  Listener(Listening listening, Gate gate) {
    this.listening = listening;
    this.server = Javalin.create(config -> configure(config, listening, gate));
    try {
      server.start();
    } catch (JavalinException broken) {
      server.stop();
      throw new Failure(ExitCode.USAGE, why(listening, broken));
    }
  }

  /** Answers calls. */
  interface Gate {

    /** Whether a call is to be heard at all, before anything of its body is read. */
    HttpStatus admit(String tracker, Origin origin);

    /** What a call that was admitted is answered. */
    HttpStatus receive(String tracker, WebhookCall call);

    /** That the body of a call that was admitted was too large to be looked at. */
    void tooLarge(String tracker);
  }

  private static String why(Listening listening, Throwable broken) {
    return ("Cannot listen on %s, port %d: %s. Choose another listen.port or listen.host, or end what"
            + " listens there, such as another run of the bridge.")
        .formatted(listening.host(), listening.port(), root(broken));
  }

  private static String root(Throwable broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof java.nio.channels.UnresolvedAddressException
        ? "there is no such address"
        : String.valueOf(cause.getMessage());
  }

  /** The port, also where any was asked for. */
  int port() {
    return server.port();
  }

  /** Where it listens, for people. */
  String place() {
    return "%s, port %d".formatted(listening.host(), port());
  }

  private static void configure(JavalinConfig config, Listening listening, Gate gate) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = listening.host();
    config.jetty.port = listening.port();
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(Listener::quiet);
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(IDLE_MILLIS);
          server.setErrorHandler(new Silent());
        });
    config.routes.post(PATH, answer(gate, new Intake(listening.limits().bodyBytes())));
    config.routes.exception(Exception.class, (broken, call) -> refuse(call, broken));
    config.routes.after(call -> call.result(new byte[0]).removeHeader("Content-Type"));
  }

  /** What is no HTTP at all is answered by the server itself, in as few words. */
  private static final class Silent extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      callback.succeeded();
      return true;
    }
  }

  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(THREADS, FEWEST_THREADS);
    pool.setName("webhook");
    pool.setDaemon(true);
    return pool;
  }

  private static void quiet(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(false);
    http.setIdleTimeout(IDLE_MILLIS);
    http.setRequestHeaderSize(HEADER_BYTES);
  }

  /** What goes wrong with a call, such as a body that breaks off, concerns its sender alone. */
  private static void refuse(Context call, Exception broken) {
    call.status(broken instanceof IOException ? HttpStatus.BAD_REQUEST : HttpStatus.NOT_FOUND);
  }

  private static Handler answer(Gate gate, Intake intake) {
    return call -> {
      String tracker = call.pathParam("tracker");
      HttpStatus admitted = gate.admit(tracker, origin(call));
      call.status(admitted == HttpStatus.OK ? taken(gate, intake, tracker, call) : admitted);
    };
  }

  private static HttpStatus taken(Gate gate, Intake intake, String tracker, Context call)
      throws IOException {
    HttpStatus answer =
        intake.take(
            call.req().getContentLengthLong(),
            call.req().getInputStream(),
            body -> gate.receive(tracker, new WebhookCall(headers(call), body)));
    if (answer == HttpStatus.CONTENT_TOO_LARGE) {
      gate.tooLarge(tracker);
    }
    return answer;
  }

  /** A proxy may write a line of its own behind those that the caller sent. */
  private static Origin origin(Context call) {
    String forwardedFor = String.join(",", Collections.list(call.req().getHeaders(FORWARDED_FOR)));
    boolean relayed = RELAYED.stream().anyMatch(name -> call.header(name) != null);
    return new Origin(call.req().getRemoteAddr(), forwardedFor, relayed);
  }

  private static Map<String, List<String>> headers(Context call) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(call.req().getHeaderNames())) {
      headers.put(name, Collections.list(call.req().getHeaders(name)));
    }
    return headers;
  }

  /** Ends after the calls under way; those that take too long are broken off. Does not throw. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (JavalinException late) {
      LOG.debug("calls under way were broken off", late);
    }
  }
}
