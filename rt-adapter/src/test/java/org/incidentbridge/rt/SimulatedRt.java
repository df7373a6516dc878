package org.incidentbridge.rt;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;

/** A simulated RT with one empty queue. */
final class SimulatedRt implements RtSite {

  static final String QUEUE = "ops-help";
  static final String ELSEWHERE = "network";
  static final String MAJOR = "major";

  final RtSimulator rt;
  final int queue;
  final int elsewhere;
  private final String peopleToken;
  private Instant now = Instant.parse("2026-03-02T09:30:15.250Z");

  SimulatedRt() {
    this(RtOptions.usual());
  }

  SimulatedRt(RtOptions options) {
    rt = new RtSimulator(() -> now, options);
    queue = rt.admin().addQueue(QUEUE);
    elsewhere = rt.admin().addQueue(ELSEWHERE);
    rt.admin().addIncidentLifecycle();
    rt.admin().addQueue(MAJOR, "incident");
    rt.admin().addUser("carol", "Carol Helpdesk", "carol@rt.example.test");
    rt.admin().grant("carol", queue, RtRight.staff());
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
    rt.admin().addField("Severity", RtFieldType.SELECT_SINGLE, "Low", "Medium", "High", "Critical");
    rt.admin().addField("External refs", RtFieldType.FREEFORM_MULTIPLE);
    rt.admin().addPatternField("Mantis id", "(?#Digits)^[\\d]*$");
    peopleToken = rt.admin().newToken("root");
  }

  @Override
  public HttpSimulator server() {
    return rt;
  }

  @Override
  public String url() {
    return "https://rt.test";
  }

  @Override
  public String bridgeToken() {
    return rt.bridgeToken();
  }

  @Override
  public String peopleToken() {
    return peopleToken;
  }

  @Override
  public String queue() {
    return QUEUE;
  }

  @Override
  public void empty(RtPeople people) {
    // it is
  }

  @Override
  public boolean shut(boolean shut) {
    rt.admin().closeQueue(queue, shut);
    return true;
  }

  @Override
  public String elsewhere() {
    return ELSEWHERE;
  }

  @Override
  public String major() {
    return MAJOR;
  }

  @Override
  public Time time() {
    return new Time() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Duration scaled(Duration time) {
        return time;
      }

      @Override
      public void pass(Duration scaled) {
        now = now.plus(scaled);
      }
    };
  }
}
