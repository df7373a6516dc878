package org.incidentbridge.app.webhook;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The HTTP server that trackers call: {@code POST /webhooks/<name of the tracker>}. Its answers
 * have a status and nothing else.
 */
final class Listener implements AutoCloseable {

  private static final String PATH = "/webhooks/{tracker}";
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int THREADS = 64;
  private static final int FEWEST_THREADS = 4;
  private static final int IDLE_MILLIS = 10_000;

  /** Who sends a body more slowly has a thread wait for nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int CHUNK = 16_384;

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
    HttpStatus admit(String tracker, String peer, String forwardedFor);

    /** What a call that was admitted is answered. */
    HttpStatus receive(String tracker, WebhookCall call);
  }

  private static String why(Listening listening, Throwable broken) {
    return ("Cannot listen on %s, port %d: %s. Choose another listen.port or listen.host, or end what"
            + " listens there; another run of the bridge may.")
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
    config.routes.post(PATH, answer(gate, listening.limits().bodyBytes()));
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

  private static Handler answer(Gate gate, int mostBytes) {
    return call -> {
      String tracker = call.pathParam("tracker");
      String forwarded = Optional.ofNullable(call.header(FORWARDED_FOR)).orElse("");
      HttpStatus admitted = gate.admit(tracker, call.req().getRemoteAddr(), forwarded);
      call.status(admitted == HttpStatus.OK ? received(gate, tracker, call, mostBytes) : admitted);
    };
  }

  private static HttpStatus received(Gate gate, String tracker, Context call, int mostBytes)
      throws IOException {
    Optional<byte[]> body = body(call, mostBytes);
    return body.isEmpty()
        ? HttpStatus.CONTENT_TOO_LARGE
        : gate.receive(tracker, new WebhookCall(headers(call), body.get()));
  }

  /** The bytes as they came; empty if there are too many, however many were announced. */
  private static Optional<byte[]> body(Context call, int most) throws IOException {
    if (call.req().getContentLengthLong() > most) {
      return Optional.empty();
    }
    long begun = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = call.req().getInputStream();
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      body.write(chunk, 0, read);
      if (body.size() > most) {
        return Optional.empty();
      }
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException("the body comes too slowly");
      }
    }
    return Optional.of(body.toByteArray());
  }

  private static Map<String, List<String>> headers(Context call) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(call.req().getHeaderNames())) {
      headers.put(name, Collections.list(call.req().getHeaders(name)));
    }
    return headers;
  }

  /** Ends after the calls under way. */
  @Override
  public void close() {
    server.stop();
  }
}
