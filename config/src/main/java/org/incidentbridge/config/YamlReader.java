package org.incidentbridge.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Form;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one text as YAML 1.2. Bounded in size, in depth and in what aliases may unfold to. */
final class YamlReader {
  private static final int LARGEST_FILE = 1 << 20;
  private static final int MOST_NODES = 50_000;
  private static final int DEEPEST = 40;
  private static final String TOO_DEEP = "is nested deeper than " + DEEPEST + " levels";

  private final SourceFile file;
  private final Problems problems;
  private int nodes;

  YamlReader(SourceFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** What the text says; empty if it is no YAML, which is then among the problems. */
  Optional<Yaml> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.name())
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setCodePointLimit(LARGEST_FILE)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      return new Compose(settings)
          .composeReader(new StringReader(text))
          .map(node -> convert(node, 0));
    } catch (MarkedYamlEngineException broken) {
      Position at = place(broken);
      problems.error(at, "", YamlMistakes.message(broken, at), YamlMistakes.suggestion(broken, at));
    } catch (StackOverflowError deep) { // of the parser, which knows no limit
      problems.error(start(), "", TOO_DEEP, "close the brackets that were opened");
    } catch (TooMuch tooMuch) {
      problems.error(tooMuch.at, "", tooMuch.what, "write it out without anchors and aliases");
    } catch (YamlEngineException broken) {
      problems.error(start(), "", "is no YAML: " + broken.getMessage(), "save it as UTF-8 text");
    }
    return Optional.empty();
  }

  private Yaml convert(Node node, int depth) {
    Position at = node.getStartMark().map(this::position).orElse(start());
    if (++nodes > MOST_NODES) {
      throw new TooMuch(at, "unfolds to more than " + MOST_NODES + " values");
    }
    if (depth > DEEPEST) {
      throw new TooMuch(at, TOO_DEEP);
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, at, depth);
      case SequenceNode sequence -> {
        List<Yaml> items = new ArrayList<>();
        sequence.getValue().forEach(n -> items.add(convert(n, depth + 1)));
        yield new Yaml.Sequence(at, items);
      }
      case ScalarNode scalar ->
          new Yaml.Scalar(at, scalar.getValue(), scalar.getValue(), form(scalar));
      default -> new Yaml.Scalar(at, "", "", Form.EMPTY);
    };
  }

  private Yaml mapping(MappingNode node, Position at, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Position keyAt = tuple.getKeyNode().getStartMark().map(this::position).orElse(at);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(keyAt, "", "a key has to be a word", "put quotes around it if it is text");
        continue;
      }
      Entry first = entries.get(key.getValue());
      if (first == null) {
        entries.put(key.getValue(), new Entry(keyAt, convert(tuple.getValueNode(), depth + 1)));
      } else {
        Yaml again = convert(tuple.getValueNode(), depth + 1);
        Optional<Yaml> both = Yaml.joined(first.value(), again);
        both.ifPresent(all -> entries.put(key.getValue(), new Entry(first.keyAt(), all)));
        problems.error(
            keyAt,
            "",
            "the key '%s' is here twice; the first is in line %d"
                .formatted(key.getValue(), first.keyAt().line()),
            both.isPresent() ? "put both under one" : "keep one of them");
      }
    }
    return new Yaml.Mapping(at, entries);
  }

  private static Form form(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Form.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Form.FLAG;
    }
    return tag.equals(Tag.NULL) ? Form.EMPTY : Form.TEXT;
  }

  /** What is missing at the end of the file went wrong where it began. */
  private Position place(MarkedYamlEngineException broken) {
    Optional<Position> problem = broken.getProblemMark().map(this::position);
    Optional<Position> context = broken.getContextMark().map(this::position);
    return problem
        .filter(p -> p.line() <= file.lines().size())
        .or(() -> context)
        .or(() -> problem)
        .orElse(start());
  }

  private Position position(Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Position start() {
    return new Position(file, 1, 1);
  }

  /** A bound was hit. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;
    private final String what;

    TooMuch(Position at, String what) {
      super(what);
      this.at = at;
      this.what = what;
    }
  }
}
