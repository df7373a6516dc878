package org.incidentbridge.benchmarks;

import java.util.List;

/** The configuration that is measured. */
final class Blueprint {

  private Blueprint() {}

  /** Eight calls at a time for each tracker, and no other limit. */
  static String yaml(List<String> urls) {
    return """
        store: sqlite:bridge.db
        trackers:
          support:
            type: mantis
            url: %s
            auth: { token: "${env:MANTIS_TOKEN}" }
            projects: [Support]
            concurrency: 8
          engineering:
            type: jira
            edition: cloud
            url: %s
            auth: { email: bridge@example.com, token: "${env:JIRA_TOKEN}" }
            projects: [ENG]
            concurrency: 8
            limits: { calls: [1000000/1s] }
            vocabulary:
              status:
                new: [Backlog]
                in-progress: [In Progress, Selected, In Review]
                Waiting: waiting-on-customer
                Done: resolved
                Cancelled: closed
              priority: { Highest: urgent, High: high, Medium: normal, Low: low, Lowest: none }
              resolution: { Done: fixed, Won't Do: wont-fix, Duplicate: duplicate, Cannot Reproduce: cannot-reproduce }
        routes:
          - name: incidents
            from: support
            to: engineering
            create: { project: ENG, issueType: Bug }
            share: { comments: public, internalNotes: never, attachments: true }
            fields:
              title: origin
              description: origin
              priority: latest
              status: engineering
              resolution: engineering
              labels: union
        """
        .formatted(urls.get(0), urls.get(1));
  }

  /** A help desk of any kind in place of MantisBT; each side keeps its own status. */
  static String yaml(String deskUrl, String desk, String jiraUrl) {
    return """
        store: sqlite:bridge.db
        trackers:
          support: { url: "%s", concurrency: 8, %s }
          engineering:
            type: jira
            edition: cloud
            url: %s
            auth: { email: bridge@example.com, token: "${env:JIRA_TOKEN}" }
            projects: [ENG]
            concurrency: 8
            limits: { calls: [1000000/1s] }
            vocabulary:
              status: { new: [Backlog], in-progress: [In Progress, Selected, In Review], Waiting: waiting-on-customer, Done: resolved, Cancelled: closed }
              priority: { Highest: urgent, High: high, Medium: normal, Low: low, Lowest: none }
        routes:
          - name: incidents
            from: support
            to: engineering
            create: { project: ENG, issueType: Bug }
            share: { comments: public, internalNotes: never, attachments: true }
            fields: { title: origin, description: origin, priority: latest, status: none, resolution: none, labels: none, assignee: none, reporter: none }
        """
        .formatted(deskUrl, desk, jiraUrl);
  }
}
