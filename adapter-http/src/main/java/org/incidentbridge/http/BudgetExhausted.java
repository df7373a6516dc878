package org.incidentbridge.http;

import java.io.IOException;
import java.time.Duration;

/** A call was not sent, because the tracker's budget does not allow it soon enough. */
final class BudgetExhausted extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;
  private final boolean ofOneTicket;

  /**
   * @param ofOneTicket whether calls for other tickets may go
   */
  BudgetExhausted(String message, Duration retryAfter, boolean ofOneTicket) {
    super(message);
    this.retryAfter = retryAfter;
    this.ofOneTicket = ofOneTicket;
  }

  boolean isOfOneTicket() {
    return ofOneTicket;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
