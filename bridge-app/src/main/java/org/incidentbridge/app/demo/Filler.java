package org.incidentbridge.app.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Fills the trackers with what people reported and said in the last weeks. */
final class Filler {

  private final Random random;
  private final DemoClock clock;
  private final Canaries canaries;
  private final Tales tales;
  private int told;

  Filler(Random random, DemoClock clock, Canaries canaries) {
    this.random = random;
    this.clock = clock;
    this.canaries = canaries;
    this.tales = new Tales(random);
  }

  /**
   * Where a kind of ticket comes in.
   *
   * @param tale kind of tale
   * @param secretive whether internal notes stay in the tracker
   * @param share how many of a hundred tickets are of it
   */
  record Stream(
      Place place,
      String project,
      String type,
      String tale,
      boolean secretive,
      List<String> priorities,
      int share) {}

  /** Reports so many tickets, spread over the streams and over time. */
  void fill(List<Stream> streams, int count) {
    int shares = streams.stream().mapToInt(Stream::share).sum();
    Duration step = clock.behind().dividedBy(count + 1L);
    for (int i = 0; i < count; i++) {
      int at = i * 37 % shares;
      for (Stream stream : streams) {
        at -= stream.share();
        if (at < 0) {
          tell(stream, step);
          break;
        }
      }
    }
  }

  /** One more ticket of a stream, as people report them today. */
  String report(Stream stream) {
    return report(stream, tales.next(stream.tale()));
  }

  private String report(Stream stream, Tales.Tale tale) {
    Person reporter = customer(stream.place());
    boolean mantis = stream.place() instanceof MantisPlace;
    int urgency = Math.min(3, random.nextInt(10) / 3 + (random.nextInt(4) == 0 ? 0 : 1));
    Set<String> labels = new TreeSet<>(tale.labels());
    Optional<String> assignee =
        random.nextInt(3) == 0 ? Optional.of(support().login()) : Optional.empty();
    Optional<LocalDate> due =
        mantis && random.nextInt(6) == 0
            ? Optional.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(21))
            : Optional.empty();
    var traits =
        new Ticket.Traits(stream.priorities().get(urgency), tale.severity(), labels, assignee, due);
    return stream
        .place()
        .report(
            reporter,
            new Ticket(stream.project(), stream.type(), tale.title(), tale.text(), traits));
  }

  private void tell(Stream stream, Duration step) {
    Tales.Tale tale = tales.next(stream.tale());
    String key = report(stream, tale);
    clock.pass(step.dividedBy(2));
    files(stream, key, tale);
    talk(stream, key, tale);
    internal(stream, key, tale);
    clock.pass(step.dividedBy(2));
    finish(stream, key);
  }

  private void files(Stream stream, String key, Tales.Tale tale) {
    for (String kind : tale.files()) {
      if (random.nextInt(3) == 0) {
        String name = kind + "-" + key.toLowerCase(java.util.Locale.ROOT);
        stream.place().attach(customer(stream.place()), key, sample(kind, name, tale));
      }
    }
  }

  private Sample sample(String kind, String name, Tales.Tale tale) {
    return switch (kind) {
      case "screenshot" -> Sample.screenshot(name, random);
      case "log" -> Sample.log(name, random);
      default -> Sample.text(name + "-notizen-größe.txt", String.join("\n", tale.text().lines()));
    };
  }

  private void talk(Stream stream, String key, Tales.Tale tale) {
    int most = random.nextInt(tale.comments().size() + 1);
    for (String text : tale.comments().subList(0, most)) {
      clock.pass(Duration.ofMinutes(1 + random.nextInt(3)));
      Person who = random.nextBoolean() ? support() : customer(stream.place());
      stream.place().comment(who, key, Prose.of(text));
    }
  }

  private void internal(Stream stream, String key, Tales.Tale tale) {
    List<String> notes = new ArrayList<>(tale.notes());
    if (random.nextInt(3) == 0) {
      stream.place().note(support(), key, marked(stream, key, notes.getFirst()));
    }
    if (stream.place() instanceof MantisPlace mantis && stream.secretive()) {
      if (random.nextInt(8) == 0) {
        String text = marked(stream, key, notes.getLast());
        mantis.noteWithFile(
            support(),
            key,
            text,
            Sample.text("internal-" + key + ".txt", marked(stream, key, text)));
      }
      if (random.nextInt(6) == 0) {
        mantis.contract(key, marked(stream, key, "Gold"));
      }
    }
  }

  /** An internal text with a mark by which it is found wherever it goes. */
  String marked(Stream stream, String key, String text) {
    var home = new Seen.At(stream.place().name(), key, stream.project());
    return text + " [" + canaries.mark(home, stream.secretive()) + "]";
  }

  private void finish(Stream stream, String key) {
    if (stream.place() instanceof MantisPlace mantis) {
      switch (told++ % 11) {
        case 4 -> mantis.move(support(), key, "resolved", "fixed");
        case 8 -> mantis.move(support(), key, "feedback", "");
        default -> {}
      }
    } else if (random.nextInt(4) == 0) {
      stream.place().move(support(), key, "In Progress", "");
    }
  }

  private Person support() {
    return Person.SUPPORT.get(random.nextInt(Person.SUPPORT.size()));
  }

  private Person customer(Place place) {
    int known = place instanceof MantisPlace ? Person.CUSTOMERS.size() : 2;
    return Person.CUSTOMERS.get(random.nextInt(known));
  }
}
