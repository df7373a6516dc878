package org.incidentbridge.jira.shared;

import java.time.Duration;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;

/** Whether an issue shows what Jira makes of a value. Asks Jira nothing. */
final class JiraLikeness {

  /** A day is at most an hour longer, where clocks are set back. */
  private static final Duration DAY = Duration.ofHours(25);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Nobody sets the limit of texts lower. */
  private static final int LEAST_LIMIT = 500;

  private final JiraMetadata metadata;
  private final Dialect dialect;
  private final LongText longText;

  JiraLikeness(JiraMetadata metadata, Dialect dialect, LongText longText) {
    this.longText = longText;
    this.metadata = metadata;
    this.dialect = dialect;
  }

  Likeness of(String field, Value written, TicketSnapshot ticket) {
    Optional<FieldType> type = metadata.knownType(field);
    boolean shows =
        ticket.fields().containsKey(field) || type.equals(Optional.of(FieldType.LABELS));
    if (type.isEmpty() || !shows) {
      return Likeness.UNKNOWN;
    }
    Value shown = ticket.field(field);
    return switch (type.get()) {
      case LINE -> likeness(JiraLines.line(written).equals(shown.display().strip()));
      case TEXT -> text(written, shown);
      case DATE -> time(written, shown, DAY);
      case DATETIME -> time(written, shown, MINUTE);
      case USER -> person(written, shown);
      case NUMBER -> likeness(JiraValueWriter.plain(written).equals(shown));
      case NAMED, OPTION -> likeness(written.display().equalsIgnoreCase(shown.display()));
      case LABELS -> labels(written, shown);
      case NAMED_LIST, OPTIONS, OTHER -> Likeness.UNKNOWN;
    };
  }

  private static Likeness likeness(boolean taken) {
    return taken ? Likeness.TAKEN : Likeness.OTHER;
  }

  private static Likeness labels(Value written, Value shown) {
    if (!(written instanceof Value.Names)) {
      return Likeness.UNKNOWN;
    }
    return likeness(
        JiraNames.in(FieldType.LABELS, written).equals(JiraNames.in(FieldType.LABELS, shown)));
  }

  private Likeness text(Value written, Value shown) {
    RichText first = longText.parts(rich(written)).getFirst();
    RichText seen = rich(shown);
    boolean taken =
        dialect.same(seen, first) || Gist.isSame(seen, dialect.read(dialect.write(first)));
    return !taken && mayBeCut(seen, first) ? Likeness.UNKNOWN : likeness(taken);
  }

  /** Jira names a lower limit only when it refuses a text, and a new process does not know it. */
  private static boolean mayBeCut(RichText seen, RichText whole) {
    return seen.plainText().length() >= LEAST_LIMIT && Gist.begins(seen, whole);
  }

  private static RichText rich(Value value) {
    return value instanceof Value.Body body ? body.text() : RichText.plain(value.display());
  }

  /** A day is shown as its beginning, in a zone that need not be known here. */
  private static Likeness time(Value written, Value shown, Duration unit) {
    if (!(written instanceof Value.Moment wanted) || !(shown instanceof Value.Moment now)) {
      return likeness(written.equals(shown));
    }
    Duration cut = Duration.between(now.at(), wanted.at());
    return likeness(!cut.isNegative() && cut.compareTo(unit) < 0);
  }

  /** Without an account Jira was asked who is meant, and what it said is not known here. */
  private static Likeness person(Value written, Value shown) {
    if (!(written instanceof Value.Person wanted) || !(shown instanceof Value.Person now)) {
      boolean filled = written.isAbsent() && !shown.isAbsent();
      return filled ? Likeness.OTHER : Likeness.UNKNOWN;
    }
    Party one = wanted.party();
    Party other = now.party();
    if (one.account().isEmpty()) {
      return one.equals(other) ? Likeness.TAKEN : Likeness.UNKNOWN;
    }
    return likeness(one.account().equalsIgnoreCase(other.account()));
  }
}
