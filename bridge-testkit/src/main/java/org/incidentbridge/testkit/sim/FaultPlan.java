package org.incidentbridge.testkit.sim;

/** Decides what goes wrong with each request. Asked once per request, perhaps in parallel. */
@FunctionalInterface
public interface FaultPlan {

  Fault faultFor(SimRequest request);

  /** A plan in which nothing goes wrong. */
  static FaultPlan none() {
    return request -> new Fault.None();
  }
}
