package org.incidentbridge.http;

import java.util.function.Supplier;

/** A way through many tickets in several parts, each of which keeps something for the next one. */
public final class Pass {

  private Pass() {}

  /**
   * One part of it.
   *
   * @param forget drops what is kept where the part fails, so that the pass begins anew
   */
  public static <T> T wholeOrAnew(Supplier<T> part, Runnable forget) {
    boolean read = false;
    try {
      T whole = part.get();
      read = true;
      return whole;
    } finally {
      if (!read) {
        forget.run();
      }
    }
  }
}
