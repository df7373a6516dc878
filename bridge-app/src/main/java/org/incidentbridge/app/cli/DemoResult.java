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
 * @param canaries how many internal texts were watched
 * @param complaints what is not as it ought to be; empty if all is well
 */
record DemoResult(
    Audit audit,
    DemoWorld.Calls calls,
    DemoWorld.Calls quiet,
    int canaries,
    List<String> complaints) {}
