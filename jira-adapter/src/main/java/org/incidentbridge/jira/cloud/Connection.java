package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.TrackerId;

/**
 * The way to one site.
 *
 * @param api issues
 * @param meta what the site is like
 * @param calls runs both
 * @param http what is beneath
 */
record Connection(
    TrackerId tracker,
    JiraApi api,
    JiraMetaApi meta,
    Calls calls,
    TrackerHttp http,
    InstantSource clock) {

  static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Connection open(TrackerId tracker, TrackerHttp http, InstantSource clock) {
    return new Connection(
        tracker,
        RetrofitClients.create(http, JiraApi.class, JSON),
        RetrofitClients.create(http, JiraMetaApi.class, JSON),
        new Calls(http, new JiraErrors(), clock),
        http,
        clock);
  }
}
