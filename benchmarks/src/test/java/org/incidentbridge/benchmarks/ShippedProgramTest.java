package org.incidentbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The program as it is handed out finds all classes that its own name, also those that only the
 * demo needs: other tests run with libraries beside it that it may lack.
 */
class ShippedProgramTest {

  private static final Path PROGRAM = Path.of("../bridge-app/target/bridge");

  @Test
  void allThatItsClassesNameIsShipped() throws IOException {
    List<Path> jars = jars();
    List<String> missing = new ArrayList<>();
    try (var loader = loader(jars)) {
      for (Path jar : jars) {
        for (String name : own(jar)) {
          linked(loader, name, missing);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(PROGRAM.resolve("bridge-app.jar"));
    try (Stream<Path> lib = Files.list(PROGRAM.resolve("lib"))) {
      lib.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
    }
    assertThat(jars).hasSizeGreaterThan(5);
    return jars;
  }

  private static URLClassLoader loader(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static List<String> own(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("org/incidentbridge/") && name.endsWith(".class"))
          .filter(name -> !name.startsWith("org/incidentbridge/testkit/contract/"))
          .filter(name -> !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static void linked(ClassLoader loader, String name, List<String> missing) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      assertThat(type.getDeclaredMethods()).isNotNull();
      assertThat(type.getDeclaredFields()).isNotNull();
      assertThat(type.getDeclaredConstructors()).isNotNull();
    } catch (ClassNotFoundException | LinkageError lacking) {
      missing.add(name + ": " + lacking);
    }
  }
}
