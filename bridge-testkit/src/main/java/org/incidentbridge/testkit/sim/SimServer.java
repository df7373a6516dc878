package org.incidentbridge.testkit.sim;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;

/** A simulator behind real HTTP on the loopback interface. Answers in parallel; close when done. */
public final class SimServer implements Closeable {

  // Kept in a field because a logger that nobody holds forgets its level.
  private static final Logger LOGGER = Logger.getLogger(MockWebServer.class.getName());

  static {
    LOGGER.setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final HttpSimulator simulator;
  private final Duration latency;

  private SimServer(HttpSimulator simulator, Duration latency) {
    this.simulator = simulator;
    this.latency = latency;
  }

  /** Serves on a free port without delay. */
  public static SimServer start(HttpSimulator simulator) {
    return start(simulator, 0, Duration.ZERO);
  }

  /**
   * Serves a simulator.
   *
   * @param port 0 for any free port
   * @param latency waited before each answer, after the request took effect
   */
  public static SimServer start(HttpSimulator simulator, int port, Duration latency) {
    SimServer started = new SimServer(simulator, latency);
    started.server.setDispatcher(started.new Bridge());
    try {
      started.server.start(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
    }
    return started;
  }

  /** The root, such as {@code http://127.0.0.1:40123/}. */
  public HttpUrl url() {
    return new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(server.getPort()).build();
  }

  /** The port listened on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest recorded) {
    try {
      return toMock(simulator.handle(SimRequests.of(recorded)));
    } catch (ConnectionLost lost) {
      return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }
  }

  private MockResponse toMock(SimResponse response) {
    MockResponse.Builder mock =
        new MockResponse.Builder()
            .status("HTTP/1.1 " + response.status() + " " + response.reason())
            .headersDelay(latency.toNanos(), TimeUnit.NANOSECONDS);
    if (response.body().length > 0) {
      mock.body(new Buffer().write(response.body()));
    }
    response.headers().forEach(mock::setHeader);
    return mock.build();
  }

  private final class Bridge extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      // The server keeps every request until somebody takes it.
      server.takeRequest(0, TimeUnit.NANOSECONDS);
      return answer(request);
    }
  }
}
