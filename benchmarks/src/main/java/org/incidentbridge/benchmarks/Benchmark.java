package org.incidentbridge.benchmarks;

import java.util.List;

/** One of the programs. */
public interface Benchmark {

  /** What is measured, for people. */
  String title();

  /** Measures; answers in the order to be shown. */
  List<Figure> run(Scale scale);
}
