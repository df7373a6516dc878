package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;

/** N5: no command that is planned, of whichever kind, says what is not to leave its tracker. */
final class NoLeakTest {

  private static final int ROUNDS = 5;

  @Property(tries = 1000)
  void noCommandSaysWhatIsRestrictedOrInternal(@ForAll long seed) {
    var town = new Town(seed);
    for (int round = 0; round < ROUNDS; round++) {
      town.plan().forEach(planned -> assertKeepsSecrets(town, planned.command(), seed));
      town.peopleWork();
    }
  }

  private static void assertKeepsSecrets(Town town, Command command, long seed) {
    String said = told(command);
    town.words.forEach(
        (text, word) -> {
          if (said.contains(text)) {
            assertThat(mayGo(town, word, command))
                .as("seed %d: %s of %s in %s", seed, text, word, command)
                .isTrue();
          }
        });
  }

  /** The account and the mail of a person are not shown by the command itself. */
  private static String told(Command command) {
    var said = new StringBuilder(command.toString());
    if (command instanceof Command.CreateTicket create) {
      create.fields().values().forEach(v -> said.append(people(v)));
    }
    if (command instanceof Command.UpdateFields update) {
      update.writes().forEach(w -> said.append(people(w.value())));
    }
    return said.toString();
  }

  private static String people(org.incidentbridge.model.Value value) {
    return value instanceof org.incidentbridge.model.Value.Person p
        ? p.party().email() + p.party().key() + p.party().account()
        : "";
  }

  private static boolean mayGo(Town town, Town.Word word, Command command) {
    TrackerId to = command.target().tracker();
    if (word.by().equals(to)) {
      return true;
    }
    if (word.field().isPresent()) {
      return isOpen(town, word, word.field().get())
          && (isNamedByLinks(word) || town.shares(word.field().get(), word.by(), to));
    }
    boolean open =
        word.visibility() == Visibility.PUBLIC
            ? town.sharesPublic(word.by(), to)
            : town.sharesInternal(word.by(), to) && saidInternally(command);
    boolean file = command instanceof Command.AddAttachment;
    return open && (!file || town.sharesFiles(word.by(), to));
  }

  /** Who reported it is named beside the link, also where people are no field that is synced. */
  private static boolean isNamedByLinks(Town.Word word) {
    return word.field().filter(StandardField.REPORTER.field()::equals).isPresent();
  }

  private static boolean isOpen(Town town, Town.Word word, FieldName field) {
    return town.bridge.vocabulary(word.by()).term(field).filter(t -> !t.restricted()).isPresent();
  }

  private static boolean saidInternally(Command command) {
    return switch (command) {
      case Command.AddComment add -> add.visibility() == Visibility.INTERNAL;
      case Command.EditComment edit -> edit.visibility() == Visibility.INTERNAL;
      case Command.AddAttachment add -> add.file().visibility() == Visibility.INTERNAL;
      default -> false;
    };
  }
}
