package org.incidentbridge.jira.dc;

import java.time.InstantSource;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.TrackerId;

/**
 * The way to one Jira.
 *
 * @param rest reads and writes issues
 * @param client reads what the Jira is like
 * @param calls runs both
 * @param http what is beneath
 */
record Connection(
    TrackerId tracker,
    JiraRest rest,
    AtlassianClient client,
    Calls calls,
    TrackerHttp http,
    InstantSource clock) {

  static Connection open(TrackerId tracker, TrackerHttp http, InstantSource clock) {
    Calls calls = new Calls(http, new JiraErrors(), clock);
    return new Connection(
        tracker,
        new JiraRest(http, calls),
        new AtlassianClient(tracker.name(), http.baseUrl(), calls),
        calls,
        http,
        clock);
  }
}
