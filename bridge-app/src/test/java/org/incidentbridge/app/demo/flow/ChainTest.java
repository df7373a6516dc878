package org.incidentbridge.app.demo.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One incident in three or four trackers of random kinds, joined by routes that let internal notes
 * pass or not: what is said anywhere is where it may be, as what it was said, once.
 */
final class ChainTest {

  private static final int CHAINS = Integer.getInteger("chains", 6);
  private static final long SEED = Long.getLong("chain", System.nanoTime() % 1_000_000);
  private static final List<Function<Office, Link>> KINDS =
      List.of(
          o -> JiraLink.of(o, true),
          o -> JiraLink.of(o, false),
          MantisLink::of,
          RtLink::of,
          ZendeskLink::of);

  @TempDir private Path dir;

  /** A chain at work. Routes are told by the tracker that they begin at. */
  private static final class Chain {
    final Random random;
    final Office office = new Office("2026-11-02T15:00:00Z");
    final List<Link> links = new ArrayList<>();
    final List<Boolean> inside = new ArrayList<>();
    final List<String> ids = new ArrayList<>();

    Chain(long seed) {
      random = new Random(seed);
      int length = 3 + random.nextInt(2);
      for (int i = 0; i < length; i++) {
        Link link = KINDS.get(random.nextInt(KINDS.size())).apply(office);
        links.add(link);
        office.with("t" + i, "t" + i + ".test", link.site());
        inside.add(random.nextBoolean());
      }
    }

    String yaml() {
      StringBuilder yaml = new StringBuilder("engine: { settle: 0s }\ntrackers:\n");
      for (int i = 0; i < links.size(); i++) {
        yaml.append("  t%d:%n".formatted(i))
            .append(links.get(i).yaml("https://t%d.test".formatted(i)));
        yaml.append("\n");
      }
      yaml.append("routes:\n");
      for (int i = 0; i + 1 < links.size(); i++) {
        yaml.append(
            """
              - name: r%d
                from: t%d
                to: t%d
                create: %s
                share: { comments: public, internalNotes: %s }
                fields: { title: latest, description: origin, status: latest, priority: none, assignee: none, resolution: none, labels: none }
            """
                .formatted(
                    i,
                    i,
                    i + 1,
                    links.get(i + 1).create(),
                    inside.get(i) ? "as-internal" : "never"));
      }
      return yaml.toString();
    }

    /** Whether a note for insiders gets from one tracker to another. */
    boolean passes(int from, int to) {
      return inside.subList(Math.min(from, to), Math.max(from, to)).stream().allMatch(b -> b);
    }

    @Override
    public String toString() {
      return links.stream().map(l -> l.getClass().getSimpleName()).toList() + " " + inside;
    }
  }

  @Test
  void whatIsSaidAnywhereIsWhereItMayBeOnce() {
    System.out.println("chain seed " + SEED);
    for (long seed = SEED; seed < SEED + CHAINS; seed++) {
      Chain chain = new Chain(seed);
      try (Office office = chain.office) {
        String yaml = chain.yaml();
        Library library = name -> name.startsWith("examples") ? yaml : "pack: none\n";
        office.open(dir, library, "chain", Map.of());
        live(chain);
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("-Dchain=" + seed + " " + chain, broken);
      }
    }
  }

  private static void live(Chain chain) {
    chain.ids.add(chain.links.getFirst().report("Printer"));
    chain.office.soon();
    chain.office.soon();
    chain.office.soon();
    for (Link link : chain.links.subList(1, chain.links.size())) {
      assertThat(link.ids()).as("a mirror and none of a mirror").hasSize(1);
      chain.ids.add(link.ids().getFirst());
    }
    List<Said> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int at = chain.random.nextInt(chain.links.size());
      Said said = new Said(at, "word%d of t%d".formatted(i, at), chain.random.nextBoolean());
      chain.links.get(at).say(chain.ids.get(at), said.text(), said.open());
      all.add(said);
      if (chain.random.nextInt(3) == 0) {
        chain.office.soon();
      }
    }
    int renamed = chain.random.nextInt(chain.links.size());
    chain.office.soon();
    chain.links.get(renamed).rename(chain.ids.get(renamed), "Printer on fire");
    chain.office.soon();
    for (int at = 0; at < chain.links.size(); at++) {
      chain.links.get(at).take(chain.ids.get(at));
    }
    chain.office.soon();
    chain.links.getLast().resolve(chain.ids.getLast());
    chain.office.soon();
    assertThat(chain.office.isQuiet()).as("N1").isTrue();
    all.forEach(said -> check(chain, said));
    for (int at = 0; at < chain.links.size(); at++) {
      check(chain, at);
    }
    assertThat(chain.office.views().problems()).isEmpty();
  }

  private record Said(int at, String text, boolean open) {}

  private static void check(Chain chain, Said said) {
    for (int to = 0; to < chain.links.size(); to++) {
      Link link = chain.links.get(to);
      boolean comes = said.open() || chain.passes(said.at(), to);
      String what = said + " at t" + to;
      assertThat(link.said(chain.ids.get(to)))
          .as("N3 N5 in public: " + what)
          .filteredOn(t -> t.contains(said.text()))
          .hasSize(said.open() ? 1 : 0);
      assertThat(link.noted(chain.ids.get(to)))
          .as("N2 N3 N5 inside: " + what)
          .filteredOn(t -> t.contains(said.text()))
          .hasSize(!said.open() && comes ? 1 : 0);
    }
  }

  private static void check(Chain chain, int at) {
    Link link = chain.links.get(at);
    String id = chain.ids.get(at);
    assertThat(link.ids()).as("N3").hasSize(1);
    assertThat(link.title(id)).isEqualTo("Printer on fire");
    assertThat(link.isResolved(id)).as("resolved at t" + at).isTrue();
    for (int other = 0; other < chain.links.size(); other++) {
      String address = "t" + other + ".test";
      String part = chain.links.get(other).address(chain.ids.get(other));
      if (other != at) {
        assertThat(link.pointers(id))
            .as("t%d shows where t%d is", at, other)
            .anyMatch(p -> p.contains(address) && p.contains(part));
      }
    }
  }
}
