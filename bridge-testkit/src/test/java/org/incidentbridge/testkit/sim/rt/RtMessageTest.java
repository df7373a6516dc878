package org.incidentbridge.testkit.sim.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Comments and correspondence. */
final class RtMessageTest extends RtTest {

  private final int id = open("Mail is slow");

  private SimResponse comment(String json) {
    return rest.post("ticket/" + id + "/comment", json);
  }

  private SimResponse correspond(String text) {
    String body = "{'Content':'" + text + "','ContentType':'text/plain'}";
    return rest.post("ticket/" + id + "/correspond", body);
  }

  private List<RtTicketView.Said> heard() {
    return rt.inspect().ticket(id).said();
  }

  /** Seen of RT 5.0.3: also where the tag is the ticket's own. */
  @Test
  void noTagIsThatOfAMessage() {
    String tag = rest.get("ticket/" + id).headers().get("ETag");
    String body = "{'Content':'x','ContentType':'text/plain'}";
    for (String verb : List.of("comment", "correspond")) {
      SimResponse answer =
          rest.send("POST", "ticket/" + id + "/" + verb, body, Map.of("if-match", List.of(tag)));
      assertThat(answer.status()).isEqualTo(412);
    }
    assertThat(heard()).isEmpty();
  }

  @Test
  void aWriteThatSucceededCanEndInABrokenConnection() {
    String body =
        "{'Content':'x','ContentType':'text/plain','CustomFields':{'Jira key':'\u65e5\u672c'}}";
    assertThatThrownBy(() -> comment(body)).isInstanceOf(ConnectionLost.class);
    assertThat(heard()).hasSize(1);
    assertThat(rt.inspect().ticket(id).custom("Jira key")).containsExactly("\u65e5\u672c");
  }

  @Test
  void lettersOfLatin1ComeInBytesThatAreNotUtf8() {
    SimResponse answer =
        comment("{'Content':'x','ContentType':'text/plain','CustomFields':{'Jira key':'\u00fc'}}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).contains("\u00fc");
  }

  @Test
  void anAccountThatReadsOtherLettersLosesEachAnswer() {
    admin.language("bridge", "ja");
    assertThatThrownBy(() -> comment("{'Content':'x','ContentType':'text/plain'}"))
        .isInstanceOf(ConnectionLost.class);
    assertThat(heard()).hasSize(1);
  }

  @Test
  void correspondenceOpensANewTicketAndRtDoesIt() {
    correspond("Hello");
    assertThat(rt.inspect().ticket(id).status()).isEqualTo("open");
    assertThat(rest.history(id)).last().isEqualTo("Status Status new>open RT_System");
  }

  @Test
  void correspondenceReopensAResolvedTicketButNotAStalledOne() {
    put(id, "{'Status':'resolved'}");
    correspond("Hello");
    assertThat(rt.inspect().ticket(id).status()).isEqualTo("open");
    put(id, "{'Status':'stalled'}");
    correspond("Hello");
    assertThat(rt.inspect().ticket(id).status()).isEqualTo("stalled");
  }

  @Test
  void aCommentNeverReopens() {
    put(id, "{'Status':'resolved'}");
    comment("{'Content':'x','ContentType':'text/plain'}");
    assertThat(rt.inspect().ticket(id).status()).isEqualTo("resolved");
  }

  @Test
  void aTextNeedsATypeAndNothingAtAllIsAnEmptyComment() {
    assertThat(Rest.json(comment("{'Content':'x'}")).path("message").asText())
        .isEqualTo("ContentType is a required field for application/json");
    assertThat(comment("{}").status()).isEqualTo(201);
    assertThat(heard()).hasSize(1);
  }

  @Test
  void aBodyOfPlainTextIsEncodedOnceMore() {
    rest.send(
        "POST",
        "ticket/" + id + "/comment",
        "h\u00e4l",
        Map.of("content-type", List.of("text/plain")));
    assertThat(heard().getFirst().text()).isEqualTo("h\u00c3\u00a4l");
  }

  @Test
  void marksStandOnTheTransaction() {
    SimResponse answer =
        comment("{'Content':'x','ContentType':'text/plain','TxnCustomFields':{'Origin':'j:1'}}");
    assertThat(rest.said(answer)).containsExactly("Comments added", "Custom fields updated");
    assertThat(heard().getFirst().marks()).containsExactly("j:1");
    assertThat(
            rest.read("ticket/" + id + "/history?orderby=id&fields=CustomFields")
                .path("items")
                .path(1)
                .path("CustomFields")
                .path(0)
                .path("values")
                .path(0)
                .asText())
        .isEqualTo("j:1");
  }

  @Test
  void aRefusedStatusOfACommentIsOnlyTold() {
    SimResponse answer = comment("{'Content':'x','ContentType':'text/plain','Status':'bad'}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(rest.said(answer))
        .containsExactly("Comments added", "Status 'bad' isn't a valid status for this ticket.");
  }

  @Test
  void anUnknownTicketIsAPermissionDenied() {
    SimResponse answer = rest.post("ticket/999/comment", "{'Content':'x','ContentType':'t/p'}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Rest.json(answer).path("message").asText()).isEqualTo("Permission Denied");
  }

  @Test
  void namesOfFilesSurviveInAsciiOrAsEncodedWords() {
    assertThat(attach("\u65e5.txt").status()).isEqualTo(500);
    assertThat(heard()).isEmpty();
    attach("a.txt");
    attach("=?UTF-8?B?5pelLnR4dA==?=");
    attach("Fr\u00fc.txt");
    assertThat(rt.inspect().ticket(id).files())
        .extracting(RtTicketView.FileView::name)
        .containsExactly("a.txt", "\u65e5.txt", "Fr\uFFFD.txt");
  }

  private SimResponse attach(String name) {
    return comment(
        "{'Content':'x','ContentType':'text/plain','Attachments':[{'FileName':'"
            + name
            + "','FileType':'text/plain','FileContent':'aGVsbG8='}]}");
  }

  @Test
  void oneAttachmentComesAsBase64() {
    attach("a.txt");
    int file = rt.inspect().ticket(id).files().getFirst().id();
    assertThat(rest.read("attachment/" + file).path("Content").asText()).isEqualTo("aGVsbG8=\n");
  }

  @Test
  void mailsOfRtStandInTheHistoryAndFillTheAttachments() {
    admin.watch(ops);
    comment("{'Content':'x','ContentType':'text/plain'}");
    assertThat(rest.history(id)).last().isEqualTo("CommentEmailRecord > RT_System");
    assertThat(rest.read("ticket/" + id + "/attachments").path("count").asInt()).isEqualTo(4);
  }
}
