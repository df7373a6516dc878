package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.mantis.MantisCapabilities.Version;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of the adapter. */
final class MantisPiecesTest {

  private static final CommandKey KEY = CommandKey.of("piece");

  private static MantisIssue issue(String json) {
    try {
      return new MantisIssue(MantisWire.JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void cursorsAreReadAsTheyWereWritten() {
    MantisCursor cursor =
        MantisCursor.after(
            Instant.ofEpochSecond(1_770_000_000), Optional.of(Instant.ofEpochSecond(-7)));

    assertThat(MantisCursor.parse(cursor.encode())).isEqualTo(cursor);
    MantisCursor within = cursor.within(Instant.ofEpochSecond(1_770_000_060), 17);
    assertThat(MantisCursor.parse(within.encode())).isEqualTo(within);
    assertThat(within.readAt()).isEqualTo(cursor.readAt());
    MantisCursor all = MantisCursor.after(Instant.EPOCH, Optional.empty());
    assertThat(MantisCursor.parse(all.encode())).isEqualTo(all);
    MantisCursor older = MantisCursor.parse(new Cursor("1;t=5;b=6.7"));
    assertThat(older.encode().text()).isEqualTo("1;t=5;b=6.7");
    assertThat(older.isNarrowerThan(Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2;t=5", "1;t=x", "garbage", "1;t=99999999999999999999"})
  void cursorsOfAnotherFormStartAgain(String text) {
    assertThat(MantisCursor.parse(new Cursor(text))).isEqualTo(MantisCursor.START);
  }

  @Test
  void versionsDifferByContentAndByStamp() {
    String one = "{\"id\":1,\"summary\":\"a\",\"updated_at\":\"2026-01-01T00:00:00+00:00\"}";
    MantisVersion version = MantisVersion.of(issue(one));

    assertThat(MantisVersion.of(issue(one.replace("\"a\"", "\"b\"")))).isNotEqualTo(version);
    assertThat(MantisVersion.of(issue(one.replace("00:00:00+", "00:00:01+"))))
        .isNotEqualTo(version);
    assertThat(MantisVersion.of(issue(one.replace("00:00:00+00", "09:00:00+09"))))
        .isEqualTo(version);
    assertThat(MantisVersion.parse(version.text())).isEqualTo(version);
  }

  @Test
  void versionsIgnoreWhatSaysNothing() {
    String one =
        "{\"id\":1,\"status\":{\"id\":10,\"name\":\"new\",\"label\":\"new\",\"color\":\"#fff\"},"
            + "\"notes\":[{\"id\":1,\"text\":\"t\",\"updated_at\":\"x\"}],\"history\":[1],"
            + "\"relationships\":[{\"id\":3,\"issue\":{\"id\":2,\"summary\":\"old\"}}],"
            + "\"updated_at\":\"2026-01-01T00:00:00Z\"}";
    String other =
        one.replace("\"label\":\"new\"", "\"label\":\"neu\"")
            .replace("#fff", "#000")
            .replace("\"updated_at\":\"x\"", "\"updated_at\":\"y\"")
            .replace("[1]", "[1,2]")
            .replace("old", "renamed");

    assertThat(MantisVersion.of(issue(other))).isEqualTo(MantisVersion.of(issue(one)));
    assertThat(MantisVersion.of(issue(one.replace("\"id\":2,", "\"id\":4,"))))
        .isNotEqualTo(MantisVersion.of(issue(one)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ".abc", "!3", "12", "99999999999999999999.a"})
  void aVersionOfAnotherFormEqualsNoState(String text) {
    assertThat(MantisVersion.parse(text).second()).isEqualTo(-1);
  }

  @Test
  void triesOfUnreadableStatesAreCounted() {
    MantisVersion version = MantisVersion.unreadable(Instant.ofEpochSecond(5), 3);

    assertThat(MantisVersion.parse(version.text()).tries()).isEqualTo(3);
    assertThat(MantisVersion.parse("5.0a1b").tries()).isZero();
  }

  @Test
  void marksAreTheLastLineOnly() {
    NoteMark mark = NoteMark.text(KEY, 2, 3);

    assertThat(NoteMark.in(mark.on("text"))).contains(mark);
    assertThat(NoteMark.strip(mark.on("text"))).isEqualTo("text");
    assertThat(NoteMark.in(mark.on(""))).contains(mark);
    assertThat(NoteMark.in(mark.on("text") + "\r\n  ")).contains(mark);
    assertThat(NoteMark.in(mark.on("text") + "\nan answer")).isEmpty();
    assertThat(NoteMark.in("see [" + KEY + "]")).isEmpty();
    assertThat(NoteMark.in("[ib-short]")).isEmpty();
    assertThat(NoteMark.strip("no mark")).isEqualTo("no mark");
  }

  @Test
  void partsFitAndLoseNoWord() {
    String text = "word ".repeat(30).strip() + "\n\n" + "other ".repeat(30).strip();

    List<String> parts = Parts.of(text, 200);

    assertThat(parts).allMatch(p -> p.length() <= 200).hasSizeGreaterThan(1);
    assertThat(String.join(" ", parts).split("\\s+")).isEqualTo(text.split("\\s+"));
    assertThat(Parts.of("", 10)).containsExactly("");
    assertThat(Parts.of("x".repeat(25), 10))
        .containsExactly("x".repeat(10), "x".repeat(10), "xxxxx");
  }

  @ParameterizedTest
  @CsvSource({"100,100", "190,100", "9600,100", "2000,2000", "3900,2000", "58211,2000"})
  void slicesOverlapAndGoOn(int seen, int most) {
    MantisScan.Slice slice = MantisScan.Slice.at(seen, most);

    assertThat(slice.from()).isPositive().isLessThan(seen);
    assertThat(slice.from() + slice.size()).isGreaterThan(seen + most / 2);
    assertThat(slice.size()).isLessThanOrEqualTo(most);
  }

  @Test
  void slicesGoOnHoweverSmall() {
    for (int most = 2; most < 120; most++) {
      for (int seen = most; seen < 20_000; seen += 1 + most / 3) {
        MantisScan.Slice slice = MantisScan.Slice.at(seen, most);
        assertThat(slice.from()).isLessThan(seen);
        assertThat(slice.from() + slice.size()).as("%d of %d", seen, most).isGreaterThan(seen);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2.28.4, 2, 28", "2.29.0-dev, 2, 29", "3.0, 3, 0"})
  void versionsOfMantisAreRead(String text, int major, int minor) {
    assertThat(Version.parse(text)).contains(new Version(major, minor));
    assertThat(MantisCapabilities.lack(new Version(major, minor))).isEmpty();
  }

  @Test
  void anOldMantisIsNamedAsSuch() {
    assertThat(MantisCapabilities.lack(new Version(1, 3))).get().asString().contains("1.3");
    assertThat(Version.parse("secret")).isEmpty();
  }

  @Test
  void suggestionsAreNearOrAll() {
    List<String> words = List.of("low", "normal", "high");

    assertThat(Suggestion.among("hihg", words)).isEqualTo("; did you mean 'high'?");
    assertThat(Suggestion.among("normla", words)).isEqualTo("; did you mean 'normal'?");
    assertThat(Suggestion.among("purple", words)).isEqualTo("; it has: low, normal, high");
    assertThat(Suggestion.among("purple", List.of())).isEmpty();
  }

  private static Map<String, Object> block() {
    Map<String, Object> block = new HashMap<>();
    block.put("url", "https://mantis.example.com/bugs/");
    block.put("auth", Map.of("token", "t".repeat(32)));
    block.put("projects", List.of("Operations"));
    return block;
  }

  @Test
  void settingsHaveTheirDefaults() {
    MantisSettings settings = MantisSettings.of(new Settings(block()));

    assertThat(settings.projects()).containsExactly("Operations");
    assertThat(settings.reading().overlap()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.reading().filters()).isEmpty();
    assertThat(settings.reading().privateIssues()).isEqualTo(InsiderTickets.NEVER);
    assertThat(settings.reading().since()).isEmpty();
    assertThat(settings.marks())
        .isEqualTo(new MantisSettings.Marks(Optional.empty(), Optional.empty()));
    assertThat(settings.access().http().baseUrl().toString())
        .isEqualTo("https://mantis.example.com/bugs/");
    assertThat(settings.toString()).doesNotContain("tttt");
  }

  @ParameterizedTest
  @CsvSource({
    "overlap, 1s, at least 2s",
    "filterPage, 1, between 2 and 5000",
    "privateIssues, public, 'one of never, internal, as-shown'",
    "since, yesterday, neither a date nor a time",
    "url, http://mantis.example.com, clear text"
  })
  void badSettingsAreRefused(String key, String value, String reason) {
    Map<String, Object> block = block();
    block.put(key, value);

    assertThatThrownBy(() -> MantisSettings.of(new Settings(block)))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "two words", "  "})
  void aTokenIsBare(String token) {
    Map<String, Object> block = block();
    block.put("auth", Map.of("token", token));

    assertThatThrownBy(() -> MantisSettings.of(new Settings(block)))
        .isInstanceOfSatisfying(
            SettingsException.class, e -> assertThat(e.key()).isEqualTo("auth.token"));
  }

  @Test
  void filtersAreOfCoveredProjectsAndNumbers() {
    Map<String, Object> block = block();
    block.put("filters", Map.of("Elsewhere", 3));
    assertThatThrownBy(() -> MantisSettings.of(new Settings(block)))
        .hasMessageContaining("not under projects");

    block.put("filters", Map.of("Operations", "mine"));
    assertThatThrownBy(() -> MantisSettings.of(new Settings(block)))
        .hasMessageContaining("not the number of a stored filter");
  }

  @Test
  void theSchemaIsJsonAndKnowsTheSharedKeys() throws JsonProcessingException {
    var schema = MantisWire.JSON.readTree(new MantisTrackerFactory().schema());

    assertThat(schema.at("/properties/marker").isObject()).isTrue();
    assertThat(schema.at("/properties/insecure").isObject()).isTrue();
  }

  @Test
  void theFactoryIsFoundByTheServiceLoader() {
    assertThat(java.util.ServiceLoader.load(org.incidentbridge.spi.TrackerFactory.class))
        .anyMatch(f -> f.type().equals("mantis"));
  }
}
