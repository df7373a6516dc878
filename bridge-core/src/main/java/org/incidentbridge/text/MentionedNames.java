package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.Text;

/** Finds people of the original text where an edited text names them. */
final class MentionedNames {

  /** More people in one text are not looked for, so that the search stays linear. */
  private static final int MAX_PEOPLE = 100;

  private final List<MentionedPerson> people = new ArrayList<>();

  void add(MentionedPerson person) {
    if (people.size() < MAX_PEOPLE && !people.contains(person)) {
      people.add(person);
      people.sort(
          Comparator.comparingInt((MentionedPerson p) -> p.displayName().length()).reversed());
    }
  }

  List<Inline> found(Text text) {
    if (people.isEmpty() || text.is(Mark.CODE)) {
      return List.of(text);
    }
    List<Inline> out = new ArrayList<>();
    String chars = text.text();
    int from = 0;
    int at = chars.indexOf('@');
    while (at >= 0) {
      MentionedPerson person = at(chars, at + 1);
      if (person.displayName().isEmpty()) {
        at = chars.indexOf('@', at + 1);
      } else {
        out.add(new Text(chars.substring(from, at), text.marks()));
        out.add(person);
        from = at + 1 + person.displayName().length();
        at = chars.indexOf('@', from);
      }
    }
    out.add(new Text(chars.substring(from), text.marks()));
    return out;
  }

  private MentionedPerson at(String chars, int start) {
    for (MentionedPerson person : people) {
      int end = start + person.displayName().length();
      if (chars.startsWith(person.displayName(), start)
          && (end == chars.length() || !Character.isLetterOrDigit(chars.charAt(end)))) {
        return person;
      }
    }
    return new MentionedPerson("", "");
  }
}
