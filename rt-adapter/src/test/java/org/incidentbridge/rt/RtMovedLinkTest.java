package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The counterpart was moved and has another address now. */
final class RtMovedLinkTest {

  private static final URI OLD = URI.create("https://jira.example.com/browse/ENG-1");
  private static final URI NEW = URI.create("https://jira.example.com/browse/OPS-7");
  private static final URI OTHER = URI.create("https://jira.example.com/browse/ENG-2");

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness rt = new RtHarness(site, Map.of());

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.PutLink link(String id, String word, URI url, Optional<URI> former) {
    var key = CommandKey.of("test", word);
    var link = new Command.BackLink("ib:" + word, url, word, "").insteadOf(former);
    return new Command.PutLink(new Command.Target(key, rt.tracker().id(), id), link);
  }

  private Outcome apply(Command command) {
    return rt.tracker().sink().apply(command, (of, file) -> InputStream.nullInputStream());
  }

  private List<String> shown(String id) {
    return site.rt.inspect().ticket(Integer.parseInt(id)).links("RefersTo");
  }

  @Test
  void theNewAddressTakesThePlaceOfTheOldOne() {
    String id = rt.people().create("Linked", "text");
    apply(link(id, "one", OLD, Optional.empty()));
    apply(link(id, "two", OTHER, Optional.empty()));
    Command.PutLink moved = link(id, "one", NEW, Optional.of(OLD));
    assertThat(rt.tracker().sink().settle(moved, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);

    assertThat(apply(moved)).isInstanceOf(Outcome.Applied.class);
    assertThat(apply(moved)).isInstanceOf(Outcome.Applied.class);

    assertThat(shown(id)).containsExactlyInAnyOrder(NEW.toString(), OTHER.toString());
    assertThat(rt.tracker().sink().settle(moved, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }
}
