package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.incidentbridge.zendesk.Pages.Listed;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** Zendesk's endpoints, with the pages of its lists put together. */
final class ZendeskClient {

  private final Calls calls;
  private final ZendeskApi api;
  private final ExportPace pace;
  private final ZendeskLogin login;
  private final Pages pages;

  ZendeskClient(Calls calls, ZendeskApi api, ExportPace pace) {
    this.calls = calls;
    this.pace = pace;
    this.api = api;
    this.login = new ZendeskLogin(calls, api);
    this.pages = new Pages(calls);
  }

  /**
   * A page of the export.
   *
   * @param tickets as they are by now, some for the second time
   * @param after where to go on, also behind the last page
   * @param end whether there is no more for now
   */
  record Export(List<JsonNode> tickets, String after, boolean end) {}

  /** Tickets with what came along. */
  record Tickets(List<JsonNode> tickets, Surroundings around) {}

  ZendeskLogin login() {
    return login;
  }

  /** What changed after a cursor, or since a moment in epoch seconds. */
  Export export(Optional<String> cursor, long since, int perPage) {
    boolean first = cursor.isEmpty();
    pace.await();
    JsonNode page = calls.execute(api.exported(first ? since : null, cursor.orElse(null), perPage));
    List<JsonNode> tickets = new ArrayList<>();
    ZendeskJson.list(page, "tickets").forEach(tickets::add);
    String after = ZendeskJson.text(page, "after_cursor");
    boolean end = page.path("end_of_stream").asBoolean();
    if (after.isEmpty() || (!end && cursor.filter(after::equals).isPresent())) {
      throw new Senseless("the export of tickets does not say where to go on");
    }
    return new Export(tickets, after, end);
  }

  /** Those of the tickets that are there and may be seen; at most a page of them. */
  Tickets tickets(List<String> ids) {
    JsonNode answer = calls.execute(api.tickets(String.join(",", ids)));
    List<JsonNode> tickets = new ArrayList<>();
    ZendeskJson.list(answer, "tickets").forEach(tickets::add);
    return new Tickets(tickets, Surroundings.of(answer));
  }

  /** One ticket, read directly. */
  Tickets ticket(String id) {
    JsonNode answer = calls.execute(api.ticket(id));
    JsonNode ticket = answer.path("ticket");
    if (ZendeskJson.id(ticket, "id").filter(id::equals).isEmpty()) {
      throw new Senseless("the answer is not about ticket " + id);
    }
    return new Tickets(List.of(ticket), Surroundings.of(answer));
  }

  /** Comments of a ticket in their order, and who wrote them. */
  Listed comments(String id) {
    return pages.all(
        "comments", "comments of ticket " + id, after -> api.comments(id, Pages.LARGEST, after));
  }

  /** What was done to a ticket, oldest first, with those who did it. */
  Listed audits(String id) {
    return pages.all(
        "audits", "audits of ticket " + id, after -> api.audits(id, Pages.LARGEST, after));
  }

  /** The account's ticket fields, inactive ones too. */
  List<JsonNode> fields() {
    return all("ticket_fields", after -> api.fields(Pages.LARGEST, after));
  }

  private List<JsonNode> all(String what, Pages.Asking asking) {
    return pages.all(what, what, asking).rows();
  }

  /** The account's statuses. */
  List<JsonNode> statuses() {
    List<JsonNode> statuses = new ArrayList<>();
    ZendeskJson.list(calls.execute(api.statuses()), "custom_statuses").forEach(statuses::add);
    return statuses;
  }

  /**
   * Changes a ticket.
   *
   * @param ticket the members to send
   */
  Reply<JsonNode> update(String id, ObjectNode ticket) {
    ObjectNode body = ZendeskJson.JSON.createObjectNode();
    body.set("ticket", ticket);
    return calls.reply(api.update(id, body, CallTag.write(id)));
  }

  /**
   * Makes a ticket, or shows the one that was made under this key in the last two hours.
   *
   * @param ticket the members to send
   */
  Reply<JsonNode> create(String key, ObjectNode ticket) {
    ObjectNode body = ZendeskJson.JSON.createObjectNode();
    body.set("ticket", ticket);
    return calls.reply(api.create(key, body, CallTag.write()));
  }

  /** Makes a ticket of which nobody hears. */
  Reply<JsonNode> importTicket(ObjectNode ticket) {
    ObjectNode body = ZendeskJson.JSON.createObjectNode();
    body.set("ticket", ticket);
    return calls.reply(api.importTicket(body, CallTag.write()));
  }

  /** Numbers of the tickets with that external id, which need not be one. */
  List<String> withExternalId(String externalId) {
    List<String> ids = new ArrayList<>();
    for (JsonNode one :
        ZendeskJson.list(calls.execute(api.byExternalId(externalId, Pages.LARGEST)), "tickets")) {
      if (ZendeskJson.text(one, "external_id").equals(externalId)) {
        ZendeskJson.id(one, "id").ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** Adds tags; others stay. */
  void addTags(String id, Collection<String> tags) {
    ObjectNode body = ZendeskJson.JSON.createObjectNode();
    tags.forEach(body.putArray("tags")::add);
    calls.reply(api.addTags(id, body, CallTag.write(id)));
  }

  /**
   * Puts a file aside for a comment to take it. It hangs on no ticket, so that a lost answer is no
   * harm.
   *
   * @return the token that the comment names
   */
  String upload(String name, byte[] content) {
    RequestBody body = RequestBody.create(content, MediaType.get("application/octet-stream"));
    JsonNode answer = calls.execute(api.upload(name, body, CallTag.read()));
    String token = ZendeskJson.text(answer.path("upload"), "token");
    if (token.isEmpty()) {
      throw new Senseless("Zendesk took a file and did not tell its token");
    }
    return token;
  }

  /** The newest of what was done to a ticket, newest first. */
  List<JsonNode> newestAudits(String id) {
    List<JsonNode> audits = new ArrayList<>();
    ZendeskJson.list(calls.execute(api.newestAudits(id, Pages.LARGEST)), "audits")
        .forEach(audits::add);
    return audits;
  }

  List<JsonNode> groups() {
    return all("groups", after -> api.groups(Pages.LARGEST, after));
  }

  /** The account's organisations; empty if there are more than can be looked through. */
  Optional<List<JsonNode>> organizations() {
    Listed some = pages.some("organizations", after -> api.allOrganizations(Pages.LARGEST, after));
    return some.isWhole() ? Optional.of(some.rows()) : Optional.empty();
  }

  /** The account's ticket forms. */
  List<JsonNode> forms() {
    return listed(calls.execute(api.forms()), "ticket_forms");
  }

  /** At most a page of users by their ids. */
  List<JsonNode> users(Collection<String> ids) {
    return listed(calls.execute(api.users(String.join(",", ids))), "users");
  }

  /** At most a page of organisations by their ids. */
  List<JsonNode> organizations(Collection<String> ids) {
    return listed(calls.execute(api.organizations(String.join(",", ids))), "organizations");
  }

  /** Users in whose records an address is found; the search is no exact one. */
  List<JsonNode> usersFound(String email) {
    return listed(calls.execute(api.usersFound("email:\"" + email + "\"")), "users");
  }

  List<JsonNode> organizationsNamed(String name) {
    return listed(calls.execute(api.organizationsNamed(name)), "organizations");
  }

  /** Who the bridge is, with the headers of the answer. */
  Reply<JsonNode> me() {
    return calls.reply(api.me());
  }

  /** Ties of the vendor's Jira app, a page of them. */
  List<JsonNode> jiraLinks() {
    return listed(calls.execute(api.jiraLinks()), "links");
  }

  /** When the access token ends; empty if it does not, or Zendesk does not tell. */
  Optional<Instant> endOfToken() {
    return ZendeskJson.moment(calls.execute(api.currentToken()).path("token"), "expires_at");
  }

  /** Mails that are held back, a page of them. */
  List<JsonNode> suspended() {
    return listed(calls.execute(api.suspended(Pages.LARGEST)), "suspended_tickets");
  }

  private static List<JsonNode> listed(JsonNode answer, String name) {
    List<JsonNode> all = new ArrayList<>();
    ZendeskJson.list(answer, name).forEach(all::add);
    return all;
  }

  /** Takes a comment out of customers' sight for good. */
  void makePrivate(String id, String comment) {
    calls.reply(api.makePrivate(id, comment, CallTag.write(id)));
  }

  /** A file's content, which another host serves that must not see the login. */
  InputStream open(String attachmentId) {
    JsonNode file = calls.execute(api.attachment(attachmentId)).path("attachment");
    HttpUrl url = HttpUrl.parse(ZendeskJson.text(file, "content_url"));
    if (url == null) {
      throw new Senseless("file " + attachmentId + " has no address");
    }
    Request request = new Request.Builder().url(url).tag(CallTag.class, CallTag.read()).build();
    okhttp3.Response response = calls.open(request);
    if (response.request().url().encodedPath().endsWith("/login")) {
      response.close();
      throw new Senseless("Zendesk shows its login page in place of file " + attachmentId);
    }
    return response.body().byteStream();
  }
}
