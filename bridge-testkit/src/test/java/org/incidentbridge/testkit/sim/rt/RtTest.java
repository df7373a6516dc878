package org.incidentbridge.testkit.sim.rt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An installation with two queues and a few fields, and the bridge's connection to it. */
class RtTest {

  static final String OPS = "ops-help";
  static final String OTHER = "computing-help";
  static final String INCIDENTS = "major-incident";

  Instant now = Instant.parse("2026-11-20T21:31:37.400Z");
  final RtSimulator rt = new RtSimulator(() -> now, options());
  final RtAdmin admin = rt.admin();
  final Rest rest = new Rest(rt, rt.bridgeToken());
  final int ops = admin.addQueue(OPS);
  final int other = admin.addQueue(OTHER);
  final int severity;

  RtTest() {
    admin.addIncidentLifecycle();
    admin.addQueue(INCIDENTS, "incident");
    admin.addUser("alice", "Alice Ops", "alice@rt.example.test");
    admin.grant("alice", ops, RtRight.staff());
    admin.addUser("limited", "Limited Reader", "limited@rt.example.test");
    admin.addRequestor("dana", "dana@customer.example.test");
    severity = admin.addField("Severity", RtFieldType.SELECT_SINGLE, "Low", "Medium", "High");
    admin.addField("Jira key", RtFieldType.FREEFORM_SINGLE);
    admin.addPatternField("Mantis id", "(?#Digits)^[\\d]*$");
    admin.addField("External refs", RtFieldType.FREEFORM_MULTIPLE);
    admin.addField("Outage start", RtFieldType.DATE_TIME_SINGLE);
    admin.addTransactionField("Origin");
  }

  RtOptions options() {
    return RtOptions.usual();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  int open(String subject) {
    return rest.create(OPS, subject, "");
  }

  Rest as(String user) {
    return new Rest(rt, admin.newToken(user));
  }

  List<String> put(int ticket, String json) {
    return rest.said(rest.put("ticket/" + ticket, json));
  }
}
