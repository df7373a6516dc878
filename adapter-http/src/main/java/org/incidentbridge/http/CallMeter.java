package org.incidentbridge.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.incidentbridge.http.CallTag.Access;

/**
 * Counts the requests sent to one tracker, also those that failed, and the time until their answers
 * began. Waiting for the budget is not counted. Safe for parallel use.
 */
public final class CallMeter implements Interceptor {

  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder readNanos = new LongAdder();
  private final LongAdder writeNanos = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param failed of the reads and writes, those without an answer or with an error status
   */
  public record Reading(
      long reads, long writes, long failed, Duration readTime, Duration writeTime) {

    public long calls() {
      return reads + writes;
    }

    /** What was added since an earlier reading. */
    public Reading since(Reading earlier) {
      return new Reading(
          reads - earlier.reads,
          writes - earlier.writes,
          failed - earlier.failed,
          readTime.minus(earlier.readTime),
          writeTime.minus(earlier.writeTime));
    }
  }

  public Reading read() {
    return new Reading(
        reads.sum(),
        writes.sum(),
        failed.sum(),
        Duration.ofNanos(readNanos.sum()),
        Duration.ofNanos(writeNanos.sum()));
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    boolean write = CallTag.of(chain.request()).access() == Access.WRITE;
    long start = System.nanoTime();
    boolean good = false;
    try {
      Response response = chain.proceed(chain.request());
      good = response.code() < 400;
      return response;
    } finally {
      (write ? writes : reads).increment();
      (write ? writeNanos : readNanos).add(System.nanoTime() - start);
      if (!good) {
        failed.increment();
      }
    }
  }
}
