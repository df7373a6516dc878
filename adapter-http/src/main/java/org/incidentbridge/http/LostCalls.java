package org.incidentbridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.incidentbridge.http.CallTag.Access;
import org.incidentbridge.spi.TrackerException.Kind;

/** Explains calls that brought no answer, or none that can be understood. */
final class LostCalls {

  private final String tracker;
  private final Redaction redaction;

  LostCalls(String tracker, Redaction redaction) {
    this.tracker = tracker;
    this.redaction = redaction;
  }

  private static CallFailure exhausted(BudgetExhausted budget) {
    var failure =
        new CallFailure(
            Kind.RATE_LIMITED,
            0,
            String.valueOf(budget.getMessage()),
            false,
            Optional.of(budget.retryAfter()));
    return budget.isOfOneTicket() ? failure.onlyOfItsTicket() : failure;
  }

  CallFailure explain(Request request, IOException error) {
    if (error instanceof BudgetExhausted budget) {
      return exhausted(budget);
    }
    CallProgress progress = CallProgress.of(request);
    boolean garbled = progress.isAnswered() && error instanceof JsonProcessingException;
    boolean seen = progress.isSending() || progress.isAnswered();
    boolean maybe = seen && CallTag.of(request).access() == Access.WRITE;
    HttpUrl url = progress.elsewhere().orElse(request.url());
    String what = garbled ? garbled(progress) : seen ? broken(url, error) : unsent(url, error);
    String message =
        tracker
            + ": "
            + HttpAnswer.describe(request)
            + progress.elsewhere().map(to -> " was redirected to " + host(to) + " and").orElse("")
            + " "
            + what
            + (maybe
                ? ". The tracker may have done it; the bridge looks before it sends again"
                : "");
    return new CallFailure(
        garbled ? Kind.PROTOCOL : Kind.UNAVAILABLE,
        0,
        redaction.scrub(message),
        maybe,
        Optional.empty());
  }

  private static String garbled(CallProgress progress) {
    String got = progress.answer().isEmpty() ? "" : " (" + progress.answer() + ")";
    return "was answered with something that is not the JSON expected"
        + got
        + ": check that url points at the tracker and no login page or proxy answers in its place";
  }

  private static String broken(HttpUrl url, IOException error) {
    if (Thread.currentThread().isInterrupted()) {
      return "was sent, but the bridge is shutting down and no longer waits for the answer";
    }
    if (error instanceof InterruptedIOException) {
      String key = error instanceof SocketTimeoutException ? "timeouts.read" : "timeouts.call";
      return "was sent, but no whole answer came in time; a tracker that needs longer is waited for"
          + " with a larger "
          + key;
    }
    if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
      return "was sent, but the connection broke before the whole answer was there, and now nothing"
          + " answers at "
          + host(url);
    }
    return "was sent, but the connection broke before the whole answer was there ("
        + describe(error)
        + ")";
  }

  private static String unsent(HttpUrl url, IOException error) {
    String host = host(url);
    return "was not sent: "
        + switch (error) {
          case UnknownHostException e ->
              "the host " + url.host() + " is not known; check url, DNS and proxy";
          case NoRouteToHostException e ->
              "there is no way to " + host + "; check network and proxy";
          case ConnectException e ->
              "nothing answers at " + host + "; check that the tracker runs and url is right";
          case SSLException e ->
              "TLS with "
                  + host
                  + " failed ("
                  + describe(e)
                  + "); if your company has its own CA, name its PEM file under caFile";
          case SocketTimeoutException e ->
              "no connection to " + host + " in time; timeouts.connect says how long to try";
          default -> describe(error);
        };
  }

  private static String host(HttpUrl url) {
    return url.host() + ":" + url.port();
  }

  private static String describe(IOException error) {
    String message = error.getMessage();
    return message == null ? error.getClass().getSimpleName() : message;
  }
}
