package org.incidentbridge.rt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text of a message.
 *
 * @param part what it says, or a mail within the mail, of which the texts follow
 * @param instead parts that say the same as HTML, for where it says nothing
 */
record RtPassage(RtPart part, List<RtPart> instead) {

  RtPassage {
    instead = List.copyOf(instead);
  }

  /** Of one message, in their order. RT shows its parts one after the other, not as the tree. */
  static List<RtPassage> of(List<RtPart> parts) {
    var walk = new Walk();
    parts.forEach(walk::at);
    walk.end();
    return List.copyOf(walk.passages);
  }

  /** The parts to read. */
  List<RtPart> said(Map<Long, String> texts) {
    return part.isText() && isBlank(texts) && !instead.isEmpty() ? instead : List.of(part);
  }

  boolean isBlank(Map<Long, String> texts) {
    return texts.getOrDefault(part.id(), "").isBlank();
  }

  /**
   * Only what comes between the plain and the first HTML text of alternatives can belong to them
   * for sure, and all that shares a group with that; anything else is read on its own, lest it be
   * lost.
   */
  private static final class Walk {

    private final List<RtPassage> passages = new ArrayList<>();
    private final List<RtPart> open = new ArrayList<>();
    private boolean alternatives;
    private boolean grouped;

    void at(RtPart part) {
      if (part.isMultipart()) {
        group(part);
      } else if (part.isMail()) {
        end();
        passages.add(new RtPassage(part, List.of()));
      } else if (part.isText()) {
        text(part);
      }
    }

    private void group(RtPart part) {
      if (part.type().equals("multipart/alternative")) {
        end();
        alternatives = true;
      } else {
        grouped = !open.isEmpty() && part.type().equals("multipart/mixed");
      }
    }

    private void text(RtPart part) {
      if (part.isHtml() && !open.isEmpty()) {
        open.add(part);
        if (!grouped) {
          end();
        }
        return;
      }
      boolean first = alternatives && open.isEmpty() && !part.isHtml();
      end();
      if (first) {
        open.add(part);
      } else {
        passages.add(new RtPassage(part, List.of()));
      }
    }

    void end() {
      if (!open.isEmpty()) {
        passages.add(new RtPassage(open.getFirst(), open.subList(1, open.size())));
      }
      open.clear();
      alternatives = false;
      grouped = false;
    }
  }
}
