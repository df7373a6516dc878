package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;

/** Oldest first, unless the call says otherwise in the words of its own style of paging. */
final class Orders {

  private Orders() {}

  /** The other style's words are dropped without an error. */
  static <T> List<T> of(Call call, List<T> oldestFirst) {
    boolean byCursor = call.request.param("page[size]").isPresent();
    boolean latest =
        byCursor
            ? call.request.param("sort").filter(s -> s.startsWith("-")).isPresent()
            : call.request.param("sort_order").filter(s -> s.equals("desc")).isPresent();
    return latest ? oldestFirst.reversed() : List.copyOf(oldestFirst);
  }
}
