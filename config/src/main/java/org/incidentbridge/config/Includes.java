package org.incidentbridge.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Mapping;

/** Reads a file and, after it, what it includes, each file once. */
final class Includes {
  private static final int MOST_FILES = 500;

  private final Problems problems;
  private final References references;
  private final Deque<Path> open = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<Mapping> documents = new ArrayList<>();

  Includes(Problems problems, References references) {
    this.problems = problems;
    this.references = references;
  }

  /** The documents, the main one first. */
  List<Mapping> read(Path main) {
    text(main, Optional.empty()).ifPresent(text -> document(main, text));
    return documents;
  }

  private void document(Path path, String text) {
    Path identity = path.toAbsolutePath().normalize();
    seen.add(identity);
    open.push(identity);
    SourceFile file = new SourceFile(path.toString(), text.lines().toList());
    problems.begin(file.name());
    new YamlReader(file, problems)
        .read(text)
        .ifPresent(
            yaml -> {
              new PlainSecrets(problems).hide(yaml);
              accept(path, references.resolve(yaml, path));
            });
    open.pop();
  }

  private void accept(Path path, Yaml yaml) {
    if (!(yaml instanceof Mapping mapping)) {
      problems.error(
          yaml.at(), "", "a configuration is a block of keys", "begin with trackers: and routes:");
      return;
    }
    documents.add(mapping);
    Optional<Yaml.Scalar> single = mapping.scalar("include");
    single.ifPresent(one -> include(path, one));
    for (Yaml item : mapping.items("include")) {
      if (item instanceof Yaml.Scalar one) {
        include(path, one);
      }
    }
  }

  private void include(Path from, Yaml.Scalar item) {
    List<Path> found = new ArrayList<>();
    try {
      found.addAll(find(from, item));
    } catch (IOException | InvalidPathException | PatternSyntaxException cannot) {
      problems.error(
          item.at(), "include", "cannot be looked up: " + cannot.getMessage(), "check the path");
    }
    for (Path path : found) {
      Path identity = path.toAbsolutePath().normalize();
      if (open.contains(identity)) {
        problems.error(
            item.at(), "include", path + " includes itself", "take one of the includes out");
      } else if (seen.size() >= MOST_FILES) {
        problems.error(item.at(), "include", "more than " + MOST_FILES + " files", "join some");
      } else if (!seen.contains(identity)) {
        text(path, Optional.of(item)).ifPresent(text -> document(path, text));
      }
    }
  }

  private List<Path> find(Path from, Yaml.Scalar item) throws IOException {
    String wanted = item.text();
    int slash = wanted.lastIndexOf('/');
    String last = wanted.substring(slash + 1);
    if (!last.matches(".*[*?\\[{].*")) {
      return List.of(from.resolveSibling(wanted).normalize());
    }
    Path folder = from.resolveSibling(slash < 0 ? "" : wanted.substring(0, slash));
    List<Path> found = new ArrayList<>();
    Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(listed, last)) {
      stream.forEach(p -> found.add(folder.resolve(p.getFileName())));
    } catch (NoSuchFileException none) {
      problems.error(item.at(), "include", "there is no folder " + listed, "check the path");
      return found;
    }
    if (found.isEmpty()) {
      problems.warning(item.at(), "include", "no file matches " + wanted, "check the pattern");
    }
    return found.stream().sorted().toList();
  }

  private static String suggested(String why, String todo) {
    if (why.contains("UTF-8") || why.startsWith("may not")) {
      return todo;
    }
    return why.startsWith("there is no")
        ? "copy or write that file, take the line out, or correct the path: it is relative to this"
            + " file"
        : "paths are relative to this file";
  }

  private Optional<String> text(Path path, Optional<Yaml.Scalar> asked) {
    String why;
    String todo = "name the main file with -c, for example bridge.yaml";
    try {
      String text = Files.readString(path);
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException none) {
      why = "there is no such file";
      todo = "name the main file with -c; without it, bridge.yaml in this folder is read";
    } catch (CharacterCodingException notText) {
      why = "is not UTF-8 text";
      todo = "save it as UTF-8";
    } catch (AccessDeniedException denied) {
      why = "may not be read by the user that runs the bridge";
      todo = "give that user the right to read it";
    } catch (IOException cannot) {
      why = Files.isDirectory(path) ? "is a folder, not a file" : "cannot be read";
    }
    if (asked.isPresent()) {
      problems.error(asked.get().at(), "include", path + ": " + why, suggested(why, todo));
    } else {
      problems.file(path.toString(), why, todo);
    }
    return Optional.empty();
  }
}
