package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML takes for true, false or a number counts as that; all else is told. */
class SpellingsTest {
  private static final String AS_USUAL = "restricted: false";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "${env:YES}", "${env:LOUD}"})
  void everySpellingOfTrueKeepsARestrictedFieldIn(String word) throws IOException {
    BridgeConfig config = good("restricted: " + quoted(word));

    assertThat(
            config
                .bridge()
                .vocabulary(new TrackerId("eng"))
                .term(new FieldName("custom:contract"))
                .orElseThrow()
                .restricted())
        .isTrue();
    assertThat(config.bridge().route("first").orElseThrow().terms().fields())
        .doesNotContainKey(new FieldName("custom:contract"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "FALSE", "${env:NO}"})
  void everySpellingOfFalseLetsAFieldFlow(String word) throws IOException {
    BridgeConfig config = good("restricted: " + quoted(word));

    assertThat(config.bridge().route("first").orElseThrow().terms().fields())
        .containsKey(new FieldName("custom:contract"));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "True,true", "TRUE,true", "false,false", "False,false", "FALSE,false"})
  void whatIsSharedIsSwitchedByEverySpelling(String word, boolean on) throws IOException {
    Share share =
        good(AS_USUAL, "", "share: { attachments: %1$s, tellOverruled: %1$s }".formatted(word))
            .bridge()
            .route("first")
            .orElseThrow()
            .terms()
            .share();

    assertThat(share.attachments()).isEqualTo(on);
    assertThat(share.remarks()).isEqualTo(on);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "'true'"})
  void aRouteForAllTicketsMayBeSpeltAnyWay(String word) throws IOException {
    assertThat(
            good(AS_USUAL, "", "when: " + word).bridge().route("first").orElseThrow().when().text())
        .isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yes", "Yes", "on", "y", "no", "off", "1", "0", "~", "null", "", "tRUE", "'true'"})
  void whatIsNeitherTrueNorFalseIsTold(String word) throws IOException {
    assertThat(told("restricted: " + word, "", ""))
        .singleElement()
        .asString()
        .contains("trackers.eng.vocabulary.fields.custom:contract.restricted: ")
        .contains("not true or false");
    assertThat(told(AS_USUAL, "", "share: { attachments: " + word + " }"))
        .singleElement()
        .asString()
        .contains("share.attachments: ")
        .contains("not true or false");
    assertThat(told(AS_USUAL, "loud: " + word, ""))
        .singleElement()
        .asString()
        .contains("trackers.eng.loud: ")
        .contains("not true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "tRUE"})
  void aReferenceThatSaysNeitherIsTold(String word) throws IOException {
    assertThat(told("restricted: \"${env:NONE:-" + word + "}\"", "", ""))
        .singleElement()
        .asString()
        .contains("not true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "+25", "025", "25.0", "2.5e1", "\"${env:NONE:-25}\""})
  void aWholeNumberCountsHoweverItIsWritten(String word) throws IOException {
    assertThat(good(AS_USUAL, "pageSize: " + word, "").trackers().getFirst().tuning().pageSize())
        .isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x10", "0o17", "1_000", "1,000", "0b11", "2.5", ".inf", ".nan", "~", "null", "'25'", "true"
      })
  void whatIsNoWholeNumberIsTold(String word) throws IOException {
    assertThat(told(AS_USUAL, "pageSize: " + word.replace("1,000", "'1,000'"), ""))
        .singleElement()
        .asString()
        .contains("trackers.eng.pageSize: ")
        .contains("not a whole number");
  }

  @ParameterizedTest
  @CsvSource({"0,too small", "-5,too small", "5000,too large", "99999999999,not a whole number"})
  void aReferenceIsHeldToTheBoundsToo(String word, String said) throws IOException {
    assertThat(told(AS_USUAL, "pageSize: \"${env:NONE:-" + word + "}\"", ""))
        .singleElement()
        .asString()
        .contains("trackers.eng.pageSize: ")
        .contains(said);
  }

  @Test
  void anEmptyWordIsToldEvenIfTheSchemaNamesNoType() throws IOException {
    assertThat(told(AS_USUAL, "edition: ~", ""))
        .singleElement()
        .asString()
        .contains("trackers.eng.edition: is empty, none of cloud, dc");
  }

  /** A reference needs quotes, as a brace means something else. */
  private static String quoted(String word) {
    return word.startsWith("$") ? "\"" + word + "\"" : word;
  }

  private BridgeConfig good(String field) throws IOException {
    return good(field, "", "");
  }

  private BridgeConfig good(String field, String tracker, String route) throws IOException {
    Loaded loaded = load(field, tracker, route);
    assertThat(loaded).as(loaded.problems().toString()).isInstanceOf(Loaded.Good.class);
    return ((Loaded.Good) loaded).config();
  }

  private List<String> told(String field, String tracker, String route) throws IOException {
    return load(field, tracker, route).problems().stream()
        .filter(ConfigProblem::isError)
        .map(ConfigProblem::render)
        .toList();
  }

  private Loaded load(String field, String tracker, String route) throws IOException {
    String eng =
        """
        vocabulary:
          fields: { custom:contract: { field: cf2, %s } }
          %s
        %s
        """
            .formatted(field, TwoTrackers.STATUS, tracker);
    String routes =
        """
        routes:
          - name: first
            from: eng
            to: ops
            create: { project: Ops }
            %s
        """
            .formatted(route);
    return TwoTrackers.load(
        folder, eng, "vocabulary: { fields: { custom:contract: Contract } }", routes);
  }
}
