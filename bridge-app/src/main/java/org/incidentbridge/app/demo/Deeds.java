package org.incidentbridge.app.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** What people do on both sides while the bridge looks away. */
final class Deeds {

  private final Map<String, Place> places;
  private final List<Pair> pairs;
  private final Filler filler;
  private final Random random;
  private final Set<Seen.At> used = new HashSet<>();
  private final List<Deed> done = new ArrayList<>();

  Deeds(Map<String, Place> places, List<Pair> pairs, Filler filler, Random random) {
    this.places = places;
    this.pairs = pairs;
    this.filler = filler;
    this.random = random;
  }

  /** A change by hand, in words. */
  record Deed(String who, String where, String what) {}

  /**
   * Lets everybody work.
   *
   * @param streams where new tickets come in
   */
  List<Deed> work(List<Filler.Stream> streams) {
    Lane bugs = pairs.getFirst().lane();
    supportWorks(bugs);
    engineersWork(bugs);
    disagreement(bugs);
    standstill(bugs);
    for (Lane lane : pairs.stream().map(Pair::lane).distinct().toList()) {
      conversation(lane);
    }
    streams.forEach(this::newTicket);
    return done;
  }

  private void supportWorks(Lane bugs) {
    Pair titled = take(bugs, p -> true);
    String title = titled.origin().face().title();
    edit(Person.ADA, titled.origin(), "title", title + " (confirmed)");
    Pair urgent = take(bugs, p -> Words.priority(p.origin()) > 1);
    edit(Person.ADA, urgent.origin(), "priority", "high");
    Pair reworded =
        take(bugs, p -> p.origin().comments().stream().anyMatch(c -> !c.hidden() && !c.byBridge()));
    Seen.Said said =
        reworded.origin().comments().stream()
            .filter(c -> !c.hidden() && !c.byBridge())
            .findFirst()
            .orElseThrow();
    place(reworded.origin())
        .editComment(Person.ADA, key(reworded.origin()), said.id(), "Corrected: " + said.text());
    note(Person.ADA, reworded.origin(), "edited a comment");
    Pair again = take(bugs, p -> Words.status(p.origin()).equals("resolved"));
    place(again.origin()).move(Person.CHIKA, key(again.origin()), "feedback", "reopened");
    note(
        Person.CHIKA,
        again.origin(),
        "reopened it: the customer is asked whether the fault is still there");
    Pair mistaken = take(bugs, p -> Words.status(p.origin()).equals("new"));
    place(mistaken.origin()).move(Person.CHIKA, key(mistaken.origin()), "acknowledged", "");
    note(Person.CHIKA, mistaken.origin(), "changed the status, which engineering decides on");
  }

  private void engineersWork(Lane bugs) {
    Pair begun = take(bugs, p -> p.mirror().face().status().equals("Backlog"));
    move(Person.BJOERN, begun.mirror(), "Selected", "In Progress");
    Pair mended = take(bugs, p -> p.mirror().face().status().equals("Backlog"));
    move(Person.FUMI, mended.mirror(), "Selected", "In Progress", "In Review");
    place(mended.mirror()).move(Person.FUMI, key(mended.mirror()), "Done", "Done");
    note(Person.FUMI, mended.mirror(), "finished it, resolution Done");
    Pair labelled = take(bugs, p -> true);
    place(labelled.mirror()).label(Person.GRZEGORZ, key(labelled.mirror()), "hotfix");
    note(Person.GRZEGORZ, labelled.mirror(), "added the label hotfix");
    Pair patched = take(bugs, p -> true);
    Sample patch =
        Sample.text("fix-" + key(patched.mirror()) + ".patch", "- round(line)\n+ round(total)\n");
    place(patched.mirror()).attach(Person.FUMI, key(patched.mirror()), patch);
    note(Person.FUMI, patched.mirror(), "attached " + patch.name());
  }

  /** The same field, changed on both sides to different values. */
  private void disagreement(Lane bugs) {
    Pair pair =
        take(
            bugs,
            p -> Words.priority(p.origin()) == 2 && !Words.status(p.origin()).equals("resolved"));
    edit(Person.CHIKA, pair.origin(), "priority", "urgent");
    edit(Person.BJOERN, pair.mirror(), "priority", "Low");
  }

  /** A fault turns out to stop somebody's work. */
  private void standstill(Lane bugs) {
    Pair stopped =
        take(
            bugs,
            p ->
                !Words.status(p.origin()).equals("resolved")
                    && !Words.status(p.origin()).equals("closed"));
    edit(Person.CHIKA, stopped.origin(), "severity", "block");
  }

  private void conversation(Lane lane) {
    Pair pair = take(lane, p -> true);
    comment(Person.ADA, pair.origin(), "The customer asks for news. Is there a date we may give?");
    comment(
        speaker(pair.mirror()),
        pair.mirror(),
        "Tomorrow before noon, I should think. Größere Änderung, aber machbar. "
            + (pair.mirror().at().place().equals("helpdesk") ? "" : "👍"));
    boolean secretive = !lane.inside();
    var stream =
        new Filler.Stream(
            place(pair.origin()), pair.origin().at().project(), "", "", secretive, List.of(), 0);
    String text =
        filler.marked(stream, key(pair.origin()), "They are about to cancel, please hurry.");
    place(pair.origin()).note(Person.ADA, key(pair.origin()), text);
    note(Person.ADA, pair.origin(), "wrote an internal note");
  }

  private void newTicket(Filler.Stream stream) {
    String key = filler.report(stream);
    stream.place().attach(Person.EMILE, key, Sample.screenshot("new-" + key, random));
    done.add(
        new Deed(Person.EMILE.name(), stream.place().name() + " " + key, "reported something new"));
  }

  private Person speaker(Seen ticket) {
    return ticket.at().place().equals("helpdesk") ? Person.CHIKA : Person.GRZEGORZ;
  }

  private void comment(Person who, Seen ticket, String text) {
    place(ticket).comment(who, key(ticket), Prose.of(text));
    note(who, ticket, "commented: " + text);
  }

  private void edit(Person who, Seen ticket, String field, String value) {
    place(ticket).edit(who, key(ticket), field, value);
    note(who, ticket, "set the " + field + " to: " + value);
  }

  private void move(Person who, Seen ticket, String... steps) {
    for (String step : steps) {
      place(ticket).move(who, key(ticket), step, "");
    }
    note(who, ticket, "moved it: " + String.join(", ", steps));
  }

  private void note(Person who, Seen ticket, String what) {
    done.add(new Deed(who.name(), ticket.at().toString(), what));
  }

  /** A pair of the lane that nobody has touched yet. */
  private Pair take(Lane lane, Predicate<Pair> which) {
    Pair pair =
        pairs.stream()
            .filter(p -> p.lane().equals(lane) && !used.contains(p.origin().at()))
            .filter(which)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "too few tickets from "
                            + lane.from().project()
                            + " for all that people do"));
    used.add(pair.origin().at());
    return pair;
  }

  private Place place(Seen ticket) {
    Place place = places.get(ticket.at().place());
    if (place == null) {
      throw new IllegalStateException("no place for " + ticket.at());
    }
    return place;
  }

  private static String key(Seen ticket) {
    return ticket.at().key();
  }
}
