package org.incidentbridge.testkit.sim;

/**
 * A tracker's HTTP interface as a function from request to response, free of sockets, so that the
 * same simulator serves {@link SimServer} over real HTTP and {@link SimTransport} inside a process.
 *
 * <p>Implementations are safe for parallel calls.
 */
@FunctionalInterface
public interface HttpSimulator {

  /**
   * Answers one request.
   *
   * @throws ConnectionLost if the caller must see a broken connection instead of an answer
   */
  SimResponse handle(SimRequest request);
}
