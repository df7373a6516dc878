package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/** N2: every ticket, comment and file that flows is on the other sides, or a person is told. */
final class NoLoss implements Check {

  @Override
  public void check(World world, Books books) {
    for (TicketRef ref : world.deeds.born) {
      if (!world.deeds.deleted.contains(ref)) {
        mirrored(world, books, ref);
      }
    }
    for (Deeds.Remark remark : world.deeds.remarks.values()) {
      if (!world.isInternal(remark.at(), remark.internal())) {
        Optional<Deeds.Remark> reworded =
            Optional.of(remark).filter(r -> world.deeds.isReworded(r.token()));
        arrived(world, books, remark.at(), remark.token(), reworded);
        if (world.deeds.tails.containsKey(remark.token())) {
          arrived(world, books, remark.at(), world.deeds.tails.get(remark.token()), reworded);
        }
      }
    }
    tails(world, books);
    for (Deeds.Upload upload : world.deeds.uploads) {
      if (!world.isInternal(upload.at(), upload.internal()) && open(world, upload)) {
        arrived(world, books, upload.at(), upload.token(), Optional.empty());
      }
    }
  }

  /** Whatever shows the beginning of a description shows its end as well, be it elsewhere. */
  private static void tails(World world, Books books) {
    for (Incident incident : books.incidents()) {
      for (TicketState ticket : Books.present(incident)) {
        world.side(ticket.ref().tracker().toString()).ticket(ticket.ref().id()).stream()
            .filter(t -> !world.deeds.deleted.contains(ticket.ref()))
            .filter(t -> !books.lost(ticket.ref(), "the rest of a long text"))
            .forEach(t -> tails(world, ticket.ref(), t));
      }
    }
  }

  private static void tails(World world, TicketRef ref, Shown shown) {
    Set<String> there = Deeds.tokens(shown.fields().description());
    Set<String> all = new TreeSet<>(there);
    shown.said().forEach(s -> all.addAll(Deeds.tokens(s.text())));
    shown.files().forEach(f -> all.addAll(Deeds.tokens(f.content())));
    for (String token : there) {
      String tail = world.deeds.tails.get(token);
      if (tail != null && !all.contains(tail)) {
        throw new AssertionError(
            "N2 NoLoss: %s shows %s, but not its end, %s".formatted(ref, token, tail));
      }
    }
  }

  /** A file of a service project is internal until somebody shows it; moving there hides it. */
  private static boolean open(World world, Deeds.Upload upload) {
    return world.side(upload.at().tracker().toString()).ticket(upload.at().id()).stream()
        .flatMap(t -> t.files().stream())
        .noneMatch(f -> f.internal() && f.name().contains(upload.token()));
  }

  private static void mirrored(World world, Books books, TicketRef ref) {
    Optional<Incident> incident = books.of(ref);
    assertThat(incident).as("N2 NoLoss: incident of %s", ref).isPresent();
    boolean broken =
        incident.orElseThrow().tickets().stream()
            .anyMatch(t -> world.deeds.deleted.contains(t.ref()));
    if (broken) {
      return; // what is gone may be what the missing one would hang on
    }
    int tickets = incident.orElseThrow().tickets().size();
    boolean held =
        books.held().stream()
            .anyMatch(e -> e.planned().incident().equals(incident.orElseThrow().id()));
    if (!held) {
      assertThat(tickets)
          .as("N2 NoLoss: tickets of %s %s", ref, incident)
          .isGreaterThanOrEqualTo(world.topology().size());
    }
  }

  /**
   * @param reworded the comment, if people gave it other words than it was copied with
   */
  private static void arrived(
      World world, Books books, TicketRef at, String token, Optional<Deeds.Remark> reworded) {
    Optional<Incident> incident = books.of(at);
    if (world.deeds.deleted.contains(at) || incident.isEmpty()) {
      return;
    }
    for (TicketState other : Books.present(incident.orElseThrow())) {
      if (world.deeds.deleted.contains(other.ref()) || world.deeds.spoilt(other.ref(), token)) {
        continue;
      }
      Side side = world.side(other.ref().tracker().toString());
      Shown shown = side.ticket(other.ref().id()).orElseThrow();
      List<String> all =
          java.util.stream.Stream.concat(
                  shown.said().stream().map(Shown.Said::text),
                  shown.files().stream().map(f -> f.name() + f.content()))
              .toList();
      boolean there = all.stream().anyMatch(t -> Deeds.tokens(t).contains(token));
      boolean held = books.held().stream().anyMatch(e -> told(e.planned().toString(), token));
      boolean byHand =
          side.keepsTexts()
              && reworded.filter(r -> books.leavesToPeople(other.ref(), r)).isPresent();
      if (!there && !held && !byHand) {
        throw new AssertionError(
            "N2 NoLoss: %s of %s is not on %s, which shows %s"
                .formatted(token, at, other.ref(), all));
      }
    }
  }

  private static boolean told(String text, String token) {
    return Deeds.tokens(text).contains(token);
  }
}
