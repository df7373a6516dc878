package org.incidentbridge.http;

import java.io.IOException;
import java.time.Duration;

/** A call was not sent, because the tracker's budget does not allow it soon enough. */
final class BudgetExhausted extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  BudgetExhausted(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
