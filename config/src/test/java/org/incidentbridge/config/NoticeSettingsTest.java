package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.config.ChannelConfig.Mail;
import org.incidentbridge.config.ChannelConfig.Security;
import org.incidentbridge.config.ChannelConfig.Webhook;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.QuietHours;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeSettingsTest {

  @TempDir Path folder;

  private NoticeSettings load(String notify, String templates) throws IOException {
    String rest = "routes: []\nnotify:\n" + notify.indent(2) + "templates:\n" + templates.indent(2);
    Loaded loaded = TwoTrackers.load(folder, "", "", rest);
    assertThat(loaded)
        .as(loaded.problems().stream().map(ConfigProblem::render).collect(Collectors.joining()))
        .isInstanceOf(Loaded.Good.class);
    return ((Loaded.Good) loaded).config().notices();
  }

  private ChannelConfig channel(String notify, String name) throws IOException {
    return Objects.requireNonNull(load(notify, "{}").channels().get(name));
  }

  private Mail mail(String smtp) throws IOException {
    return (Mail)
        channel(
            "mail: { type: mail, from: bridge@acme.example, smtp: \"%s\" }".formatted(smtp),
            "mail");
  }

  private Notice.Content content(
      NoticeSettings settings, String template, Map<String, String> facts) {
    return settings.templates().content(template, facts).orElseThrow();
  }

  @Test
  void aMailServerIsUsedWithTlsUnlessItIsThisMachine() throws IOException {
    assertThat(mail("smtps://mail.acme.example").server().port()).isEqualTo(465);
    assertThat(mail("smtps://mail.acme.example").server().security()).isEqualTo(Security.TLS);
    assertThat(mail("smtp://mail.acme.example").server().port()).isEqualTo(587);
    assertThat(mail("smtp://mail.acme.example").server().security()).isEqualTo(Security.STARTTLS);
    assertThat(mail("smtp://localhost:25").server().security()).isEqualTo(Security.OPTIONAL);
    assertThat(mail("smtp://localhost:25").terms())
        .isEqualTo(new ChannelTerms(Duration.ofMinutes(2), 5_000, QuietHours.NONE, true));
  }

  @Test
  void allKeysOfAMailChannelAreRead() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "");
    String all =
        """
        night:
          type: mail
          smtp: smtp://mail.acme.example:2525
          insecure: true
          user: bridge
          password: "${env:TOKEN}"
          from: Incident Bridge <bridge@acme.example>
          timeout: 5s
          caFile: ca.pem
          group: { within: 5m, most: 9 }
          quiet: { from: "22:00", to: "07:00", zone: Europe/London, urgent: wait }
        """;
    Mail mail = (Mail) channel(all, "night");

    assertThat(mail.from()).isEqualTo("Incident Bridge <bridge@acme.example>");
    assertThat(mail.server().security()).isEqualTo(Security.OPTIONAL);
    assertThat(mail.server().login())
        .contains(new ChannelConfig.Login("bridge", new Secret("s3cret-one")));
    assertThat(mail.server().net())
        .isEqualTo(
            new ChannelConfig.Net(Duration.ofSeconds(5), Optional.of(folder.resolve("ca.pem"))));
    assertThat(mail.terms().within()).isEqualTo(Duration.ofMinutes(5));
    assertThat(mail.terms().most()).isEqualTo(9);
    assertThat(mail.terms().urgentPasses()).isFalse();
    assertThat(mail.terms().quiet().nextAllowed(Instant.parse("2026-01-10T23:00:00Z")))
        .isEqualTo("2026-01-11T07:00:00Z");
    assertThat(mail.toString()).doesNotContain("s3cret-one");
  }

  @Test
  void allKeysOfAWebhookAreRead() throws IOException {
    Files.writeString(folder.resolve("body.json"), "{\"text\": \"{{title}}: {{cause}}\"}");
    String all =
        """
        chat:
          type: webhook
          url: https://chat.acme.example/hooks/${env:TOKEN}
          secret: "${env:TOKEN}"
          headers: { Authorization: "OAuth ${env:TOKEN}", X-Team: ops }
          body: body.json
        """;
    Webhook chat = (Webhook) channel(all, "chat");

    assertThat(chat.target().url().reveal())
        .isEqualTo("https://chat.acme.example/hooks/s3cret-one");
    assertThat(chat.target().key()).contains(new Secret("s3cret-one"));
    assertThat(chat.target().headers())
        .containsEntry("Authorization", new Secret("OAuth s3cret-one"))
        .containsEntry("X-Team", new Secret("ops"));
    assertThat(chat.terms().within()).isZero();
    assertThat(chat.toString()).doesNotContain("s3cret-one");
    assertThat(chat.body().orElseThrow().fill(Map.of("title", "a \"b\"\n", "cause", "\\")))
        .isEqualTo("{\"text\": \"a \\\"b\\\"\\n: \\\\\"}");
  }

  @Test
  void aTemplateTakesThePlaceOfTheBuiltInOneInTheGivenPart() throws IOException {
    String own =
        """
        breach: { subject: "{{severity}}: {{title}} of {{service.queue}}{{#due}} due {{due}}{{/due}}" }
        shout: { subject: "{{title}}!", text: "{{^url}}nowhere{{/url}}{{title}} <&> {{missing}}" }
        """;
    NoticeSettings settings = load("{}", own);
    var facts =
        Map.of("severity", "sev1", "title", "Down <&> out", "service.queue", "Q", "ticket", "T-1");

    assertThat(content(settings, "breach", facts).subject()).isEqualTo("sev1: Down <&> out of Q");
    assertThat(content(settings, "breach", facts).text()).startsWith("Title: Down <&> out");
    assertThat(content(settings, "shout", facts).text()).isEqualTo("nowhereDown <&> out <&>");
    assertThat(settings.templates().names())
        .containsExactly(
            "announcement", "breach", "escalation", "obligation", "shout", "update", "warning");
  }

  @Test
  void aBuiltInTextLeavesOutWhatIsNotKnown() throws IOException {
    var facts =
        Map.of(
            "severity",
            "sev1",
            "title",
            "Mail is down",
            "ticket",
            "HD-1",
            "clock",
            "response",
            "cause",
            "clock response was due at 2026-03-02 12:00:00",
            "due",
            "2026-03-02 12:00:00",
            "url",
            "https://desk.example/HD-1");

    Notice.Content breach = content(load("{}", "{}"), "breach", facts);

    assertThat(breach.subject()).isEqualTo("sev1 response breached: Mail is down (HD-1)");
    assertThat(breach.text())
        .isEqualTo(
            """
            The response of HD-1 was due at 2026-03-02 12:00:00 and has been missed.

            Title: Mail is down
            Severity: sev1
            https://desk.example/HD-1""");
  }

  @Test
  void aBreachThatIsNotOfAClockIsToldByItsCause() throws IOException {
    var facts = Map.of("title", "Mail is down", "cause", "obligation call was due at noon");

    assertThat(content(load("{}", "{}"), "breach", facts).text())
        .startsWith("obligation call was due at noon\n\nTitle: Mail is down")
        .doesNotContain("missed");
  }

  @Test
  void withoutAnyChannelNobodyIsTold() throws IOException {
    Loaded loaded = TwoTrackers.load(folder, "", "", "routes: []");

    assertThat(((Loaded.Good) loaded).config().notices().channels()).isEmpty();
    assertThat(((Loaded.Good) loaded).config().notices().templates().names()).contains("breach");
  }
}
