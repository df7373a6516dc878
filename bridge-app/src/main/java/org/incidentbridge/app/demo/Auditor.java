package org.incidentbridge.app.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares the trackers with each other; knows nothing of the bridge's own books. */
final class Auditor {

  private final List<Lane> lanes;
  private final List<Seen> all;
  private final Canaries canaries;
  private final List<String> findings = new ArrayList<>();
  private long conflicts;
  private long held;
  private long duplicates;
  private long commentCopies;
  private long fileCopies;

  Auditor(List<Lane> lanes, List<Seen> all, Canaries canaries) {
    this.lanes = lanes;
    this.all = all;
    this.canaries = canaries;
  }

  /** Tickets that people reported where a route begins, with their mirrors. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Lane lane : lanes) {
      List<Seen> mirrors = all.stream().filter(s -> s.byBridge() && lane.to().holds(s)).toList();
      all.stream()
          .filter(s -> !s.byBridge() && lane.from().holds(s))
          .forEach(
              origin ->
                  pairs.add(
                      new Pair(
                          lane,
                          origin,
                          mirrors.stream()
                              .filter(m -> Match.begins(m.face().title(), origin.face().title()))
                              .toList())));
    }
    return pairs;
  }

  /**
   * Counts and compares everything.
   *
   * @param sent requests in which a text was seen that must stay at home
   */
  Audit audit(long sent) {
    List<Pair> pairs = pairs();
    pairs.forEach(this::check);
    long mirrors = all.stream().filter(Seen::byBridge).count();
    if (mirrors > pairs.stream().mapToLong(p -> p.mirrors().size()).sum()) {
      wrong("there are mirrors that belong to no reported ticket");
      duplicates++;
    }
    long leaks = sent + all.stream().mapToLong(this::leaks).sum();
    if (leaks > 0) {
      wrong("internal texts are in %d places where they must not be".formatted(leaks));
    }
    return new Audit(
        pairs.size(),
        all.size(),
        mirrors,
        comments(),
        files(),
        conflicts,
        held,
        duplicates,
        leaks,
        findings);
  }

  private Audit.Copied comments() {
    List<Seen.Said> comments = all.stream().flatMap(s -> s.comments().stream()).toList();
    long bridge = comments.stream().filter(Seen.Said::byBridge).count();
    return new Audit.Copied(comments.size() - bridge, commentCopies, bridge - commentCopies);
  }

  private Audit.Copied files() {
    List<Seen.Kept> files = all.stream().flatMap(s -> s.files().stream()).toList();
    long bridge = files.stream().filter(Seen.Kept::byBridge).count();
    return new Audit.Copied(files.size() - bridge, fileCopies, bridge - fileCopies);
  }

  private void check(Pair pair) {
    expectOne(pair.mirrors().size(), pair.origin().at() + " in " + pair.lane().to().place());
    if (pair.mirrors().size() == 1) {
      Seen mirror = pair.mirror();
      fields(pair, mirror);
      talk(pair.lane(), pair.origin(), mirror);
      talk(pair.lane(), mirror, pair.origin());
    }
  }

  private void fields(Pair pair, Seen mirror) {
    if (!Words.status(pair.origin()).equals(Words.status(mirror))) {
      held++;
      wrong("%s and %s differ in status".formatted(pair.origin().at(), mirror.at()));
    }
    if (Words.priority(pair.origin()) != Words.priority(mirror)) {
      if (pair.lane().priority() == Lane.Rule.ASK) {
        conflicts++;
      } else {
        held++;
        wrong("%s and %s differ in priority".formatted(pair.origin().at(), mirror.at()));
      }
    }
  }

  /** What people said and attached on one side must be on the other, once. */
  private void talk(Lane lane, Seen from, Seen to) {
    for (Seen.Said said : from.comments()) {
      if (!said.byBridge() && (lane.inside() || !said.hidden())) {
        long copies =
            to.comments().stream()
                .filter(c -> c.byBridge() && c.hidden() == said.hidden())
                .filter(c -> Match.holds(c.text(), said.text()))
                .count();
        commentCopies += copies;
        expectOne(copies, "comment %d of %s in %s".formatted(said.id(), from.at(), to.at()));
      }
    }
    for (Seen.Kept file : from.files()) {
      if (!file.byBridge() && (lane.inside() || !file.hidden())) {
        long copies =
            to.files().stream()
                .filter(f -> f.byBridge() && Arrays.equals(f.content(), file.content()))
                .count();
        fileCopies += copies;
        expectOne(copies, "file %s of %s in %s".formatted(file.name(), from.at(), to.at()));
      }
    }
  }

  private void expectOne(long there, String what) {
    if (there == 0) {
      held++;
      wrong(what + " is missing");
    } else if (there > 1) {
      duplicates += there - 1;
      wrong(what + " is there " + there + " times");
    }
  }

  private long leaks(Seen ticket) {
    long leaks = canaries.inOpen(ticket.face().title());
    for (String text : ticket.open()) {
      leaks += canaries.inOpen(text);
    }
    for (String text : ticket.hidden()) {
      leaks += canaries.inHidden(ticket.at(), text);
    }
    for (Seen.Said said : ticket.comments()) {
      leaks += leaks(ticket, said.hidden(), said.text());
    }
    for (Seen.Kept file : ticket.files()) {
      leaks +=
          leaks(
              ticket,
              file.hidden(),
              new String(file.content(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return leaks;
  }

  private long leaks(Seen ticket, boolean hidden, String text) {
    return hidden ? canaries.inHidden(ticket.at(), text) : canaries.inOpen(text);
  }

  private void wrong(String what) {
    findings.add(what);
  }
}
