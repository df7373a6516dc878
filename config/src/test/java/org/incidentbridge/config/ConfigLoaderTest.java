package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.config.BridgeConfig.Engine;
import org.incidentbridge.config.BridgeConfig.Retry;
import org.incidentbridge.config.BridgeConfig.Tuning;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Known;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.policy.Known.Workarounds;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final TrackerId ENG = new TrackerId("eng");
  private static final TrackerId OPS = new TrackerId("ops");
  private static final Map<String, String> ENV = Map.of("TOKEN", "s3cret-one", "PAGES", "25");
  private static final String TRACKERS =
      """
      trackers:
        eng:
          type: jira
          url: https://acme.atlassian.net
          auth: { email: bridge@acme.example, token: "${env:TOKEN}" }
          projects: [ENG, 007]
          poll: 30s
          pageSize: ${env:PAGES}
          since: 2026-01-01T08:00:00+02:00
          vocabulary:
            fields:
              service: cf1
              assignee: none
              custom:contract: { field: cf2, kind: names, restricted: true }
            status: { To Do: new, in-progress: [Doing, Review], Done: resolved, Closed: closed, Wait: waiting-on-customer }
        ops:
          type: mantis
          url: https://${env:HOST:-mantis.acme.example}/
          auth: { token: "${file:token.txt}" }
          projects: [Ops]
      """;
  private static final String ROUTES =
      """
      routes:
        - name: first
          from: eng
          to: ops
          when: incident.title != "" && incident.custom == {}
          create: { project: Ops, category: General, set: { build: 12 } }
          share: { comments: tagged, back: none, tag: "#c", internalNotes: as-internal, attachments: false, tellOverruled: true }
          fields: { title: latest, priority: ask, description: eng, reporter: none }
          answers: { onDelete: close, onMerge: close, onHide: remark, onMove: detach, onReopen: overrule, onCommentDelete: remove }
      """;

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    BridgeConfig config =
        good(
            TRACKERS
                + ROUTES
                + """
                store: sqlite:state/x.db
                people: [ { name: Ada, email: ada@x.example, accounts: { eng: 12, ops: ada } } ]
                schedule: { poll: 5m, sweep: 2d }
                engine: { retry: { attempts: 4, first: 7s, max: 8m }, settle: 9s }
                """);

    assertThat(config.store()).isEqualTo(new StoreLocation.Sqlite(folder.resolve("state/x.db")));
    assertThat(config.engine())
        .isEqualTo(
            new Engine(
                new Retry(4, Duration.ofSeconds(7), Duration.ofMinutes(8)), Duration.ofSeconds(9)));
    assertThat(config.trackers().get(0).tuning())
        .isEqualTo(
            new Tuning(
                Duration.ofSeconds(30),
                Duration.ofDays(2),
                4,
                25,
                java.util.Optional.of(Instant.parse("2026-01-01T06:00:00Z"))));
    assertThat(config.trackers().get(1).tuning().poll()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.bridge().people().entries())
        .containsExactly(new People.Entry("Ada", "ada@x.example", Map.of(ENG, "12", OPS, "ada")));
  }

  @Test
  void settingsHaveSecretsWhereAdaptersExpectThem() throws IOException {
    BridgeConfig config = good(TRACKERS + ROUTES);

    Settings eng = config.tracker(ENG).orElseThrow().settings();
    assertThat(eng.secret("auth.token")).contains(new Secret("s3cret-one"));
    assertThat(eng.text("auth.email")).contains("bridge@acme.example");
    assertThat(eng.texts("projects")).containsExactly("ENG", "007");
    assertThat(eng.text("vocabulary.fields.service")).contains("cf1");
    assertThat(eng.toString()).doesNotContain("s3cret-one");
    Settings ops = config.tracker(OPS).orElseThrow().settings();
    assertThat(ops.secret("auth.token")).contains(new Secret("from-a-file"));
    assertThat(ops.text("url")).contains("https://mantis.acme.example/");
  }

  @Test
  void vocabularyStandsOnTheAdaptersDefaults() throws IOException {
    Vocabulary eng = good(TRACKERS + ROUTES).bridge().vocabulary(ENG);

    assertThat(eng.term(new FieldName("service")).orElseThrow().trackerField()).isEqualTo("cf1");
    assertThat(eng.term(new FieldName("title")).orElseThrow().trackerField()).isEqualTo("summary");
    assertThat(eng.term(new FieldName("assignee"))).isEmpty();
    Vocabulary.Term contract = eng.term(new FieldName("custom:contract")).orElseThrow();
    assertThat(contract.kind()).isEqualTo(FieldKind.NAMES);
    assertThat(contract.restricted()).isTrue();
    var status = eng.term(new FieldName("status")).orElseThrow().words();
    assertThat(status.toCanonical("review")).contains("in-progress");
    assertThat(status.toTracker("in-progress")).contains("Doing");
  }

  @Test
  void aRouteLooksForKnownProblemsAsItSays() throws IOException {
    String looking =
        "known: { match: [whole, key], threshold: 0.9, propose: 0.9, statuses: answered, workaround: { begins: ['#wa'], public: true } }";
    String known = ROUTES.replaceFirst("project: Ops,", "project: Ops, " + looking + ",");
    assertThat(known).isNotEqualTo(ROUTES);

    Route route = good(TRACKERS + known).bridge().route("first").orElseThrow();

    assertThat(route.create().known())
        .isEqualTo(
            new Known(
                Set.of(By.KEY, By.WHOLE), 0.9, 0.9, true, new Workarounds(List.of("#wa"), true)));
    Route plain =
        good(TRACKERS + ROUTES.replaceFirst("project: Ops,", "project: Ops, known: {},"))
            .bridge()
            .route("first")
            .orElseThrow();
    assertThat(plain.create().known())
        .isEqualTo(
            new Known(
                Set.of(By.KEY, By.TITLE, By.TEXT),
                0.85,
                0.6,
                false,
                new Workarounds(List.of("Workaround:"), false)));
  }

  @Test
  void routeHasItsTermsAndTheOwnersOfTheTable() throws IOException {
    Route route = good(TRACKERS + ROUTES).bridge().route("first").orElseThrow();

    assertThat(route.create())
        .isEqualTo(new Route.Create("Ops", "General", Map.of("build", "12"), ""));
    assertThat(route.terms().answers())
        .isEqualTo(
            new Answers(
                Answers.OnDeletion.CLOSE,
                Answers.OnMerge.CLOSE,
                Answers.OnHiding.REMARK,
                Answers.OnMove.DETACH,
                Answers.OnReopening.OVERRULE,
                Answers.OnCommentDeletion.REMOVE));
    assertThat(route.terms().share())
        .isEqualTo(
            new Share(
                new Share.Comments(Share.Which.TAGGED, "#c"),
                Share.Comments.NONE,
                Share.Internal.AS_INTERNAL,
                false,
                true));
    assertThat(route.terms().fields())
        .containsEntry(new FieldName("title"), new Owner.Latest())
        .containsEntry(new FieldName("priority"), new Owner.Ask())
        .containsEntry(new FieldName("description"), new Owner.Of(ENG))
        .containsEntry(new FieldName("status"), new Owner.Of(OPS))
        .containsEntry(new FieldName("labels"), new Owner.Union())
        .doesNotContainKeys(
            new FieldName("reporter"),
            new FieldName("assignee"),
            new FieldName("custom:contract"),
            new FieldName("severity"));
  }

  @Test
  void laterRoutesTakeOwnersFromEarlierOnesOfTheSameIncident() throws IOException {
    String far = TRACKERS.substring(TRACKERS.indexOf("  ops:")).replace("  ops:", "  far:");
    BridgeConfig config =
        good(
            TRACKERS
                + far
                + ROUTES
                + """
                  - { name: second, from: eng, to: far, create: { project: Far } }
                  - { name: back, from: ops, to: eng, create: { project: ENG } }
                """);

    assertThat(config.bridge().route("second").orElseThrow().terms().fields())
        .containsEntry(new FieldName("status"), new Owner.Of(OPS));
    assertThat(config.bridge().route("back").orElseThrow().terms().fields())
        .containsEntry(new FieldName("status"), new Owner.Of(ENG));
  }

  @Test
  void defaultsAreThoseOfThePage() throws IOException {
    BridgeConfig config =
        good(
            TRACKERS.replace("    poll: 30s\n", "")
                + "routes: [ { name: r, from: eng, to: ops, create: { project: Ops } } ]\n");

    assertThat(config.store()).isEqualTo(new StoreLocation.Sqlite(folder.resolve("bridge.db")));
    assertThat(config.engine())
        .isEqualTo(
            new Engine(
                new Retry(8, Duration.ofSeconds(5), Duration.ofMinutes(15)),
                Duration.ofSeconds(10)));
    assertThat(config.trackers().get(1).tuning())
        .isEqualTo(
            new Tuning(
                Duration.ofSeconds(60), Duration.ofHours(6), 4, 50, java.util.Optional.empty()));
    Route route = config.bridge().routes().getFirst();
    assertThat(route.when().text()).isEqualTo("true");
    assertThat(route.terms().share()).isEqualTo(Share.STANDARD);
    assertThat(route.terms().answers()).isEqualTo(Answers.STANDARD);
  }

  @Test
  void includesAreJoinedInTheirOrder() throws IOException {
    Files.createDirectory(folder.resolve("more"));
    Files.writeString(folder.resolve("more/b.yaml"), "people: [ { name: B, email: b@x.example } ]");
    Files.writeString(folder.resolve("more/a.yaml"), "people: [ { name: A, email: a@x.example } ]");
    BridgeConfig config = good("include: [ more/*.yaml, more/b.yaml ]\n" + TRACKERS + ROUTES);

    assertThat(config.bridge().people().entries().stream().map(People.Entry::name))
        .containsExactly("A", "B");
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsAProblemAndNothingIsThrown() throws IOException {
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    for (Path path :
        List.of(folder.resolve("missing.yaml"), folder, folder.resolve("binary.yaml"))) {
      Loaded loaded = ConfigLoader.load(path, ENV, DemoFactory.all());
      assertThat(loaded).isInstanceOf(Loaded.Bad.class);
      assertThat(loaded.problems()).hasSize(1);
      assertThat(loaded.problems().getFirst().render()).startsWith(path + ": error: ");
    }
  }

  /** N12: the parser itself knows no limit. */
  @Test
  void bracketsNestedWithoutEndAreAProblem() throws IOException {
    for (String deep :
        List.of("a: " + "[".repeat(20_000) + "]".repeat(20_000), "a: " + "{b: ".repeat(20_000))) {
      write(deep);

      Loaded loaded = ConfigLoader.load(folder.resolve("bridge.yaml"), ENV, DemoFactory.all());

      assertThat(loaded.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).isEqualTo("is nested deeper than 40 levels"));
    }
  }

  @Test
  void whatAnAdapterSaysOfASecretIsHidden() throws IOException {
    write(TRACKERS + ROUTES);
    Loaded loaded =
        ConfigLoader.load(
            folder.resolve("bridge.yaml"), Map.of("TOKEN", "expired"), DemoFactory.all());

    assertThat(loaded.problems().stream().map(ConfigProblem::render).toList())
        .anySatisfy(said -> assertThat(said).contains("auth.token: '********' is too old"))
        .noneSatisfy(said -> assertThat(said).contains("expired"));
  }

  private BridgeConfig good(String yaml) throws IOException {
    write(yaml);
    Loaded loaded = ConfigLoader.load(folder.resolve("bridge.yaml"), ENV, DemoFactory.all());
    assertThat(loaded)
        .as(String.join("\n", loaded.problems().stream().map(ConfigProblem::render).toList()))
        .isInstanceOf(Loaded.Good.class);
    return ((Loaded.Good) loaded).config();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("token.txt"), "from-a-file\n");
    Files.writeString(folder.resolve("bridge.yaml"), yaml);
  }
}
