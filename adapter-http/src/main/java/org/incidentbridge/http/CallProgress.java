package org.incidentbridge.http;

import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * How far one call came: tag of its request, so that whoever catches its failure can ask whether
 * the tracker can have seen it.
 */
final class CallProgress {

  private volatile boolean sending;
  private volatile boolean answered;
  private volatile String answer = "";
  private volatile Optional<HttpUrl> elsewhere = Optional.empty();

  /** The progress of a call that {@link TrackerHttp} started; a fresh one for any other. */
  static CallProgress of(Request request) {
    @Nullable CallProgress progress = request.tag(CallProgress.class);
    return progress == null ? new CallProgress() : progress;
  }

  /** At least the first byte of the request may be on its way. */
  void sending() {
    sending = true;
  }

  /** The tracker cannot have seen the request after all. */
  void notSent() {
    sending = false;
  }

  /** A read was redirected to another host, which has not seen it yet. */
  void sentOnTo(HttpUrl target) {
    elsewhere = Optional.of(target);
    sending = false;
  }

  /** Where the call was redirected to, if that is another host than the tracker's. */
  Optional<HttpUrl> elsewhere() {
    return elsewhere;
  }

  /** The headers of the final answer are there. */
  void answered(String kindOfAnswer) {
    answered = true;
    answer = kindOfAnswer;
  }

  boolean isSending() {
    return sending;
  }

  boolean isAnswered() {
    return answered;
  }

  /** What the answer is, for a message about one that cannot be understood. */
  String answer() {
    return answer;
  }

  /** Notes when OkHttp begins to write the request. */
  static final class Listener extends EventListener {

    @Override
    public void requestHeadersStart(Call call) {
      of(call.request()).sending();
    }
  }
}
