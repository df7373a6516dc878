package org.incidentbridge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * (i) From a webhook to the other tracker's write. People comment one after another, at times that
 * have nothing to do with what the bridge is at.
 */
final class Reaction implements Benchmark {

  private static final int MOST_INCIDENTS = 20;
  private static final int MOST_WARM_UP = 20;
  private static final int LONGEST_PAUSE_MILLIS = 400;

  @Override
  public String title() {
    return "From a webhook to the other tracker's write";
  }

  @Override
  public List<Figure> run(Scale scale) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(measure(scale, Ends.Jira::cloud, Ends.Mantis::with));
    figures.addAll(measure(scale, Ends.Jira::dataCenter, Ends.Mantis::with));
    figures.addAll(measure(scale, Ends.Zendesk::with, Ends.Jira::cloud));
    figures.addAll(measure(scale, Ends.Rt::with, Ends.Jira::cloud));
    figures.addAll(measure(scale, Ends.Mantis::with, Ends.Jira::cloud));
    return figures;
  }

  private static List<Figure> measure(
      Scale scale, Function<Ahead, End> from, Function<Ahead, End> to) {
    Ahead clock = new Ahead();
    End here = from.apply(clock);
    End there = to.apply(clock);
    int calls = Math.max(1, scale.tickets() / 20);
    int warmUp = Math.min(MOST_WARM_UP, calls);
    int incidents = Math.min(MOST_INCIDENTS, scale.tickets());
    List<Double> millis = new ArrayList<>();
    Random random = new Random(7);
    try (Liaison liaison = new Liaison(here, there, scale.latency(), clock, incidents)) {
      for (int i = 0; i < warmUp + calls; i++) {
        int pause = random.nextInt(LONGEST_PAUSE_MILLIS);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        double reaction = liaison.reaction(i);
        if (i >= warmUp) {
          millis.add(reaction);
        }
      }
    }
    Collections.sort(millis);
    String pair = here.title() + " to " + there.title() + ": ";
    return List.of(
        Figure.of(pair + "p50", percentile(millis, 50), "ms"),
        Figure.of(pair + "p99", percentile(millis, 99), "ms"),
        Figure.of(pair + "slowest", millis.getLast(), "ms"));
  }

  /** Of sorted values, the smallest that so many of a hundred do not exceed. */
  static double percentile(List<Double> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(Math.max(1, rank) - 1);
  }
}
