package org.incidentbridge.app.visibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A remark as it lives: its words, who may read it, and what of it was open for the bridge. */
final class Remark {

  final Case of;
  private final Desk desk;
  private final String ticket;
  private final int number;
  private final String comment;
  private final List<String> bearers = new ArrayList<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> told = new LinkedHashSet<>();
  private boolean open;
  private int version;

  Remark(Case of, Desk desk, String ticket, int number) {
    this.of = of;
    this.desk = desk;
    this.ticket = ticket;
    this.number = number;
    this.open = !of.internal();
    this.comment = desk.say(ticket, of.plot().author(), text(), of.internal());
    if (of.plot().file()) {
      var paper = new Desk.Paper(comment, word("file") + ".txt", word("bytes"));
      bearers.addAll(desk.attach(ticket, of.plot().author(), paper, of.internal()));
      words.add(word("file"));
      words.add(word("bytes"));
    }
  }

  private String word(String kind) {
    return "note%06d%s".formatted(number, kind);
  }

  private String text() {
    words.add(current());
    return "Somebody says " + current() + " here.";
  }

  /** The word that it says now. */
  String current() {
    return word("v" + version);
  }

  /** The first half of what happens to it. */
  void change() {
    switch (of.change()) {
      case NOTHING -> {}
      case EDITED -> edit();
      case OPENED -> turn();
      case HIDDEN -> {
        turn();
        if (of.kind().edits) {
          edit();
        }
      }
      case THERE_AND_BACK -> turn();
    }
  }

  /** The other half. */
  void changeBack() {
    if (of.change() == Case.Change.THERE_AND_BACK) {
      turn();
      edit();
    }
  }

  private void edit() {
    version++;
    desk.edit(ticket, comment, text());
  }

  private void turn() {
    open = !open;
    desk.hide(ticket, comment, !open);
    bearers.forEach(bearer -> desk.hide(ticket, bearer, !open));
  }

  /** The bridge is about to read it. */
  void read() {
    if (open) {
      words.stream().filter(w -> !isOld(w)).forEach(told::add);
    }
  }

  private boolean isOld(String word) {
    return word.matches(".*v\\d") && !word.equals(current());
  }

  /** Whether people are told to take its copy away by hand. */
  boolean isNamedIn(String problems, String word) {
    boolean file = word.endsWith("file") || word.endsWith("bytes");
    return file
        ? problems.contains(word("file") + ".txt")
            || bearers.stream().anyMatch(b -> isTold(problems, b))
        : isTold(problems, comment);
  }

  private static boolean isTold(String problems, String comment) {
    return problems.contains("comment " + comment + " of");
  }

  /** What its file says, if it has one. */
  String content() {
    return word("bytes");
  }

  boolean isOpen() {
    return open;
  }

  Set<String> words() {
    return words;
  }

  /** What no end user elsewhere may ever have read by now. */
  Set<String> secret() {
    Set<String> secret = new LinkedHashSet<>(words);
    secret.removeAll(told);
    if (open) {
      secret.remove(current());
      secret.removeIf(w -> w.endsWith("file") || w.endsWith("bytes"));
    }
    return secret;
  }

  boolean isAt(Desk other, String id) {
    return desk.equals(other) && ticket.equals(id);
  }
}
