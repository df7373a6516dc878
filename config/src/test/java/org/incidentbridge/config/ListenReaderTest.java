package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the daemon listens, and to whom. */
class ListenReaderTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String SIGNED = "webhook: { secret: \"${env:KEY}\" }";
  private static final String OPEN = "webhook: { insecure: true }";

  @TempDir private Path folder;

  private Loaded load(String type, String webhook, String listen) throws IOException {
    String text =
        """
        trackers:
          desk:
            type: %s
            url: https://desk.acme.example
            auth: { token: "${env:TOKEN}" }
            projects: [OPS]
            %s
        routes: []
        %s
        """
            .formatted(type, webhook, listen);
    Path file = Files.writeString(folder.resolve("bridge.yaml"), text);
    var environment =
        Map.of("TOKEN", "s3cret-one", "KEY", KEY, "SHORT", "s3cret-two", "SPACED", "a b");
    return ConfigLoader.load(file, environment, DemoFactory.all());
  }

  private List<String> told(String webhook, String listen) throws IOException {
    return TwoTrackers.told(load("mantis", webhook, listen)).stream()
        .filter(line -> !line.startsWith("routes:"))
        .toList();
  }

  private Listening listening(String webhook, String listen) throws IOException {
    return ((Loaded.Good) load("mantis", webhook, listen)).config().listening().orElseThrow();
  }

  @Test
  void listensOnThisMachineAloneUnlessToldOtherwise() throws IOException {
    Listening usual = listening(SIGNED, "listen: {}");

    assertThat(usual.host()).isEqualTo("127.0.0.1");
    assertThat(usual.port()).isEqualTo(8480);
    assertThat(usual.limits()).isEqualTo(new Listening.Limits(4 << 20, 600));
    assertThat(usual.proxies()).isEmpty();
    assertThat(usual.callers())
        .isEqualTo(Map.of(new TrackerId("desk"), Optional.of(new Secret(KEY))));
    assertThat(usual.toString()).doesNotContain(KEY);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    Listening said =
        listening(
            SIGNED,
            "listen: { host: 0.0.0.0, port: 9000, maxBody: 64, callsPerMinute: 5,"
                + " proxies: [10.0.0.5] }");

    assertThat(said.host()).isEqualTo("0.0.0.0");
    assertThat(said.port()).isEqualTo(9000);
    assertThat(said.limits()).isEqualTo(new Listening.Limits(64 << 10, 5));
    assertThat(said.proxies()).containsExactly("10.0.0.5");
  }

  @Test
  void withoutListenNobodyListens() throws IOException {
    assertThat(((Loaded.Good) load("mantis", "", "")).config().listening()).isEmpty();
    assertThat(told(SIGNED, "")).containsExactly("trackers.desk.webhook: nobody listens to it");
    assertThat(told("", "listen: {}")).containsExactly("listen: no tracker has a webhook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook: {}", "webhook: { insecure: false }"})
  void aTrackerWithoutASecretIsRefused(String webhook) throws IOException {
    assertThat(told(webhook, "listen: {}"))
        .containsExactly(
            "error: trackers.desk.webhook: has no secret, so that nobody could tell who calls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.0.9", "localhost", "'::1'", "'[::1]'"})
  void itMayCallUnsignedFromThisMachine(String host) throws IOException {
    assertThat(told(OPEN, "listen: { host: " + host + " }")).isEmpty();
    assertThat(listening(OPEN, "listen: { host: " + host + " }").callers())
        .isEqualTo(Map.of(new TrackerId("desk"), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "'::'", "192.168.1.5", "bridge.acme.example", "127.0.0.1.example"})
  void fromElsewhereItMayNot(String host) throws IOException {
    assertThat(told(OPEN, "listen: { host: " + host + " }"))
        .singleElement()
        .asString()
        .startsWith("error: trackers.desk.webhook.insecure: the bridge listens on ")
        .endsWith("where others can call too");
  }

  @Test
  void nobodyMayCallUnsignedThroughAProxy() throws IOException {
    assertThat(told(OPEN, "listen: { proxies: [127.0.0.1] }"))
        .containsExactly(
            "error: trackers.desk.webhook.insecure: calls come through proxies, so from others too");
  }

  @Test
  void aSecretThatIsNotAskedForIsRefused() throws IOException {
    assertThat(told("webhook: { secret: \"${env:KEY}\", insecure: true }", "listen: {}"))
        .containsExactly("error: trackers.desk.webhook.insecure: is beside a secret");
  }

  @Test
  void aSecretThatCanBeGuessedIsToldAndNotShown() throws IOException {
    assertThat(told("webhook: { secret: \"${env:SHORT}\" }", "listen: {}"))
        .containsExactly("trackers.desk.webhook.secret: is short and may be guessed");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThat(told("webhook: { secret: \"${file:" + empty + "}\" }", "listen: {}"))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("error: "));
    assertThat(load("mantis", "webhook: { secret: plainly-written }", "listen: {}").problems())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.toString()).doesNotContain("plainly-written"));
  }

  @Test
  void aSecretThatTheTrackerDoesNotTakeIsRefused() throws IOException {
    assertThat(told("webhook: { secret: \"${env:SPACED}\" }", "listen: {}"))
        .containsExactly("error: trackers.desk.webhook.secret: has blanks in it");
  }

  @Test
  void aTrackerThatCallsNobodyIsToldSo() throws IOException {
    assertThat(TwoTrackers.told(load("plain", SIGNED, "listen: {}")))
        .contains("error: trackers.desk.webhook: trackers of type plain call nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port: 65536",
        "port: -1",
        "maxBody: 0",
        "callsPerMinute: 0",
        "host: http://acme.example",
        "hots: x"
      })
  void nonsenseIsRefused(String key) throws IOException {
    assertThat(told(SIGNED, "listen: { " + key + " }"))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("error: listen"));
  }
}
