package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;

/** N5: internal text is nowhere where it may not be, nor ever was. */
final class NoLeak implements Check {

  private static final String SECRET = "secret";

  /** What is being sent to a side may only hold secrets where internal notes flow. */
  static void sent(World world, String side, Set<String> tokens) {
    for (String token : tokens) {
      boolean contract = token.startsWith("secretcontract");
      boolean leaks =
          contract
              ? !world.tellsContracts(side)
              : token.startsWith(SECRET) && !world.topology().internalFlows();
      if (leaks) {
        throw new AssertionError("N5 NoLeak: %s is being sent to %s".formatted(token, side));
      }
    }
  }

  @Override
  public void check(World world, Books books) {
    open(world);
    for (Deeds.Remark remark : world.deeds.remarks.values()) {
      boolean internal = world.isInternal(remark.at(), remark.internal());
      if (internal && !world.deeds.deleted.contains(remark.at())) {
        takenBack(world, books, remark);
      }
    }
    for (Deeds.Upload upload : world.deeds.uploads) {
      if (isInternal(world, upload) && !world.deeds.deleted.contains(upload.at())) {
        takenBack(world, books, upload);
      }
    }
  }

  /** One that is gone is no longer anything. */
  private static boolean isInternal(World world, Deeds.Upload upload) {
    return world.side(upload.at().tracker().toString()).ticket(upload.at().id()).stream()
        .flatMap(ticket -> ticket.files().stream())
        .filter(file -> file.name().contains(upload.token()))
        .anyMatch(file -> world.isInternal(upload.at(), file.internal()));
  }

  private static void takenBack(World world, Books books, Deeds.Upload upload) {
    for (Incident incident : books.of(upload.at()).stream().toList()) {
      for (TicketState other : Books.present(incident)) {
        Side side = world.side(other.ref().tracker().toString());
        boolean open =
            !other.ref().equals(upload.at())
                && !world.deeds.deleted.contains(other.ref())
                && side.ticket(other.ref().id()).stream()
                    .filter(t -> !t.hidden()) // of which all files are for insiders
                    .anyMatch(t -> Deeds.tokens(t.open()).contains(upload.token()));
        boolean byHand = side.keepsTexts() && books.leavesFileToPeople(other.ref(), upload.token());
        assertThat(open && !books.holds(other.ref()) && !byHand)
            .as("N5 NoLeak: %s became internal and is open on %s", upload, other.ref())
            .isFalse();
      }
    }
  }

  /** What was public and became internal is open nowhere else, unless a person is told why. */
  private static void takenBack(World world, Books books, Deeds.Remark remark) {
    for (Incident incident : books.of(remark.at()).stream().toList()) {
      for (TicketState other : Books.present(incident)) {
        Side side = world.side(other.ref().tracker().toString());
        boolean open =
            !other.ref().equals(remark.at())
                && !world.deeds.deleted.contains(other.ref())
                && side.ticket(other.ref().id()).stream()
                    .anyMatch(t -> shows(world, t, remark.token()));
        boolean byHand = side.keepsTexts() && books.leavesToPeople(other.ref(), remark);
        assertThat(open && !books.holds(other.ref()) && !byHand)
            .as("N5 NoLeak: %s became internal and is open on %s", remark, other.ref())
            .isFalse();
      }
    }
  }

  private static boolean shows(World world, Shown ticket, String token) {
    Set<String> open = Deeds.tokens(ticket.open());
    return open.contains(token) || open.contains(world.deeds.tails.getOrDefault(token, token));
  }

  /** Looked at whenever the bridge has written something. */
  static void open(World world) {
    for (Side side : world.sides()) {
      for (Shown ticket : side.tickets()) {
        Set<String> leaked = secrets(ticket.open());
        if (!leaked.isEmpty()) {
          throw new AssertionError(
              "N5 NoLeak: secrets open on %s %s: %s".formatted(side.name(), ticket.id(), leaked));
        }
      }
    }
  }

  private static Set<String> secrets(String open) {
    if (!open.contains(SECRET)) {
      return Set.of();
    }
    Set<String> secrets = Deeds.tokens(open);
    secrets.removeIf(t -> !t.startsWith(SECRET));
    return secrets;
  }
}
