package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Expectations;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.SinceChanges;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.channel.Channels;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.UnknownStaff;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = {
      "Checks the live trackers against the configuration. Reads only.",
      "Looks at login, clock, rights, fields and options, and whether every mapped status can"
          + " be reached; for notices, whether mail servers and webhooks can be."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge doctor",
      "  bridge doctor --json | jq '.[][] | select(.level != \"ok\")'"
    })
final class DoctorCommand implements Callable<Integer> {

  /** In narrower lines texts stand below their headings. */
  private static final int NARROW = 80;

  /** What is told of the store stands among what is told of trackers. */
  private static final TrackerId STORE = new TrackerId("store");

  /** So does what is told of the policy. */
  private static final TrackerId POLICY = new TrackerId("policy");

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    var config = options.config();
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    findings(config).forEach((id, some) -> findings.put(id.name(), some));
    findings.putAll(channels(config));
    if (options.json()) {
      options.print(json(findings));
    } else {
      findings.forEach(this::print);
    }
    return code(findings).number();
  }

  /** What there is to say of the ways in which people are told; nothing is sent. */
  private static Map<String, List<Finding>> channels(BridgeConfig config) {
    Map<String, List<Finding>> findings = new TreeMap<>();
    Channels.create(config.notices(), Environment.system().clock())
        .forEach(
            (name, post) -> {
              findings.put("notify." + name, post.channel().examine());
              post.channel().close();
            });
    return findings;
  }

  /**
   * A store that cannot be used is a problem of its own; the trackers are looked at all the same.
   */
  private Map<TrackerId, List<Finding>> findings(BridgeConfig config) {
    try (Workbench bench = Workbench.open(config, Access.LOOK, Environment.system())) {
      var more = bench.store().inTransaction(tables -> known(tables, config));
      Map<TrackerId, List<Finding>> findings = examine(bench, options.file());
      more.forEach((id, some) -> findings.computeIfPresent(id, (x, all) -> with(all, some)));
      bench
          .store()
          .inTransaction(tables -> UnknownCustomers.found(tables, config))
          .forEach(finding -> add(findings, POLICY, finding));
      return findings;
    } catch (StoreException unusable) {
      return withoutStore(config, unusable);
    } catch (Failure unusable) {
      if (unusable.code() != ExitCode.FAILED) {
        throw unusable;
      }
      return withoutStore(config, unusable);
    }
  }

  private Map<TrackerId, List<Finding>> withoutStore(BridgeConfig config, RuntimeException why) {
    try (Workbench bench = Workbench.openWithoutStore(config, Environment.system())) {
      Map<TrackerId, List<Finding>> findings = examine(bench, options.file());
      String message = String.valueOf(why.getMessage());
      add(findings, STORE, new Finding(Level.PROBLEM, "store", message, ""));
      return findings;
    }
  }

  /** What there is to say of every tracker. */
  static Map<TrackerId, List<Finding>> examine(Workbench bench, Path config) {
    Map<TrackerId, List<Finding>> findings = new TreeMap<>();
    bench
        .fleet()
        .members()
        .forEach((id, member) -> findings.put(id, examine(id, member, bench, config)));
    return findings;
  }

  private static List<Finding> examine(
      TrackerId id, Fleet.Member member, Workbench bench, Path config) {
    try {
      var findings = member.tracker().probe().examine(Expectations.of(id, bench.config()));
      return Misnamed.advised(findings, bench.config().tracker(id), config);
    } catch (TrackerException failure) {
      return List.of(
          new Finding(
              Level.PROBLEM,
              "reach",
              without(id, String.valueOf(failure.getMessage())),
              "check url, network and login of tracker " + id));
    }
  }

  /** The name stands above already. */
  private static String without(TrackerId id, String message) {
    String named = id + ": ";
    return message.startsWith(named) ? message.substring(named.length()) : message;
  }

  /** What the store adds to what the trackers answer. */
  private static Map<TrackerId, List<Finding>> known(Store.Tables tables, BridgeConfig config) {
    Map<TrackerId, List<Finding>> known = new TreeMap<>();
    SinceChanges.found(tables, config)
        .forEach(
            (id, change) ->
                add(known, id, warning("since", change, "If that is not meant, put it back")));
    IdleRoutes.found(tables, config)
        .forEach(
            (route, why) ->
                add(
                    known,
                    route.from(),
                    warning(
                        "routes",
                        why,
                        "if that is not meant, correct when, or what the tracker reads")));
    UnknownStaff.of(config)
        .forEach((id, why) -> add(known, id, warning("staff", why, UnknownStaff.advice(id))));
    Strangers.found(tables, config)
        .forEach(
            (id, told) ->
                add(
                    known,
                    id,
                    warning("marks", told, "that is right if another bridge works there")));
    Unheard.of(tables, config, Environment.system().clock().instant())
        .forEach(webhook -> add(known, webhook.tracker(), webhook.finding()));
    Unwalked.of(tables, config, Environment.system().clock().instant())
        .forEach(walk -> walk.finding().ifPresent(found -> add(known, walk.tracker(), found)));
    PrivateTickets.told(tables, config).forEach((id, finding) -> add(known, id, finding));
    return known;
  }

  private static Finding warning(String topic, String message, String advice) {
    return new Finding(Level.WARNING, topic, message, advice);
  }

  private static void add(Map<TrackerId, List<Finding>> to, TrackerId id, Finding finding) {
    to.merge(
        id,
        List.of(finding),
        (old, more) -> {
          List<Finding> all = new ArrayList<>(old);
          all.addAll(more);
          return all;
        });
  }

  private static List<Finding> with(List<Finding> findings, List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    boolean reached = !Misnamed.stopped(findings);
    more.stream().filter(f -> reached || f.level() != Level.OK).forEach(all::add);
    return all;
  }

  private static ExitCode code(Map<String, List<Finding>> findings) {
    boolean problem =
        findings.values().stream().flatMap(List::stream).anyMatch(f -> f.level() == Level.PROBLEM);
    return problem ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private void print(String name, List<Finding> findings) {
    options.out().println(name);
    findings.forEach(this::print);
    options.out().flush();
  }

  /** Text beside its heading, or below it where lines are too short for both. */
  private void print(Finding finding) {
    var out = options.out();
    String head = "  %-8s %-17s ".formatted(word(finding.level()), finding.topic());
    boolean narrow = options.width() < NARROW;
    String indent = " ".repeat(narrow ? 4 : head.length());
    if (narrow) {
      out.println(head.stripTrailing());
    }
    String text = Wrapped.hanging(finding.message(), indent, options.width());
    out.println((narrow ? indent : head) + text);
    if (!finding.advice().isEmpty()) {
      out.println(indent + Wrapped.hanging("-> " + finding.advice(), indent, options.width()));
    }
  }

  private static String word(Level level) {
    return switch (level) {
      case OK -> "ok";
      case WARNING -> "warning";
      case PROBLEM -> "PROBLEM";
    };
  }

  private static Map<String, Object> json(Map<String, List<Finding>> findings) {
    Map<String, Object> json = new LinkedHashMap<>();
    findings.forEach(
        (name, all) -> {
          List<Map<String, String>> rows = new ArrayList<>();
          for (Finding f : all) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("level", f.level().name().toLowerCase(java.util.Locale.ROOT));
            row.put("topic", f.topic());
            row.put("message", f.message());
            row.put("advice", f.advice());
            rows.add(row);
          }
          json.put(name, rows);
        });
    return json;
  }
}
