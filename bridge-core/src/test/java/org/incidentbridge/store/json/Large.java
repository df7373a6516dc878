package org.incidentbridge.store.json;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.oneOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Incident.Fact;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Place;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;

/** Random values as the store holds them. */
final class Large {

  private static final IncidentId ID = new IncidentId("INC-ABCDEFGH27");

  private Large() {}

  static Arbitrary<Incident> incident() {
    Arbitrary<Fact> fact =
        Combinators.combine(Small.value(), Small.ticket(), Small.moment(), Small.text())
            .as((value, source, at, rule) -> new Fact(value, new Provenance(source, at, rule)));
    return Combinators.combine(
            Small.map(Small.field(), fact),
            ticketState().list().ofMaxSize(3),
            shared(),
            conflict().list().ofMaxSize(2))
        .as(
            (facts, tickets, shared, conflicts) ->
                new Incident(ID, facts, tickets, shared, conflicts));
  }

  private static Arbitrary<TicketState> ticketState() {
    Arbitrary<Baseline> baseline =
        Combinators.combine(Small.value(), Small.value()).as(Baseline::new);
    return Combinators.combine(
            Small.ticket(),
            Small.text(),
            Arbitraries.of(Presence.class),
            Small.map(Small.field(), baseline))
        .as(
            (ref, text, presence, baselines) ->
                new TicketState(
                    ref, new Place(text, Small.URL, "ENG", ""), text, presence, baselines));
  }

  private static Arbitrary<Conflict> conflict() {
    return Combinators.combine(
            Small.field(), Small.moment(), Small.map(Small.ticket(), Small.value()), Small.text())
        .as(Conflict::new);
  }

  private static Arbitrary<Shared> shared() {
    return Combinators.combine(Small.ticket(), Small.text(), Arbitraries.of(true, false))
        .as(
            (ticket, text, gone) -> {
              List<Shared.Copy> copies = List.of(new Shared.Copy(ticket, text, "a", "b"));
              return new Shared(
                  List.of(new Shared.Note(ticket, "1", text, gone, copies)),
                  List.of(new Shared.FileNote(ticket, text, gone, copies, text)),
                  List.of(new Shared.StandingLink(ticket, text, "h", gone, text)),
                  List.of(new Shared.Remark(ticket, text, "9")));
            });
  }

  static Arbitrary<TicketSnapshot> snapshot() {
    Arbitrary<TicketSnapshot.Talk> talk =
        Combinators.combine(Small.party(), Small.moment(), Small.visibility(), Small.richText())
            .as(
                (author, at, visibility, body) ->
                    new TicketSnapshot.Talk(
                        List.of(
                            new Comment(
                                "7", author, at, visibility, new Comment.Content(body, "m"))),
                        List.of(new Attachment("8", "a b.png", 1L << 40, at, visibility)),
                        List.of(new TicketLink(TicketLink.Kind.BLOCKS, "9"))));
    return Combinators.combine(
            Small.ticket(),
            Small.text(),
            Small.map(Small.text(), Small.value()),
            talk,
            Small.moment())
        .as(
            (ref, text, fields, hangsOn, at) ->
                new TicketSnapshot(
                    ref,
                    new TicketSnapshot.Head(
                        text, Small.URL, "P", "Bug", new TicketSnapshot.Stamp(text, at)),
                    fields,
                    hangsOn,
                    text));
  }

  static Arbitrary<Sighting> sighting() {
    return oneOf(
        snapshot().map(Sighting.Seen::new),
        Small.ticket().map(ref -> new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED)),
        Small.ticket().map(ref -> new Sighting.Merged(ref, "7")),
        Small.ticket().map(ref -> new Sighting.Unreadable(ref, "v", "why")));
  }

  static Arbitrary<PlannedCommand> planned() {
    return Combinators.combine(command(), purpose(), Small.text())
        .as(
            (command, purpose, text) ->
                new PlannedCommand(
                    command,
                    ID,
                    purpose,
                    new Explanation(List.of(new Explanation.Line("title", "", text, "rule")), 2)));
  }

  private static Arbitrary<Command> command() {
    return Combinators.combine(Small.key(), Small.ticket())
        .as((key, ref) -> new Command.Target(key, ref.tracker(), ref.id()))
        .flatMap(Large::command);
  }

  private static Arbitrary<Command> command(Command.Target target) {
    Command.BackLink link = new Command.BackLink("g", Small.URL, "title", "");
    Arbitrary<Command> writes =
        Combinators.combine(Small.map(Small.text(), Small.value()), Small.text(), Small.value())
            .as(
                (fields, text, value) ->
                    List.<Command>of(
                        new Command.CreateTicket(target, "ENG", text, fields, link),
                        new Command.UpdateFields(
                            target, List.of(new Command.FieldWrite(text, value, value))),
                        new Command.ChangeStatus(target, text, "Done", fields)))
            .flatMap(cases -> Arbitraries.of(cases));
    Arbitrary<Command> notes =
        Combinators.combine(Small.richText(), Small.visibility())
            .as(
                (body, visibility) ->
                    List.<Command>of(
                        new Command.AddComment(target, body, visibility),
                        new Command.EditComment(
                            target,
                            "c",
                            Optional.of(new Command.Said(body, visibility)),
                            body,
                            visibility)))
            .flatMap(cases -> Arbitraries.of(cases));
    Arbitrary<Command> rest =
        Small.ticket()
            .map(
                source ->
                    List.<Command>of(
                        new Command.RemoveComment(target, "c"),
                        new Command.AddAttachment(target, file(), source),
                        new Command.WithdrawFile(target, "5", Command.WithdrawFile.Way.HIDE),
                        new Command.PutLink(target, link),
                        new Command.LinkTickets(
                            target, new TicketLink(TicketLink.Kind.CHILD_OF, "4")),
                        new Command.MoveTicket(target, "HD", "BUG"),
                        new Command.ShareTicket(
                            target, new Party("a@b.example", "A", "a@b.example", "7"))))
            .flatMap(cases -> Arbitraries.of(cases));
    return oneOf(writes, notes, rest);
  }

  private static Attachment file() {
    return new Attachment("5", "log.txt", 17, Instant.EPOCH, Visibility.INTERNAL);
  }

  private static Arbitrary<Purpose> purpose() {
    return oneOf(
        Combinators.combine(Small.map(Small.field(), Small.value()), Small.ticket())
            .as((values, source) -> new Purpose.Mirror("bugs", values, values, Set.of(source))),
        Combinators.combine(
                Small.map(Small.field(), Small.value()),
                Small.map(Small.field(), Small.text()),
                Small.ticket().map(Set::of))
            .as(Purpose.Fields::new),
        Small.ticket().map(source -> new Purpose.NoteCopy(source, "1", "h")),
        Small.ticket().map(source -> new Purpose.FileCopy(source, "2")),
        Small.ticket().map(source -> new Purpose.FileWithdrawal(source, "2", true)),
        just(new Purpose.Link("g", "h")),
        just(new Purpose.Remark("topic")),
        just(new Purpose.Move("topic")),
        just(new Purpose.Share("a@b.example")));
  }
}
