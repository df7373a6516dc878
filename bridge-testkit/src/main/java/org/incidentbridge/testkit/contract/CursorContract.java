package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.Sighting;
import org.junit.jupiter.api.Test;

/** Cursors: small, resumable at any page, and never past a ticket that was not shown. */
public abstract class CursorContract extends TrackerContract {

  private static final int MANY = 17;
  private static final int LONGEST_CURSOR = 2000;

  @Test
  void smallPagesShowEveryTicket() {
    List<String> ids = createMany();

    List<Sighting> seen = reader().pull(3);

    assertThat(ids(seen)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aReaderStartedAnewAtEveryPageLosesNothing() {
    List<String> ids = createMany();
    Set<String> seen = new LinkedHashSet<>();
    Reader reader = reader();

    for (int pages = 0; pages < 200; pages++) {
      Page page = reader.page(4);
      seen.addAll(ids(page.sightings()));
      if (!page.more()) {
        break;
      }
      reader = reader.again(harness().tracker().source());
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aChangeBetweenTwoPagesIsNotLost() {
    List<String> ids = createMany();
    Reader reader = reader();
    reader.page(5);

    harness().people().retitle(ids.get(0), "Changed meanwhile");
    harness().pass(Duration.ofMinutes(5));
    reader.pull(5);
    harness().pass(Duration.ofMinutes(5));
    reader.pull(5);

    assertThat(reader.versions()).containsOnlyKeys(ids);
    String version = fetch(ids.get(0)).head().stamp().version();
    assertThat(reader.version(ids.get(0))).contains(version);
  }

  @Test
  void cursorsAreShort() {
    createMany();
    Reader reader = reader();

    for (int pages = 0; pages < 200; pages++) {
      Page page = reader.page(4);
      assertThat(page.next().text()).hasSizeLessThan(LONGEST_CURSOR);
      if (!page.more()) {
        return;
      }
    }
    throw new AssertionError("the pull does not end");
  }

  private List<String> createMany() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ids.add(harness().people().create("Ticket " + i, "text"));
      harness().pass(Duration.ofSeconds(i % 3));
    }
    harness().pass(Duration.ofMinutes(5));
    return ids;
  }

  private static List<String> ids(List<Sighting> sightings) {
    return sightings.stream().map(s -> s.ref().id()).distinct().toList();
  }
}
