package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What callers may have the bridge hold for them before they have shown who they are. */
class IntakeTest {

  private static final int MOST = 1_000;
  private static final int UNKNOWN = -1;

  private final Intake intake = new Intake(MOST);

  private HttpStatus take(int bytes, Function<byte[], HttpStatus> use) {
    try {
      return intake.take(UNKNOWN, new ByteArrayInputStream(new byte[bytes]), use);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private HttpStatus within(int bodies, int last) {
    return bodies == 0
        ? take(last, body -> HttpStatus.ACCEPTED)
        : take(MOST, body -> within(bodies - 1, last));
  }

  @Test
  void allBodiesTogetherHaveALimit() {
    assertThat(within(3, MOST)).isEqualTo(HttpStatus.ACCEPTED);
    assertThat(within(4, 1)).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(within(3, MOST)).as("once they are gone").isEqualTo(HttpStatus.ACCEPTED);
  }

  private static InputStream breaksOff() throws IOException {
    InputStream gone = InputStream.nullInputStream();
    gone.close();
    return new SequenceInputStream(new ByteArrayInputStream(new byte[MOST]), gone);
  }

  @Test
  void whatBreaksOffOrIsRefusedLeavesItsRoom() throws IOException {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> intake.take(UNKNOWN, breaksOff(), body -> HttpStatus.ACCEPTED))
          .isInstanceOf(IOException.class);
      assertThat(take(MOST + 1, body -> HttpStatus.ACCEPTED))
          .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }
    assertThat(within(3, MOST)).isEqualTo(HttpStatus.ACCEPTED);
  }

  @Test
  void whatIsAnnouncedAsTooLargeIsNotRead() throws IOException {
    InputStream unread = InputStream.nullInputStream();
    unread.close();

    assertThat(intake.take(MOST + 1, unread, body -> HttpStatus.ACCEPTED))
        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
  }
}
