package org.incidentbridge.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Runs benchmarks by their letters. */
public final class Main {

  private static final String USAGE =
      """
      usage: benchmarks/run a|b|c|d|e|f|g|h|i|j|all [--json] [--percent N]
        a  CPU per mirrored ticket          d  an idle cycle over linked incidents
        b  wall time against the ideal      e  time from ./bridge validate to its answer
        c  API calls per changed ticket     f  arithmetic in a coverage calendar
        g  replay of incidents under a policy pack
        h  a policy tried on the past
        i  from a webhook to the other tracker's write
        j  the first sync of a help desk, by its kind
        --percent N measures so much of the full size""";

  private Main() {}

  public static void main(String... args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out));
  }

  static SequencedMap<String, Benchmark> all() {
    SequencedMap<String, Benchmark> all = new TreeMap<>();
    all.put("a", new Mirroring());
    all.put("b", new WallTime());
    all.put("c", new CallsPerChange());
    all.put("d", new IdleCycle());
    all.put("e", new Answering());
    all.put("f", new CoveredTime());
    all.put("g", new ReplayTime());
    all.put("h", new PastReplay());
    all.put("i", new Reaction());
    all.put("j", new FirstSync());
    return all;
  }

  /** Answers the exit code: 2 if the arguments make no sense. */
  static int run(List<String> args, PrintStream out) {
    List<String> letters = new ArrayList<>();
    Scale scale = Scale.FULL;
    boolean json = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--json")) {
        json = true;
      } else if (arg.equals("--percent") && i + 1 < args.size()) {
        scale = Scale.FULL.of(Integer.parseInt(args.get(++i)));
      } else if (arg.equals("all")) {
        letters.addAll(all().keySet());
      } else if (all().containsKey(arg)) {
        letters.add(arg);
      } else {
        letters.clear();
        break;
      }
    }
    if (letters.isEmpty()) {
      out.println(USAGE);
      return 2;
    }
    measure(letters, scale, json, out);
    return 0;
  }

  private static void measure(List<String> letters, Scale scale, boolean json, PrintStream out) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode document = mapper.createObjectNode();
    document.set("machine", mapper.valueToTree(Machine.here()));
    if (!json) {
      out.println(Machine.here());
    }
    for (String letter : letters) {
      Benchmark benchmark = all().get(letter);
      if (benchmark == null) {
        continue;
      }
      List<Figure> figures = benchmark.run(scale);
      ObjectNode block = document.putObject(letter).put("title", benchmark.title());
      figures.forEach(
          f -> block.put(f.unit().isEmpty() ? f.name() : f.name() + ", " + f.unit(), f.value()));
      if (!json) {
        out.printf("%n(%s) %s%n", letter, benchmark.title());
        figures.forEach(
            f -> out.printf(Locale.ROOT, "  %-58s %12.3f %s%n", f.name(), f.value(), f.unit()));
      }
    }
    if (json) {
      try {
        out.println(mapper.writeValueAsString(document));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
