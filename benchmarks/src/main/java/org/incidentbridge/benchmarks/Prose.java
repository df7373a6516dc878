package org.incidentbridge.benchmarks;

/** What people write. */
final class Prose {

  private Prose() {}

  static String title(int number) {
    return "Order " + number + ": export ends with an error after the update";
  }

  static String description(int number) {
    return """
        Since the update on Monday the nightly export of order %1$d ends with an error. \
        The customer first saw it at 07:40 and called us; two of their sites are affected, Zürich and Málaga.

        Steps:
        - open the order list and choose order %1$d
        - press Export, then PDF
        - wait for about a minute

        Expected: a file of roughly 2 MB. Seen: the page says "Internal error 17", and the log has

            ExportFailed: no template 'invoice-%2$d' for tenant acme
              at export.Renderer.find(Renderer.java:%2$d)

        See https://wiki.example.com/export?order=%1$d for what the export should contain. \
        Before the update it worked every night; nothing else was changed on our side."""
        .formatted(number, number % 97);
  }

  static String note(int number) {
    return "The customer sent the log of site " + number % 7 + "; the error is the same there.";
  }

  static String answer(int number) {
    return "Template " + number + " was missing; it is deployed with the next build.";
  }
}
