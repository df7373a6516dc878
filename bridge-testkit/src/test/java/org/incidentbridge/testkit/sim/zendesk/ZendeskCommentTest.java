package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.4 and 3.5: what is said, and who hears it. */
final class ZendeskCommentTest extends ZendeskTest {

  private final long id = zendesk.as("Carol").report("Printer", "It burns");

  @Override
  ZendeskOptions options() {
    return ZendeskOptions.usual().withLimits(ZendeskLimits.untimed().withSizes(5, 1000, 1000));
  }

  private JsonNode last() {
    JsonNode comments = rest.read("tickets/" + id + "/comments").path("comments");
    return comments.path(comments.size() - 1);
  }

  private SimResponse say(String comment) {
    return rest.update(id, "{'comment':" + comment + "}");
  }

  @Test
  void whoDoesNotSayItGetsWhatTheFirstCommentWas() {
    long quiet = zendesk.as("Alice").reportInternally("Quiet", "internal");

    say("{'body':'open'}");
    rest.update(quiet, "{'comment':{'body':'hidden'}}");

    assertThat(last().path("public").asBoolean()).isTrue();
    assertThat(zendesk.inspect().ticket(quiet).comments().getLast().isPublic()).isFalse();
    assertThat(rest.ticket(quiet).path("is_public").asBoolean()).isFalse();
  }

  @Test
  void bodyCollapsesBlanksAndFormatsWhatLooksLikeMarkdown() {
    say("{'body':'a    b **c** <i>\\n\\n- x\\n- y','public':true}");

    assertThat(last().path("html_body").asText())
        .isEqualTo(
            HtmlText.framed(
                "<p dir=\"auto\">a b <strong>c</strong> &lt;i&gt;</p>"
                    + "<ul dir=\"auto\"><li>x</li><li>y</li></ul>"));
    assertThat(last().path("plain_body").asText()).isEqualTo("a b c <i>\n\n* x\n* y");
  }

  @Test
  void htmlKeepsBlanksOfCodeAndLosesScripts() {
    say(
        "{'html_body':'<pre>a  b</pre><script>x()</script><p onclick=\\'y\\'>c</p>','public':true}");

    assertThat(zendesk.inspect().ticket(id).comments().getLast().html())
        .isEqualTo("<pre>a  b</pre><p dir=\"auto\">c</p>");
    assertThat(last().path("body").asText()).contains("a  b");
  }

  @Test
  void plainBodyIsNoWayToWrite() {
    SimResponse answer = say("{'plain_body':'x','public':true}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("x-zendesk-api-warn")).contains("ticket.comment.plain_body");
    assertThat(zendesk.inspect().ticket(id).comments()).hasSize(1);
  }

  @Test
  void tooLongATextIsCutWithoutAWord() {
    SimResponse answer = say("{'body':'" + "ä".repeat(800) + "','public':true}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(last().path("body").asText()).isEqualTo("ä".repeat(500));
  }

  @Test
  void tooManyCommentsAreRefused() {
    for (int i = 0; i < 4; i++) {
      assertThat(say("{'body':'b','public':false}").status()).isEqualTo(200);
    }
    assertThat(say("{'body':'b','public':false}").status()).isEqualTo(422);
  }

  @Test
  void theAuthorOfACommentNeedNotBeTheUpdater() {
    say("{'body':'hers','public':true,'author_id':%d}".formatted(carol));

    JsonNode audit = rest.read("tickets/" + id + "/audits").path("audits").path(1);
    assertThat(audit.path("author_id").asLong()).isEqualTo(zendesk.bridgeId());
    assertThat(last().path("author_id").asLong()).isEqualTo(carol);
  }

  @Test
  void aCommentIsHiddenOnceAndForAll() {
    long comment = zendesk.as("Alice").comment(id, "oops");
    String path = "tickets/" + id + "/comments/" + comment;
    assertThat(rest.put(path + "/make_private", "").status()).isEqualTo(200);

    assertThat(last().path("public").asBoolean()).isFalse();
    JsonNode audits = rest.read("tickets/" + id + "/audits").path("audits");
    assertThat(events(audits.path(2))).containsExactly("CommentPrivacyChange");
    assertThat(rest.put(path + "/make_public", "").status()).isEqualTo(404);
    assertThat(rest.put(path, "{'comment':{'body':'x'}}").status()).isEqualTo(404);
  }

  @Test
  void redactionBlacksOutInCommentsAndAudits() {
    long comment = zendesk.as("Alice").comment(id, "password is hunter2");

    rest.put("tickets/" + id + "/comments/" + comment + "/redact", "{'text':'hunter2'}");

    assertThat(last().path("body").asText()).isEqualTo("password is ▇▇▇▇▇▇▇");
    assertThat(Rest.text(rest.get("tickets/" + id + "/audits"))).doesNotContain("hunter2");
  }

  @Test
  void customersHearWhatIsPublicAndNothingElse() {
    zendesk.as("Alice").note(id, "secret");
    zendesk.as("Alice").comment(id, "hello");
    say("{'body':'internal','public':false}");

    assertThat(zendesk.inspect().mails())
        .containsExactly(new ZendeskView.Mail(id, "Carol", "hello"));
  }

  @Test
  void copiesGoToThoseWhoWereAdded() {
    rest.update(id, "{'email_ccs':[{'user_email':'alice@example.com','action':'put'}]}");
    say("{'body':'first','public':true}");
    rest.update(id, "{'email_ccs':[{'user_id':%d,'action':'delete'}]}".formatted(alice));
    say("{'body':'second','public':true}");

    assertThat(zendesk.inspect().mails())
        .extracting(mail -> mail.to() + " " + mail.text())
        .containsExactly("Carol first", "Alice first", "Carol second");
  }

  @Test
  void aTextHiddenByHtmlShowsInTheBody() {
    say("{'html_body':'<span style=\\'display:none\\'>marker</span>seen','public':true}");

    assertThat(last().path("plain_body").asText()).isEqualTo("markerseen");
  }

  @Test
  void latestFirstHasAnotherNameInEachStyleOfPaging() {
    zendesk.as("Alice").comment(id, "second");
    String list = "tickets/" + id + "/comments?";

    assertThat(first(list + "sort_order=desc")).isEqualTo("second");
    assertThat(first(list + "page[size]=10&sort=-created_at")).isEqualTo("second");
    assertThat(first(list + "page[size]=10&sort_order=desc")).isEqualTo("It burns");
  }

  private String first(String list) {
    return rest.read(list).path("comments").path(0).path("body").asText();
  }

  @Test
  void importsAreSilentAndHaveAPast() {
    zendesk.admin().addTrigger("Mark new", "status", "new", "hot");
    String body =
        "{'ticket':{'subject':'old','requester_id':"
            + carol
            + ",'created_at':'2020-01-02T03:04:05Z','comments':[{'author_id':"
            + carol
            + ",'value':'one','created_at':'2020-01-02T03:04:05Z'},{'author_id':"
            + alice
            + ",'value':'two','public':false}]}}";

    SimResponse answer = rest.post("imports/tickets", body);

    assertThat(answer.status()).isEqualTo(201);
    JsonNode made = Rest.json(answer).path("ticket");
    assertThat(made.path("created_at").asText()).isEqualTo("2020-01-02T03:04:05Z");
    TicketView truth = zendesk.inspect().ticket(made.path("id").asLong());
    assertThat(truth.comments()).extracting(TicketView.Said::isPublic).containsExactly(true, false);
    assertThat(truth.tags()).isEmpty();
    assertThat(zendesk.inspect().mails()).isEmpty();
  }

  @Test
  void peopleComeAlongWithComments() {
    JsonNode page = rest.read("tickets/" + id + "/comments?include=users");

    assertThat(ids(page.path("users"))).isEqualTo(List.of(carol));
  }
}
