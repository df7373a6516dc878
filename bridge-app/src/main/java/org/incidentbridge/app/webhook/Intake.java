package org.incidentbridge.app.webhook;

import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Takes in the bodies of calls. Whoever calls has not shown a signature by then, so all bodies
 * together have a limit too: what the bridge does besides keeps its memory.
 */
final class Intake {

  /** Bodies of the greatest length that may be held at a time. */
  private static final int TOGETHER = 4;

  private static final int CHUNK = 16_384;

  /** Who sends a body more slowly has a thread wait for nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int most;
  private final Semaphore room;

  /**
   * With nothing in it yet.
   *
   * @param most bytes of a body; positive
   */
  Intake(int most) {
    this.most = most;
    this.room = new Semaphore((int) Math.min((long) most * TOGETHER, Integer.MAX_VALUE));
  }

  /**
   * Reads a body and has it looked at. The bytes are as they came.
   *
   * @param announced how many bytes the caller says there are; negative if it says nothing
   * @param use must not keep the body
   * @return what {@code use} says; {@link HttpStatus#CONTENT_TOO_LARGE} if there are too many
   *     bytes, however many were announced; {@link HttpStatus#SERVICE_UNAVAILABLE} if too much else
   *     is being taken in
   * @throws IOException if the body breaks off or comes too slowly
   */
  HttpStatus take(long announced, InputStream in, Function<byte[], HttpStatus> use)
      throws IOException {
    if (announced > most) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    var body = new ByteArrayOutputStream();
    try {
      Optional<HttpStatus> refusal = fill(body, in);
      return refusal.isPresent() ? refusal.get() : use.apply(body.toByteArray());
    } finally {
      room.release(body.size());
    }
  }

  /** All that is in the body has its room. */
  private Optional<HttpStatus> fill(ByteArrayOutputStream body, InputStream in) throws IOException {
    long begun = System.nanoTime();
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      if (body.size() + read > most) {
        return Optional.of(HttpStatus.CONTENT_TOO_LARGE);
      }
      if (!room.tryAcquire(read)) {
        return Optional.of(HttpStatus.SERVICE_UNAVAILABLE);
      }
      body.write(chunk, 0, read);
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException("the body comes too slowly");
      }
    }
    return Optional.empty();
  }
}
