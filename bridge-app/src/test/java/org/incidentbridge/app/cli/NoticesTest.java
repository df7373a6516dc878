package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices from the store to a mail server, and what people are told of those that stay. */
class NoticesTest {

  private static final IncidentId INCIDENT = new IncidentId("INC-ABCDEFGHIJ");

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    mail.start();
    config = trackers.configuration(dir);
    String notify =
        """
        notify:
          mail: { type: mail, smtp: "smtp://127.0.0.1:%d", from: bridge@acme.example }
        """
            .formatted(mail.getSmtp().getPort());
    Files.writeString(config, notify, StandardOpenOption.APPEND);
    assertThat(on("sync").code()).isZero();
  }

  @AfterEach
  void stop() {
    mail.stop();
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }

  private String tell(String name, String channel, String to) {
    var content = new Notice.Content("Breach " + name, "It was due.", new TreeMap<>());
    var timing = new Notice.Timing(Instant.parse("2026-03-02T12:00:00Z"), false, "breach");
    var key = NoticeKey.of(name);
    var notice = new Notice(key, INCIDENT, channel, List.of(to), content, timing);
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(t -> t.notices().add(List.of(notice), Instant.now()));
    }
    return key.text();
  }

  @Test
  void aSyncSendsWhatWaitsAsOneMessageAndSaysSo() throws IOException {
    tell("a", "mail", "ops@acme.example");
    tell("b", "mail", "ops@acme.example");

    assertThat(on("plan").out())
        .contains("2 notices to be sent:", "mail  ops@acme.example  Breach a");
    assertThat(on("plan", "--json").json().path("notices")).hasSize(2);
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(on("sync").out()).contains("2 notices sent, 0 waiting, 0 held.");
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(on("sync", "--json").json().path("notices").path("sent").asLong()).isZero();
    assertThat(on("status").out()).doesNotContain("notice");
    assertThat(on("status").code()).isZero();
  }

  @Test
  void whatIsRefusedIsHeldListedAndReleasedOrGivenUp() throws IOException {
    String key = tell("a", "mail", "nobody");
    String other = tell("b", "mail", "noone");
    assertThat(on("sync").code()).isEqualTo(1);

    Answer status = on("status");
    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out())
        .contains("0 notices waiting, 0 with unknown outcome, 2 held")
        .contains("2 held for mail: '…' is no mail address: ")
        .contains(key, "Breach a");
    assertThat(on("status", "--json").json().at("/notices/held/0/to/0").asText())
        .isEqualTo("nobody");
    assertThat(on("retry").out()).contains(key, other);

    assertThat(on("retry", key).out()).contains("Released 1 notice. The next sync tries it.");
    assertThat(on("retry", key).code()).isEqualTo(2);
    assertThat(on("retry", key).err()).contains("No held notice has the key " + key);
    assertThat(on("retry", "--drop", other).out()).contains("Gave up 1 notice:", "Breach b");
    assertThat(on("sync").code()).isEqualTo(1);
    assertThat(on("retry", "--json").json().path("notices")).hasSize(1);
    assertThat(on("retry", "--all", "--json").json().at("/released/0").asText()).isEqualTo(key);
  }

  @Test
  void whatWaitsForAChannelThatIsGoneStaysHeld() {
    String key = tell("a", "pager", "ops@acme.example");
    on("sync");

    assertThat(on("retry", key).code()).isEqualTo(1);
    assertThat(on("retry", key).out())
        .contains("1 notice cannot go, and stay held: the configuration has no such channel.");
  }

  @Test
  void aDeadMailServerKeepsNobodyAndIsTold() throws IOException {
    mail.stop();
    tell("a", "mail", "ops@acme.example");
    trackers.report("A new ticket");

    Answer sync = on("sync");

    assertThat(sync.out()).contains("0 notices sent, 1 waiting, 0 held.");
    assertThat(trackers.jira.issues()).isNotEmpty();
    assertThat(on("status").out()).contains("1 waiting for mail: the mail server 127.0.0.1:");
    Answer doctor = on("doctor", "--json");
    assertThat(doctor.json().at("/notify.mail/0/level").asText()).isEqualTo("problem");
    assertThat(doctor.code()).isEqualTo(1);
  }

  @Test
  void doctorTriesTheMailServer() throws IOException {
    assertThat(on("doctor", "--json").json().at("/notify.mail/0/level").asText()).isEqualTo("ok");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }
}
