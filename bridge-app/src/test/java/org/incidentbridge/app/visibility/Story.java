package org.incidentbridge.app.visibility;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimRequest;

/** All cases of one corridor in one world: a ticket for each plot, on it a remark for each case. */
final class Story implements AutoCloseable {

  private final Case.Corridor corridor;
  private final Passage passage;
  private final Map<Case.End, List<String>> known = new EnumMap<>(Case.End.class);
  private final Map<Case.Plot, Integer> numbers = new LinkedHashMap<>();
  private final Map<Case.Plot, String> tickets = new LinkedHashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<String, Remark> byWord = new LinkedHashMap<>();
  private final Set<String> leaks = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<Case.Plot, Set<String>> read = new LinkedHashMap<>();
  private final Tally tally = new Tally();

  private Story(Case.Corridor corridor, Path file, boolean whole) {
    this.corridor = corridor;
    this.passage = new Passage(corridor, file, this::written);
    for (Case.Plot plot : Case.Plot.all()) {
      if (whole || plot.isInTurn(corridor)) {
        numbers.put(plot, numbers.size());
      } else {
        tally.left(Case.on(corridor, plot).size());
      }
    }
  }

  /**
   * What came of it.
   *
   * @param leaks what somebody could read who must not, by case
   * @param missing what did not arrive though it is public, by case
   */
  record End(Tally tally, Set<String> leaks, List<String> missing) {}

  /**
   * Tells all cases of a corridor.
   *
   * @param whole whether each author says everything, and not each a third of it
   */
  static End of(Case.Corridor corridor, Path file, boolean whole) {
    try (Story story = new Story(corridor, file, whole)) {
      story.tell();
      return new End(story.tally, story.leaks, story.missing);
    }
  }

  private void tell() {
    for (Case.Plot plot : numbers.keySet()) {
      if (plot.end() == Case.End.MIRROR || plot.moment() == Case.Moment.AFTER) {
        open(plot);
      }
    }
    sync();
    numbers.keySet().forEach(this::find);
    numbers.keySet().forEach(this::speak);
    remarks.stream().filter(r -> r.of.plot().moment() == Case.Moment.BEFORE).forEach(this::whole);
    move(Case.Moment.BEFORE);
    sync();
    remarks.stream().filter(r -> r.of.plot().moment() == Case.Moment.AFTER).forEach(Remark::change);
    move(Case.Moment.AFTER);
    sync();
    remarks.stream()
        .filter(r -> r.of.plot().moment() == Case.Moment.AFTER)
        .forEach(Remark::changeBack);
    sync();
    remarks.forEach(this::arrived);
  }

  private void whole(Remark remark) {
    remark.change();
    remark.changeBack();
  }

  private void open(Case.Plot plot) {
    tickets.put(plot, passage.desk(Case.End.ORIGIN).report("About " + word(plot)));
  }

  private String word(Case.Plot plot) {
    return "ticket%03dword".formatted(Objects.requireNonNull(numbers.get(plot)));
  }

  /** The ticket at that end, known by its title; empty if there is none. */
  private Optional<String> at(Case.Plot plot, Case.End end) {
    Desk desk = passage.desk(end);
    return desk.tickets().stream()
        .filter(id -> Desk.words(desk.open(id)).contains(word(plot)))
        .findFirst();
  }

  private void find(Case.Plot plot) {
    if (!tickets.containsKey(plot)) {
      open(plot);
    } else if (plot.end() == Case.End.MIRROR) {
      tickets.put(plot, at(plot, Case.End.MIRROR).orElseThrow());
    }
  }

  private void speak(Case.Plot plot) {
    String ticket = Objects.requireNonNull(tickets.get(plot));
    for (Case each : Case.on(corridor, plot)) {
      Optional<Case.Senseless> senseless = each.senseless();
      senseless.ifPresentOrElse(tally::senseless, () -> say(each, ticket));
    }
  }

  private void say(Case each, String ticket) {
    tally.told();
    remarks.add(new Remark(each, passage.desk(each.plot().end()), ticket, remarks.size()));
  }

  private void move(Case.Moment moment) {
    tickets.forEach(
        (plot, ticket) -> {
          if (plot.moves() && plot.moment() == moment) {
            passage.desk(plot.end()).move(ticket, plot.to());
          }
        });
  }

  private void sync() {
    for (Remark remark : remarks) {
      remark.read();
      remark.words().forEach(w -> byWord.put(w, remark));
    }
    passage.sync();
    String problems = passage.problems();
    for (Case.End end : Case.End.values()) {
      Desk desk = passage.desk(end);
      for (String ticket : desk.tickets()) {
        Set<String> open = look(end, ticket);
        open.stream()
            .filter(w -> !isNameOnly(w, end, open))
            .forEach(w -> takenBack(w, end, ticket, problems));
      }
      Desk.words(desk.mailed()).stream()
          .filter(w -> !isSaidAt(w, end))
          .forEach(w -> secret(w, end, "", "mailed at the " + end));
    }
  }

  private boolean isSaidAt(String word, Case.End end) {
    Remark remark = byWord.get(word);
    return remark != null && remark.of.plot().end() == end;
  }

  /** Looks at once at what a write of the bridge has done. */
  private void written(Case.End end, SimRequest request) {
    touched(end, request.path()).forEach(t -> look(end, t));
    if (corridor.terms() == Case.Terms.NEVER) {
      Desk.words(request.text()).forEach(w -> secret(w, end, "", "sent to the " + end));
    }
  }

  /** The tickets that a path is about; all, if it names none. */
  private List<String> touched(Case.End end, String path) {
    Desk desk = passage.desk(end);
    List<String> named =
        known.getOrDefault(end, List.of()).stream().filter(t -> desk.names(path, t)).toList();
    if (!named.isEmpty()) {
      return named;
    }
    known.put(end, desk.tickets());
    return desk.tickets();
  }

  private Set<String> look(Case.End end, String ticket) {
    Set<String> open = Desk.words(passage.desk(end).open(ticket));
    open.forEach(w -> secret(w, end, ticket, "open at the " + end));
    return open;
  }

  private void secret(String word, Case.End end, String ticket, String where) {
    Remark remark = byWord.get(word);
    if (remark != null && !at(remark, end, ticket) && remark.secret().contains(word)) {
      leaks.add("%s was %s: %s".formatted(word, where, remark.of));
    }
  }

  /**
   * Jira's history keeps the name of a file that was open and is removed, and nobody can change it.
   */
  private boolean isNameOnly(String word, Case.End end, Set<String> open) {
    return corridor.kind(end).remembers
        && word.endsWith("file")
        && !open.contains(word.replace("file", "bytes"));
  }

  /** What became internal is open nowhere else any more, or people are told to see to it. */
  private void takenBack(String word, Case.End end, String ticket, String problems) {
    Remark remark = byWord.get(word);
    if (remark == null || remark.isOpen() || at(remark, end, ticket)) {
      return;
    }
    if (corridor.kind(end).hides || !remark.isNamedIn(problems, word)) {
      leaks.add("%s is still open at the %s: %s".formatted(word, end, remark.of));
    }
  }

  private boolean at(Remark remark, Case.End end, String ticket) {
    return remark.isAt(passage.desk(end), ticket);
  }

  /** What is public has to be public on the other side, or the secrets prove nothing. */
  private void arrived(Remark remark) {
    if (!remark.isOpen()) {
      return;
    }
    Optional<Unshared> why = Unshared.of(remark.of);
    if (why.isPresent()) {
      tally.unshared(why.get());
      return;
    }
    Set<String> open = read.computeIfAbsent(remark.of.plot(), this::across);
    if (open.contains(remark.current())) {
      tally.arrived(open.contains(remark.content()));
    } else {
      missing.add("%s did not arrive in the open: %s".formatted(remark.current(), remark.of));
    }
  }

  /** What the other ticket shows in the end. */
  private Set<String> across(Case.Plot plot) {
    Case.End end = plot.end().other();
    return at(plot, end).map(t -> Desk.words(passage.desk(end).open(t))).orElse(Set.of());
  }

  @Override
  public void close() {
    passage.close();
  }
}
