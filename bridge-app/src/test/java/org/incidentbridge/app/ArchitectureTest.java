package org.incidentbridge.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.incidentbridge.app.cli.BridgeCommand;

/** The picture in docs/ARCHITECTURE.md, held against the code. */
@AnalyzeClasses(
    packages = "org.incidentbridge",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.incidentbridge.";
  private static final String[] PURE = {
    ROOT + "calendar..",
    ROOT + "model..",
    ROOT + "policy..",
    ROOT + "normalise..",
    ROOT + "decide..",
    ROOT + "plan..",
    ROOT + "notice..",
    ROOT + "timeline..",
    ROOT + "pack..",
    ROOT + "replay..",
    ROOT + "report.."
  };

  @ArchTest
  static final ArchRule pureVerbsDoNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.sql..",
              "javax.sql..",
              "org.slf4j..",
              "com.google.inject..",
              "okhttp3..",
              "org.jdbi..");

  @ArchTest
  static final ArchRule pureVerbsKnowNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.InstantSource");

  @ArchTest
  static final ArchRule decidingKnowsNoPlanNoPushNoStore =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "decide..", ROOT + "normalise..", ROOT + "policy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "plan..",
              ROOT + "push..",
              ROOT + "store..",
              ROOT + "engine..",
              ROOT + "pull..");

  @ArchTest
  static final ArchRule planningKnowsNoPushNoStore =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "push..", ROOT + "store..", ROOT + "engine..", ROOT + "pull..");

  @ArchTest
  static final ArchRule adaptersSeeOnlyTheirSideOfTheBridge =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "jira..",
              ROOT + "mantis..",
              ROOT + "rt..",
              ROOT + "zendesk..",
              ROOT + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "policy..",
              ROOT + "normalise..",
              ROOT + "decide..",
              ROOT + "plan..",
              ROOT + "push..",
              ROOT + "pull..",
              ROOT + "engine..",
              ROOT + "store..",
              ROOT + "config..",
              ROOT + "app..");

  @ArchTest
  static final ArchRule theModelStandsAlone =
      classes()
          .that()
          .resideInAPackage(ROOT + "model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT + "model..", ROOT + "text..", "org.jspecify..");

  @ArchTest
  static final ArchRule calendarsStandAlone =
      classes()
          .that()
          .resideInAPackage(ROOT + "calendar..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT + "calendar..", "org.jspecify..");

  @ArchTest
  static final ArchRule configurationKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "jira..",
              ROOT + "mantis..",
              ROOT + "rt..",
              ROOT + "zendesk..",
              ROOT + "app..",
              ROOT + "engine..");

  @ArchTest
  static final ArchRule guiceStaysInEngineAndApplication =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "engine..", ROOT + "app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.inject..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices()
          .matching("org.incidentbridge.(**)")
          .should()
          .beFreeOfCycles()
          // The entry point stands above the commands and only calls them.
          .ignoreDependency(Main.class, BridgeCommand.class);
}
