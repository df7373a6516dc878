package org.incidentbridge.http;

import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the budget and the error handling need to know of a call beyond its method. Hand it over as
 * Retrofit's {@code @Tag CallTag} parameter or {@code Request.Builder.tag(CallTag.class, …)}.
 *
 * @param points what the call costs of a limit counted in points
 * @param ticket the ticket written to, for limits per ticket
 */
public record CallTag(Urgency urgency, Access access, int points, Optional<String> ticket) {

  /** Who goes first when the budget is short. */
  public enum Urgency {
    URGENT,
    NORMAL
  }

  /** A write whose answer is lost may have been applied; a read may simply be asked again. */
  public enum Access {
    READ,
    WRITE
  }

  public CallTag {
    if (points < 0) {
      throw new IllegalArgumentException("points must not be negative: " + points);
    }
  }

  /** A read of normal urgency, also when it is sent as POST, such as a search. */
  public static CallTag read() {
    return new CallTag(Urgency.NORMAL, Access.READ, 1, Optional.empty());
  }

  /** A write of normal urgency that is to no ticket in particular. */
  public static CallTag write() {
    return new CallTag(Urgency.NORMAL, Access.WRITE, 1, Optional.empty());
  }

  /** A write of normal urgency to one ticket. */
  public static CallTag write(String ticket) {
    return new CallTag(Urgency.NORMAL, Access.WRITE, 1, Optional.of(ticket));
  }

  /** The same, going first. */
  public CallTag urgent() {
    return new CallTag(Urgency.URGENT, access, points, ticket);
  }

  /** The same at another price. */
  public CallTag costing(int otherPoints) {
    return new CallTag(urgency, access, otherPoints, ticket);
  }

  /** The request's tag; without one, GET, HEAD and OPTIONS are reads and all else writes. */
  public static CallTag of(Request request) {
    @Nullable CallTag tag = request.tag(CallTag.class);
    if (tag != null) {
      return tag;
    }
    return switch (request.method()) {
      case "GET", "HEAD", "OPTIONS" -> read();
      default -> write();
    };
  }
}
