package org.incidentbridge.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads the files of policy packs. */
final class PolicyFiles {

  private final Problems problems;
  private final References references;
  private final String begin;

  PolicyFiles(Problems problems, Map<String, String> env) {
    this(problems, env, "begin with pack: NAME");
  }

  /**
   * Reads files of another kind.
   *
   * @param begin what to do about an empty one
   */
  PolicyFiles(Problems problems, Map<String, String> env, String begin) {
    this.begin = begin;
    this.problems = problems;
    this.references = new References(env, problems);
  }

  /** The packs that a configuration or a scenario names, each relative to the file it stands in. */
  List<Mapping> named(Yaml whole, String key) {
    List<Mapping> packs = new ArrayList<>();
    for (Scalar name : PolicyParts.texts(whole, key)) {
      beside(name).flatMap(path -> read(path, Optional.of(name))).ifPresent(packs::add);
    }
    return packs;
  }

  /** The files of these packs, whether they are there or not. */
  List<Path> paths(Yaml whole, String key) {
    return PolicyParts.texts(whole, key).stream().flatMap(name -> beside(name).stream()).toList();
  }

  /** The packs in these files. */
  List<Mapping> all(List<Path> files) {
    return files.stream().flatMap(file -> read(file, Optional.empty()).stream()).toList();
  }

  private Optional<Path> beside(Scalar name) {
    try {
      return Optional.of(Path.of(name.at().file().name()).resolveSibling(name.text()).normalize());
    } catch (InvalidPathException noPath) {
      problems.error(name.at(), "policy", name.described() + " is no path", "check the path");
      return Optional.empty();
    }
  }

  /** The block in a file; empty, with a problem, if there is none. */
  Optional<Mapping> read(Path path, Optional<Scalar> asked) {
    return text(path, asked).flatMap(text -> parsed(path, text));
  }

  private Optional<Mapping> parsed(Path path, String text) {
    SourceFile file = new SourceFile(path.toString(), text.lines().toList());
    problems.begin(file.name());
    Optional<Yaml> yaml =
        new YamlReader(file, problems).read(text).map(raw -> references.resolve(raw, path));
    if (yaml.isPresent() && !(yaml.get() instanceof Mapping)) {
      problems.error(yaml.get().at(), "", "is no block of keys", begin);
    }
    if (yaml.isEmpty() && text.isBlank()) {
      problems.file(path.toString(), "is empty", begin);
    }
    return yaml.filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  private Optional<String> text(Path path, Optional<Scalar> asked) {
    String why;
    try {
      String text = Files.readString(path);
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException none) {
      why = "there is no such file";
    } catch (CharacterCodingException notText) {
      why = "is not UTF-8 text";
    } catch (IOException cannot) {
      why = Files.isDirectory(path) ? "is a folder, not a file" : "cannot be read";
    }
    String what = why;
    asked.ifPresentOrElse(
        name ->
            problems.error(
                name.at(),
                "policy",
                path + ": " + what,
                "a relative path starts at the folder of this file"),
        () -> problems.file(path.toString(), what, "check the path"));
    return Optional.empty();
  }
}
