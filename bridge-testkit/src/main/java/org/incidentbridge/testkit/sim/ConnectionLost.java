package org.incidentbridge.testkit.sim;

/** The connection broke before the caller saw an answer; the request may have taken effect. */
public final class ConnectionLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConnectionLost(String why) {
    super(why);
  }
}
