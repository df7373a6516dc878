package org.incidentbridge.testkit.sim.page;

import java.util.Optional;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * A simulator that people can look at with a browser. Wrap it round everything that counts calls or
 * does harm to them: a page is no call.
 */
public final class Browsable implements HttpSimulator {

  private final HttpSimulator target;
  private final Pages pages;

  public Browsable(HttpSimulator target, Pages pages) {
    this.target = target;
    this.pages = pages;
  }

  /** The pages of one simulator. Safe for parallel calls. */
  @FunctionalInterface
  public interface Pages {

    /** The page at an address, also one that says there is no such ticket; empty if no page's. */
    Optional<SimResponse> at(SimRequest request);
  }

  @Override
  public SimResponse handle(SimRequest request) {
    return page(request).orElseGet(() -> target.handle(request));
  }

  private Optional<SimResponse> page(SimRequest request) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    // Browsers ask for it without being told to.
    boolean icon = request.path().equals("/favicon.ico");
    return icon ? Optional.of(SimResponse.empty(404, "")) : pages.at(request);
  }
}
