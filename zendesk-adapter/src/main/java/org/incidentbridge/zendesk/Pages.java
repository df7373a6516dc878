package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.Calls;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Puts the pages of Zendesk's lists together. */
final class Pages {

  /** The most that Zendesk shows in a page of a list. */
  static final int LARGEST = 100;

  /** A ticket takes at most 5,000 comments. */
  private static final int MOST = 60;

  private final Calls calls;

  Pages(Calls calls) {
    this.calls = calls;
  }

  /** Asks for a page. */
  @FunctionalInterface
  interface Asking {

    /** The page after a cursor, which is null at the start. */
    Call<JsonNode> from(@Nullable String after);
  }

  /**
   * A list, and who is named in it.
   *
   * @param isWhole whether its end was reached
   */
  record Listed(List<JsonNode> rows, Surroundings people, boolean isWhole) {}

  /**
   * All of a list.
   *
   * @param name of the member that holds it
   * @param what it is, for messages
   * @throws Senseless if it does not come to an end
   */
  Listed all(String name, String what, Asking asking) {
    Listed listed = some(name, asking);
    if (!listed.isWhole()) {
      throw new Senseless("the " + what + " do not come to an end");
    }
    return listed;
  }

  /** As much of a list as the bridge looks through. */
  Listed some(String name, Asking asking) {
    List<JsonNode> rows = new ArrayList<>();
    Surroundings people = Surroundings.NONE;
    Optional<String> after = Optional.of("");
    for (int pages = 0; after.isPresent() && pages < MOST; pages++) {
      String cursor = after.get();
      JsonNode page = calls.execute(asking.from(cursor.isEmpty() ? null : cursor));
      ZendeskJson.list(page, name).forEach(rows::add);
      people = people.with(Surroundings.of(page));
      after = next(page);
    }
    return new Listed(rows, people, after.isEmpty());
  }

  /** The cursor is set on the last page too: only {@code has_more} tells. */
  private static Optional<String> next(JsonNode page) {
    JsonNode meta = page.path("meta");
    if (!meta.path("has_more").asBoolean()) {
      return Optional.empty();
    }
    String after = ZendeskJson.text(meta, "after_cursor");
    if (after.isEmpty()) {
      throw new Senseless("a list has more pages and does not say where they are");
    }
    return Optional.of(after);
  }
}
