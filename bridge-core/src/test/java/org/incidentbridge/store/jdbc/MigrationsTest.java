package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void theDialectKnowsItsNewestMigration() throws IOException, URISyntaxException {
    SqlDialect dialect = SqliteDialect.INSTANCE;
    var folder = MigrationsTest.class.getClassLoader().getResource("db/sqlite");
    assertThat(folder).isNotNull();
    try (var files = Files.list(Path.of(folder.toURI()))) {
      assertThat(files.mapToInt(MigrationsTest::version).max()).hasValue(dialect.newestVersion());
    }
  }

  /** The number in a name such as {@code V001__tables.sql}. */
  private static int version(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }
}
