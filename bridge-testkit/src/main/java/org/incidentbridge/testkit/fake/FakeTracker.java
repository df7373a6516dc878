package org.incidentbridge.testkit.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.text.RichText;

/**
 * A tracker in memory with field names and words of its own, a title limit, and accidents on
 * demand. Methods whose name starts with {@code person} do what people do in its user interface.
 */
public final class FakeTracker implements Tracker {

  /** A project that the bridge is not to read. */
  public static final String OUTSIDE = "ELSEWHERE";

  /** A value that the tracker does not take, as with a person it does not know. */
  public static final String NOT_TAKEN = "Nobody";

  /** A project in which the bridge may make no tickets. */
  public static final String SHUT = "SHUT";

  /** A field that takes one name of several, and shows it as a word. */
  public static final String SINGLE = "category";

  /** Longer titles are cut, as trackers do. */
  public static final int TITLE_LIMIT = 60;

  private static final String BRIDGE = "bridge";

  final SortedMap<String, FakeTicket> tickets = new TreeMap<>();
  final TrackerId id;
  final InstantSource clock;
  final Supplier<Accident> accidents;
  long calls;
  long writes;
  boolean terse;
  String served = "abc";
  private final Set<Capabilities.Capability> abilities =
      EnumSet.complementOf(
          EnumSet.of(
              Capabilities.Capability.RESOLVED_LINKS,
              Capabilities.Capability.SUMMARY_LINKS,
              Capabilities.Capability.SEVERITY_LINKS,
              Capabilities.Capability.INSIDER_LINKS));
  private final Map<String, Value> presets = new HashMap<>(Map.of("status", Value.line("Open")));
  private long ids;
  private long versions;

  /**
   * A tracker without tickets.
   *
   * @param accidents asked before each write
   */
  public FakeTracker(TrackerId id, InstantSource clock, Supplier<Accident> accidents) {
    this.id = id;
    this.clock = clock;
    this.accidents = accidents;
  }

  @Override
  public TrackerId id() {
    return id;
  }

  @Override
  public TrackerSource source() {
    return new FakeSource(this);
  }

  @Override
  public TrackerSink sink() {
    return new FakeSink(this);
  }

  @Override
  public TrackerProbe probe() {
    return expected ->
        List.of(new TrackerProbe.Finding(TrackerProbe.Level.OK, "login", "in memory", ""));
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(abilities, Map.of());
  }

  @Override
  public synchronized long calls() {
    return calls;
  }

  /** Writes that took effect, by whomever except people. */
  public synchronized long writes() {
    return writes;
  }

  @Override
  public void close() {}

  /** A person files a ticket. */
  public synchronized String personCreates(String project, Map<String, Value> fields) {
    FakeTicket ticket = create(project, "");
    ticket.fields.putAll(fields);
    return ticket.id;
  }

  /** A person clones a ticket with all its fields, as MantisBT does, its marker among them. */
  public synchronized String personClones(String ticket) {
    FakeTicket original = java.util.Objects.requireNonNull(tickets.get(ticket));
    FakeTicket clone = create(original.project, original.marker);
    clone.fields.putAll(original.fields);
    return clone.id;
  }

  /** A person takes the marker out of a ticket. */
  public synchronized void personUnmarks(String ticket) {
    touch(ticket, t -> t.marker = "");
  }

  /** A person sets a field. */
  public synchronized void personSets(String ticket, String field, Value value) {
    touch(ticket, t -> t.fields.put(field, value));
  }

  /** A person comments. */
  public String personComments(String ticket, String text, Visibility visibility) {
    return personComments(ticket, RichText.plain(text), visibility);
  }

  /** A person comments with more than plain text. */
  public synchronized String personComments(String ticket, RichText text, Visibility visibility) {
    String comment = nextId();
    var content = new Comment.Content(text, "");
    var author = Party.of(id, "ann", "Ann of " + id, "");
    touch(
        ticket,
        t -> t.comments.add(new Comment(comment, author, clock.instant(), visibility, content)));
    return comment;
  }

  /** A person makes a comment internal. */
  public void personHidesComment(String ticket, String comment) {
    show(ticket, comment, Visibility.INTERNAL);
  }

  /** A person opens an internal comment to all. */
  public void personOpensComment(String ticket, String comment) {
    show(ticket, comment, Visibility.PUBLIC);
  }

  private synchronized void show(String ticket, String comment, Visibility to) {
    replace(ticket, comment, c -> new Comment(c.id(), c.author(), c.createdAt(), to, c.content()));
  }

  /** A person corrects a comment. */
  public synchronized void personEditsComment(String ticket, String comment, String text) {
    replace(
        ticket,
        comment,
        c ->
            new Comment(
                c.id(),
                c.author(),
                c.createdAt(),
                c.visibility(),
                new Comment.Content(RichText.plain(text), c.marker())));
  }

  private void replace(String ticket, String comment, UnaryOperator<Comment> change) {
    touch(ticket, t -> t.comments.replaceAll(c -> c.id().equals(comment) ? change.apply(c) : c));
  }

  /** The tracker shows a file to all from now on, as some do where its ticket moves. */
  public synchronized void opensAttachment(String ticket, String file) {
    changeFile(ticket, file, a -> a.withVisibility(Visibility.PUBLIC));
  }

  /** A person attaches a file. */
  public synchronized String personAttaches(String ticket, String name, Visibility visibility) {
    String file = nextId();
    touch(
        ticket,
        t ->
            t.attachments.add(
                new Attachment(
                    file, name, 3, clock.instant(), visibility, Attachment.Maker.PEOPLE)));
    return file;
  }

  /** A person says who may see a file. */
  public synchronized void personShowsFile(String ticket, String file, Visibility visibility) {
    changeFile(ticket, file, a -> a.withVisibility(visibility));
  }

  /** The tracker keeps a file under another name than it was sent. */
  public synchronized void keepsFileAs(String ticket, String file, String name) {
    changeFile(
        ticket,
        file,
        a ->
            new Attachment(
                file, name, a.size(), a.createdAt(), a.visibility(), a.maker(), a.marker()));
  }

  private void changeFile(String ticket, String file, UnaryOperator<Attachment> change) {
    touch(ticket, t -> t.attachments.replaceAll(a -> a.id().equals(file) ? change.apply(a) : a));
  }

  /** A person relates two tickets. */
  public synchronized void personLinks(String ticket, TicketLink link) {
    touch(ticket, t -> t.links.add(link));
  }

  /** A person shows a ticket to insiders only, or to all again. */
  public synchronized List<String> onlookers(String ticket) {
    return List.copyOf(get(ticket).onlookers);
  }

  /** Somebody takes away who was let see a ticket. */
  public synchronized void personUnshares(String ticket, String who) {
    touch(ticket, t -> t.onlookers.remove(who));
  }

  public synchronized void personRestricts(String ticket, boolean restricted) {
    touch(ticket, t -> t.restricted = restricted);
  }

  /** A person takes all relations of a ticket away. */
  public synchronized void personUnlinks(String ticket) {
    touch(ticket, t -> t.links.clear());
  }

  /** A person moves a ticket to another project. */
  public synchronized void personMoves(String ticket, String project) {
    touch(ticket, t -> t.project = project);
  }

  /** A person deletes a ticket. */
  public synchronized void personDeletes(String ticket) {
    tickets.remove(ticket);
  }

  /** A person merges a ticket into another one. */
  public synchronized void personMerges(String ticket, String into) {
    touch(ticket, t -> t.mergedInto = into);
  }

  /** A person deletes a comment, one of the bridge too. */
  public synchronized void personDeletesComment(String ticket, String comment) {
    touch(ticket, t -> t.comments.removeIf(c -> c.id().equals(comment)));
  }

  /** A person deletes a file, one of the bridge too. */
  public synchronized void personDeletesFile(String ticket, String file) {
    touch(ticket, t -> t.attachments.removeIf(a -> a.id().equals(file)));
  }

  /** An administrator takes the bridge's permission to see a ticket, or gives it back. */
  public synchronized void personHides(String ticket, boolean hidden) {
    get(ticket).visible = !hidden;
  }

  /** From now on it lacks something that trackers can do. */
  public synchronized FakeTracker without(Capabilities.Capability ability) {
    abilities.remove(ability);
    return this;
  }

  /** From now on it has something that it lacked. */
  public synchronized FakeTracker with(Capabilities.Capability ability) {
    abilities.add(ability);
    return this;
  }

  /** From now on all its files have this content; those that are attached are three bytes long. */
  public synchronized void serves(String content) {
    served = content;
  }

  /**
   * From now on it tells little, as Jira does: comments are read without their markers, and a
   * removal is not answered with the ticket.
   */
  public synchronized FakeTracker terse() {
    terse = true;
    return this;
  }

  /** Everything in the tracker, for checks. */
  public synchronized List<TicketSnapshot> all() {
    List<TicketSnapshot> all = new ArrayList<>();
    tickets.values().forEach(t -> all.add(t.snapshot(id)));
    return all;
  }

  /** New tickets have this status from now on, as where a rule of the tracker sets one. */
  public synchronized void beginsWith(String status) {
    presets("status", Value.line(status));
  }

  /** New tickets show this in a field that they are not made with. */
  public synchronized void presets(String field, Value value) {
    presets.put(field, value);
  }

  /** The back links of a ticket, title by global id. */
  public synchronized SortedMap<String, String> backLinks(String ticket) {
    SortedMap<String, String> titles = new TreeMap<>();
    get(ticket).backLinks.forEach((id, link) -> titles.put(id, link.title()));
    return titles;
  }

  /** What the back links of a ticket say beside their titles; those left out that say nothing. */
  public synchronized List<String> linkSummaries(String ticket) {
    return get(ticket).backLinks.values().stream()
        .map(Command.BackLink::summary)
        .filter(summary -> !summary.isEmpty())
        .toList();
  }

  FakeTicket create(String project, String marker) {
    FakeTicket ticket = new FakeTicket(nextId(), project, marker, clock.instant());
    ticket.version = ++versions;
    ticket.fields.putAll(presets);
    tickets.put(ticket.id, ticket);
    return ticket;
  }

  String nextId() {
    return Long.toString(1000 + ++ids);
  }

  FakeTicket get(String ticket) {
    FakeTicket found = tickets.get(ticket);
    if (found == null) {
      throw new IllegalArgumentException("no ticket " + ticket + " in " + id);
    }
    return found;
  }

  private void touch(String ticket, Consumer<FakeTicket> change) {
    change(get(ticket), Party.of(id, "ann", "Ann of " + id, ""), change);
  }

  /** The bridge changes a ticket. */
  void write(FakeTicket ticket, Runnable change) {
    writes++;
    change(ticket, Party.of(id, BRIDGE, "Bridge", ""), t -> change.run());
  }

  private void change(FakeTicket ticket, Party author, Consumer<FakeTicket> change) {
    SortedMap<String, Value> before = FakeHistory.of(ticket);
    change.accept(ticket);
    ticket.version = ++versions;
    Instant now = clock.instant();
    ticket.updatedAt = now;
    boolean own = author.account().equals(BRIDGE);
    var deed = new FakeHistory.Deed(versions, author, own, now);
    ticket.history.keep(deed, before, FakeHistory.of(ticket));
  }
}
