package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** Mails as a real RT takes them apart: the parts one after the other, without their tree. */
final class RtMailTest {

  private static final String AT = "2026-11-22T17:10:42Z";
  private static final int MESSAGE = 9;

  private final List<ObjectNode> parts = new ArrayList<>();
  private int contents;

  private RtMailTest part(String type, String content) {
    return part(type, "", content, "");
  }

  private RtMailTest file(String type, String name) {
    return part(type, name, "bytes", "");
  }

  private RtMailTest part(String type, String name, String content, String headers) {
    ObjectNode part = RtQuery.JSON.createObjectNode();
    part.put("id", String.valueOf(10 + parts.size())).put("TransactionId", "" + MESSAGE);
    part.put("ContentType", type).put("Filename", name).put("Content", content);
    part.put(
        "Headers", headers + "Content-Type: " + type + "\nContent-Length: " + content.length());
    parts.add(part);
    return this;
  }

  private SimResponse answer(SimRequest request) {
    return switch (request.path().replaceAll(".*/", "")) {
      case "31" -> json(RtQuery.JSON.createObjectNode().put("Name", "bridge").put("id", 31));
      case "1" -> ticket();
      case "history" -> rows(List.of(message()));
      default -> attachments(request);
    };
  }

  private SimResponse attachments(SimRequest request) {
    if (!request.param("fields").orElse("").equals("Content")) {
      return rows(parts);
    }
    contents++;
    String query = request.param("query").orElse("");
    return rows(
        parts.stream()
            .filter(part -> query.contains("\"" + part.path("id").asText() + "\""))
            .toList());
  }

  private static ObjectNode message() {
    ObjectNode row = RtQuery.JSON.createObjectNode().put("id", "" + MESSAGE).put("Created", AT);
    row.put("Type", "Correspond").put("ObjectId", "1").putObject("Creator").put("id", "alice");
    return row;
  }

  private static SimResponse ticket() {
    ObjectNode ticket = RtQuery.JSON.createObjectNode().put("LastUpdated", AT).put("id", 1);
    ticket.put("Status", "open").putObject("Queue").put("Name", "ops-help");
    return json(ticket).with("ETag", "\"" + MESSAGE + "\"");
  }

  private static SimResponse rows(List<ObjectNode> rows) {
    ObjectNode list = RtQuery.JSON.createObjectNode().putNull("total");
    ArrayNode items = list.putArray("items");
    rows.forEach(items::add);
    return json(list);
  }

  private static SimResponse json(ObjectNode body) {
    return SimResponse.json(200, body.toString());
  }

  private TicketSnapshot.Talk read() {
    HttpSimulator rt = this::answer;
    var settings =
        new Settings(
            Map.of(
                "url",
                "https://rt.test",
                "auth",
                Map.of("token", new Secret("1-31-" + "0".repeat(32))),
                "queues",
                List.of("ops-help")));
    var environment =
        new Environment(
            () -> Instant.parse("2026-11-22T18:00:00Z"),
            (Duration d) -> {},
            Map.of(Interceptor.class, new SimTransport(rt)));
    Tracker tracker =
        new RtTrackerFactory()
            .create(new TrackerSetup(new TrackerId("help"), settings, environment));
    return ((Sighting.Seen) tracker.source().fetch("1")).ticket().talk();
  }

  private RichText said() {
    TicketSnapshot.Talk talk = read();
    assertThat(talk.comments()).hasSize(1);
    return talk.comments().getFirst().body();
  }

  private static RichText plain(String text) {
    return RichText.plain(text);
  }

  @Test
  void ofAlternativesThePlainOneIsRead() {
    part("multipart/alternative", "").part("text/plain", "words").part("text/html", "<p>html</p>");

    assertThat(said()).isEqualTo(plain("words"));
    assertThat(contents).isEqualTo(1);
  }

  @Test
  void theHtmlIsReadWhereItsPlainAlternativeSaysNothing() {
    part("multipart/alternative", "").part("text/plain", "\n").part("text/html", "<p>On fire</p>");

    assertThat(said()).isEqualTo(plain("On fire"));
  }

  @Test
  void aTextAroundAPictureIsReadAsAWhole() {
    part("multipart/mixed", "")
        .part("text/plain", "See this:")
        .file("image/png", "shot.png")
        .part("text/plain", "and call me back");

    assertThat(said()).isEqualTo(plain("See this:\n\nand call me back"));
  }

  @Test
  void aPictureBeforeTheTextHidesNothing() {
    part("multipart/mixed", "")
        .part("text/plain", "\n\n")
        .file("image/png", "shot.png")
        .part("text/html", "<p>On <b>fire</b></p>");

    assertThat(said().plainText()).isEqualTo("On fire");
  }

  @Test
  void aFooterBehindAlternativesIsRead() {
    part("multipart/mixed", "")
        .part("multipart/alternative", "")
        .part("text/plain", "words")
        .part("text/html", "<p>words</p>")
        .part("text/plain", "a footer")
        .part("text/html", "<p>another</p>");

    assertThat(said().plainText()).isEqualTo("words\na footer\nanother");
  }

  @Test
  void anAlternativeOfSeveralPartsSaysNothingTwice() {
    part("multipart/alternative", "")
        .part("text/plain", "words")
        .part("multipart/mixed", "")
        .part("text/html", "<p>wo</p>")
        .file("application/pdf", "contract.pdf")
        .part("text/html", "<p>rds</p>");

    assertThat(said()).isEqualTo(plain("words"));
  }

  @Test
  void whatFollowsAnAlternativeWithPicturesIsRead() {
    part("multipart/mixed", "")
        .part("multipart/alternative", "")
        .part("text/plain", "words")
        .part("multipart/related", "")
        .part("text/html", "<p>words</p>")
        .part("image/png", "bytes")
        .part("text/html", "<p>a footer</p>");

    assertThat(said().plainText()).isEqualTo("words\na footer");
  }

  @Test
  void anHtmlTextAloneIsReadBesideAPlainOne() {
    part("multipart/mixed", "").part("text/plain", "one").part("text/html", "<p>two</p>");

    assertThat(said().plainText()).isEqualTo("one\ntwo");
  }

  @Test
  void aForwardedMailIsReadWithWhoWroteIt() {
    part("multipart/mixed", "")
        .part("text/plain", "see below")
        .part("message/rfc822", "forwarded.eml", "", "")
        .part("text/plain", "", "inner words", "From: x@example.com\nSubject: Inner subject\n");

    assertThat(said().plainText())
        .isEqualTo(
            "see below\nForwarded mail\nFrom: x@example.com\nSubject: Inner subject\ninner words");
    assertThat(read().attachments()).isEmpty();
  }

  @Test
  void filesWithoutANameGetOne() {
    part("multipart/mixed", "")
        .part("text/plain", "the contract")
        .part("application/pdf", "%PDF-1.4")
        .part("text/calendar", "BEGIN:VCALENDAR")
        .part("application/vnd.ms-excel", "bytes")
        .file("text/plain", "log.txt");

    assertThat(read().attachments())
        .extracting(Attachment::name)
        .containsExactly("attachment-12.pdf", "attachment-13.ics", "attachment-14.bin", "log.txt");
    assertThat(said()).isEqualTo(plain("the contract"));
  }

  /** A mail that was uploaded as a file is not taken apart. */
  @Test
  void aMailAsAFileIsOne() {
    part("multipart/mixed", "").part("text/plain", "see").file("message/rfc822", "old.eml");

    assertThat(read().attachments()).extracting(Attachment::name).containsExactly("old.eml");
  }

  @Test
  void aMailWithoutATextIsNoComment() {
    part("multipart/alternative", "")
        .part("text/plain", " ")
        .part("text/html", "<p><img src=\"cid:1\"></p>")
        .part("image/png", "bytes");

    assertThat(read().comments()).isEmpty();
    assertThat(read().attachments())
        .extracting(Attachment::name)
        .containsExactly("attachment-13.png");
  }
}
