package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.store.Store;
import org.incidentbridge.testkit.fake.FakeTracker;

/** What has to be true of the trackers once all is quiet. */
final class Reckoning {

  private static final Pattern WORD = Pattern.compile("c\\d{4,}");

  private final ParallelWorld world;
  private final Store store;
  private final List<Ledger.Line> ledger;
  private final boolean held;

  Reckoning(ParallelWorld world, Store store) {
    this.world = world;
    this.store = store;
    this.ledger = store.inTransaction(t -> t.ledger().newest(100_000));
    this.held = ledger.stream().anyMatch(l -> l.kind() == Ledger.Kind.HELD);
  }

  void check() {
    Outbox.Counts waiting = store.inTransaction(t -> t.outbox().counts());
    assertThat(waiting).as("nothing waits").isEqualTo(new Outbox.Counts(0, 0, 0));
    long inbox = store.inTransaction(t -> t.inbox().count());
    assertThat(inbox).as("nothing waits to be decided on").isZero();
    List<Problems.Problem> problems = store.inTransaction(t -> t.problems().all(10));
    assertThat(problems).isEmpty();
    mirrors();
    for (TicketRef ref : world.crowd.born) {
      Incident incident = store.inTransaction(t -> t.incidents().of(ref)).orElseThrow();
      List<TicketSnapshot> all = new ArrayList<>();
      incident.tickets().forEach(t -> all.add(Found.in(world.trackers, t.ref())));
      assertThat(all).as("N2: tickets of %s", ref).hasSize(sides(ref));
      agreement(all);
      all.forEach(Reckoning::noDoubles);
      order(all);
    }
    world.crowd.comments.values().forEach(this::comment);
    world.crowd.files.forEach(this::file);
    world.crowd.labels.forEach(this::label);
    world.crowd.edits.forEach(this::edit);
  }

  private static int sides(TicketRef born) {
    return born.tracker().equals(Desks.DESK) ? 3 : 2;
  }

  private void mirrors() {
    long desks = world.crowd.born.stream().filter(r -> r.tracker().equals(Desks.DESK)).count();
    assertThat(world.trackers.stream().map(t -> t.all().size()))
        .as("N3: one mirror each")
        .containsExactly((int) desks, world.crowd.born.size(), world.crowd.born.size());
  }

  private static void agreement(List<TicketSnapshot> all) {
    for (String field : List.of("summary", "status", "prio", "tags", "service")) {
      assertThat(all.stream().map(s -> s.field(field)).distinct())
          .as("N1: %s of %s", field, all)
          .hasSize(1);
    }
  }

  private static void noDoubles(TicketSnapshot ticket) {
    assertThat(
            ticket.talk().comments().stream()
                .map(Comment::marker)
                .filter(m -> CommandKey.FORM.matcher(m).matches()))
        .as("N3: markers of " + ticket.ref())
        .doesNotHaveDuplicates();
  }

  /** What a comment became internal, or was written anew, may be copied later than others. */
  private void order(List<TicketSnapshot> all) {
    for (TicketSnapshot from : all) {
      for (TicketSnapshot to : all) {
        List<String> words = to.talk().comments().stream().flatMap(c -> words(c).stream()).toList();
        List<String> there =
            world.crowd.comments.values().stream()
                .filter(s -> s.at().equals(from.ref()) && !s.internal())
                .map(Crowd.Said::word)
                .filter(words::contains)
                .toList();
        if (!held && !from.ref().equals(to.ref())) {
          assertThat(words.stream().filter(there::contains).toList())
              .as("N6: comments of %s on %s", from.ref(), to.ref())
              .isEqualTo(there);
        }
      }
    }
  }

  private static List<String> words(Comment comment) {
    return WORD.matcher(comment.body().plainText()).results().map(m -> m.group()).toList();
  }

  private void comment(Crowd.Said said) {
    boolean may = !said.internal() || world.share.internal() == Share.Internal.AS_INTERNAL;
    Visibility as = said.internal() ? Visibility.INTERNAL : Visibility.PUBLIC;
    for (TicketSnapshot other : others(said.at())) {
      List<Comment> copies =
          other.talk().comments().stream().filter(c -> words(c).contains(said.word())).toList();
      assertThat(copies)
          .as("N2, N3, N5: copies of %s on %s", said, other.ref())
          .hasSize(may ? 1 : 0)
          .allSatisfy(
              c -> {
                assertThat(c.visibility()).as("N5: %s on %s", said, other.ref()).isEqualTo(as);
                assertThat(c.body().plainText()).as("N2: as it is now").contains(said.text());
              });
    }
  }

  private void file(Crowd.Edit file) {
    for (TicketSnapshot other : others(file.at())) {
      assertThat(other.talk().attachments().stream().filter(a -> a.name().contains(file.word())))
          .as("N2, N3: %s on %s", file, other.ref())
          .hasSize(1);
    }
  }

  private void label(Crowd.Edit label) {
    for (TicketSnapshot other : others(label.at())) {
      assertThat(other.field("tags").display()).as("N2: %s", label).contains(label.word());
    }
  }

  private List<TicketSnapshot> others(TicketRef at) {
    Incident incident = store.inTransaction(t -> t.incidents().of(at)).orElseThrow();
    return incident.tickets().stream()
        .map(TicketState::ref)
        .filter(ref -> !ref.equals(at))
        .map(ref -> Found.in(world.trackers, ref))
        .toList();
  }

  /** N7: it reached another side, was replaced by people, or the bridge tells what became of it. */
  private void edit(Crowd.Edit edit) {
    List<Crowd.Edit> all = world.crowd.edits;
    List<Crowd.Edit> later = all.subList(all.indexOf(edit) + 1, all.size());
    boolean replaced =
        later.stream().anyMatch(e -> e.at().equals(edit.at()) && e.field().equals(edit.field()));
    boolean reached = world.sentry.reached(edit.word(), edit.at().tracker());
    boolean told = told(edit.word());
    assertThat(reached || replaced || told)
        .as("N7: %s reached nobody and nobody is told", edit)
        .isTrue();
    Incident incident = store.inTransaction(t -> t.incidents().of(edit.at())).orElseThrow();
    boolean last =
        later.stream()
            .noneMatch(e -> incident.ticket(e.at()).isPresent() && e.field().equals(edit.field()));
    String stands = Found.in(world.trackers, edit.at()).field(edit.field()).display();
    assertThat(!last || told || stands.equals(edit.word()))
        .as("N7: %s was the last edit, but %s stands and nobody is told", edit, stands)
        .isTrue();
  }

  private boolean told(String word) {
    return ledger.stream().anyMatch(l -> (l.text().summary() + l.text().detail()).contains(word));
  }

  static String show(List<FakeTracker> trackers) {
    StringBuilder all = new StringBuilder();
    trackers.forEach(t -> t.all().forEach(s -> all.append(s).append('\n')));
    return all.toString();
  }
}
