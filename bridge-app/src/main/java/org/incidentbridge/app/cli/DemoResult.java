package org.incidentbridge.app.cli;

import java.util.List;
import org.incidentbridge.app.demo.Audit;
import org.incidentbridge.app.demo.DemoWorld;

/**
 * How a demo went.
 *
 * @param audit what is in the trackers in the end
 * @param calls all requests of the bridge
 * @param quiet those of the last run, which has nothing to do
 * @param watched how much was looked at besides
 * @param complaints what is not as it ought to be; empty if all is well
 */
record DemoResult(
    Audit audit,
    DemoWorld.Calls calls,
    DemoWorld.Calls quiet,
    Watched watched,
    List<String> complaints) {

  DemoResult {
    complaints = List.copyOf(complaints);
  }

  /**
   * What was looked at besides.
   *
   * @param canaries internal texts
   * @param rules facts of the procedures
   */
  record Watched(int canaries, int rules) {}
}
