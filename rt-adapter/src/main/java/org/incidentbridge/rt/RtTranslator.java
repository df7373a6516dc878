package org.incidentbridge.rt;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;

/** Turns tickets into snapshots. Pure but for who the bridge is. */
final class RtTranslator {

  /** Fields of one line. */
  static final List<String> LINES = List.of("Subject", "Status", "Priority", "SLA");

  /** Fields that hold a moment. */
  static final List<String> MOMENTS = List.of("Due", "Starts");

  static final String CONTENT = "Content";
  static final String OWNER = "Owner";
  static final String REQUESTOR = "Requestor";
  static final String CUSTOM = "custom:";

  private final TrackerId tracker;
  private final HttpUrl root;
  private final RtSettings settings;
  private final RtLogin login;
  private final RtDirectory directory;

  RtTranslator(
      TrackerId tracker, HttpUrl root, RtSettings settings, RtLogin login, RtDirectory directory) {
    this.tracker = tracker;
    this.root = root;
    this.settings = settings;
    this.login = login;
    this.directory = directory;
  }

  TicketRef ref(String id) {
    return new TicketRef(tracker, id);
  }

  TrackerId tracker() {
    return tracker;
  }

  TicketSnapshot snapshot(RtWhole whole) {
    RtTalk talk = talk(whole);
    RtTicket ticket = whole.ticket();
    return new TicketSnapshot(
        ref(ticket.id()),
        head(ticket),
        fields(whole, talk),
        new TicketSnapshot.Talk(
            talk.comments(),
            talk.attachments(),
            ticket.links().stream().flatMap(link -> link.relation().stream()).toList()),
        marker(whole, talk),
        new RtHistory(tracker, whole, login, directory).entries());
  }

  RtTalk talk(RtWhole whole) {
    return new RtTalk(tracker, whole, login, settings.marks());
  }

  private TicketSnapshot.Head head(RtTicket ticket) {
    URI page =
        root.newBuilder()
            .addPathSegments("Ticket/Display.html")
            .addQueryParameter("id", ticket.id())
            .build()
            .uri();
    boolean outside =
        !ticket.queue().isEmpty()
            && settings.queues().stream().noneMatch(ticket.queue()::equalsIgnoreCase);
    return new TicketSnapshot.Head(
        ticket.id(),
        page,
        ticket.queue(),
        "",
        outside,
        false,
        new TicketSnapshot.Stamp(ticket.version(), ticket.updatedAt(), ticket.createdAt()));
  }

  private SortedMap<String, Value> fields(RtWhole whole, RtTalk talk) {
    SortedMap<String, Value> fields = new TreeMap<>(fields(whole.ticket()));
    fields.put(CONTENT, content(whole, talk));
    return fields;
  }

  /** All fields but the text, which is the first message. */
  Map<String, Value> fields(RtTicket ticket) {
    Map<String, Value> fields = new TreeMap<>();
    LINES.forEach(name -> fields.put(name, Value.line(ticket.text(name))));
    MOMENTS.forEach(
        name ->
            fields.put(
                name, ticket.moment(name).<Value>map(Value.Moment::new).orElse(Value.absent())));
    fields.put(OWNER, person(Optional.of(ticket.owner())));
    fields.put(REQUESTOR, person(ticket.people(REQUESTOR).stream().findFirst()));
    List<RtTicket.Custom> customs = ticket.customs();
    customs.forEach(custom -> fields.put(CUSTOM + custom.id(), value(custom)));
    customs.forEach(custom -> fields.put(CUSTOM + custom.name(), value(custom)));
    return fields;
  }

  private Value person(Optional<RtPerson> person) {
    Optional<Party> party = person.filter(p -> !p.isNobody()).map(p -> p.party(tracker));
    return party.<Value>map(Value.Person::new).orElse(Value.absent());
  }

  static Value value(RtTicket.Custom custom) {
    if (custom.values().size() > 1) {
      return Value.names(custom.values());
    }
    String text = custom.values().stream().findFirst().orElse("");
    return text.contains("\n") ? Value.body(RichText.plain(text)) : Value.line(text);
  }

  private Value content(RtWhole whole, RtTalk talk) {
    return whole
        .beginning()
        .map(message -> Value.body(whole.said(message, talk.mark(message).isPresent())))
        .orElse(Value.absent());
  }

  private String marker(RtWhole whole, RtTalk talk) {
    Optional<String> field = settings.marks().field();
    if (field.isPresent()) {
      return whole
          .ticket()
          .custom(field.get())
          .flatMap(custom -> custom.values().stream().findFirst())
          .flatMap(RtMark::value)
          .map(RtMark::key)
          .orElse("");
    }
    return Objects.requireNonNull(
        whole.beginning().flatMap(talk::mark).map(RtMark::key).orElse(""));
  }
}
