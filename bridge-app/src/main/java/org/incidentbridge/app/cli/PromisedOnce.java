package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Pending;

/** What was promised for an incident under rules that the configuration has no more. */
final class PromisedOnce {

  private static final String INDENT = "    ";

  private final Pending open;
  private final CaseRecord record;

  /**
   * @param open what stood open under rules that are gone
   * @param record what else is told of it; {@link CaseRecord#NONE} where a policy tells that
   */
  PromisedOnce(Pending open, CaseRecord record) {
    this.open = open;
    this.record = record;
  }

  void print(PrintWriter out, int width) {
    for (String line : lines()) {
      out.println();
      out.println(Wrapped.hanging(line, INDENT, width));
    }
    out.flush();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Pending.Clock c : open.clocks()) {
      lines.add(
          "CLOCK %s (%s): its rule was taken out of the configuration; when last looked at, at %s, it was %s; started %s"
              .formatted(
                  c.name(),
                  c.title(),
                  Table.moment(c.seen()),
                  c.due()
                      .map(d -> "due " + Table.moment(d))
                      .orElse("not due at any time, or paused"),
                  Table.moment(c.started())));
    }
    for (CaseRecord.Closed c : record.closed()) {
      lines.add(
          "CLOCK %s, cycle %d: %s at %s%s; started %s"
              .formatted(
                  c.clock(),
                  c.run().number(),
                  c.run().state().name().toLowerCase(Locale.ROOT),
                  Table.moment(c.run().stop()),
                  c.run().due().map(d -> ", due " + Table.moment(d)).orElse(""),
                  Table.moment(c.run().start())));
    }
    for (Pending.Duty d : open.duties()) {
      lines.add(
          "OBLIGATION %s (%s): its rule was taken out of the configuration; when last looked at, at %s, it was open%s; for %s"
              .formatted(
                  d.name(),
                  d.title(),
                  Table.moment(d.seen()),
                  d.due().map(at -> ", due " + Table.moment(at)).orElse(""),
                  String.join(", ", d.who())));
    }
    for (CaseRecord.Fired f : record.fired()) {
      lines.add(Promised.said(f));
    }
    return lines;
  }

  /** The same for scripts; empty if there is nothing. */
  Optional<Map<String, Object>> json() {
    List<String> lines = lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clocks", open.clocks().stream().map(PromisedOnce::json).toList());
    json.put("obligations", open.duties().stream().map(PromisedOnce::json).toList());
    json.put("lines", lines);
    return Optional.of(json);
  }

  private static Map<String, Object> json(Pending.Clock clock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clock", clock.name());
    json.put("title", clock.title());
    json.put("started", Json.time(clock.started()));
    clock.due().ifPresent(due -> json.put("due", Json.time(due)));
    json.put("seen", Json.time(clock.seen()));
    return json;
  }

  static Map<String, Object> json(Pending.Duty duty) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("obligation", duty.name());
    json.put("what", duty.title());
    json.put("who", duty.who());
    json.put("opened", Json.time(duty.opened()));
    duty.due().ifPresent(due -> json.put("due", Json.time(due)));
    json.put("seen", Json.time(duty.seen()));
    return json;
  }
}
