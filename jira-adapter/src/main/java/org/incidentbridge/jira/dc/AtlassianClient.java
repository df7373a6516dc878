package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.JiraRestClient;
import com.atlassian.jira.rest.client.api.RestClientException;
import com.atlassian.jira.rest.client.api.domain.Field;
import com.atlassian.jira.rest.client.api.domain.IssueType;
import com.atlassian.jira.rest.client.api.domain.IssuelinksType;
import com.atlassian.jira.rest.client.api.domain.Page;
import com.atlassian.jira.rest.client.api.domain.Permissions;
import com.atlassian.jira.rest.client.api.domain.User;
import com.atlassian.jira.rest.client.api.domain.input.MyPermissionsInput;
import com.atlassian.jira.rest.client.internal.async.AsynchronousJiraRestClient;
import io.atlassian.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.incidentbridge.http.Calls;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** What Atlassian's own client reads for the bridge: what a Jira is like and who works in it. */
final class AtlassianClient {

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

  static {
    JiraUris.use();
  }

  private final String tracker;
  private final JiraRestClient client;

  AtlassianClient(String tracker, HttpUrl base, Calls calls) {
    this.tracker = tracker;
    this.client = new AsynchronousJiraRestClient(base.uri(), new Carrier(calls));
  }

  List<Field> fields() {
    return list(() -> client.getMetadataClient().getFields());
  }

  List<IssuelinksType> linkTypes() {
    return list(() -> client.getMetadataClient().getIssueLinkTypes());
  }

  /** Active users whose user name, name or e-mail address begins with a text. */
  List<User> users(String text, int most) {
    return list(() -> client.getUserClient().findUsers(text, 0, most, true, false));
  }

  /** What the bridge's user may do in a project. */
  Permissions permissions(String project) {
    return claim(
        () ->
            client
                .getMyPermissionsRestClient()
                .getMyPermissions(MyPermissionsInput.withProject(project)));
  }

  /** The issue types that can be created in a project. */
  List<IssueType> createTypes(String project) {
    List<IssueType> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      long start = all.size();
      Page<IssueType> page =
          claim(
              () ->
                  client
                      .getIssueClient()
                      .getCreateIssueMetaProjectIssueTypes(project, start, PAGE));
      page.getValues().forEach(all::add);
      if (page.isLast() || all.size() == start) {
        break;
      }
    }
    return all;
  }

  private <T> List<T> list(Supplier<Promise<Iterable<T>>> asked) {
    List<T> all = new ArrayList<>();
    claim(asked).forEach(all::add);
    return all;
  }

  /** A call that failed throws by itself; here the client did not understand the answer. */
  private <T> T claim(Supplier<Promise<T>> asked) {
    try {
      return asked.get().claim();
    } catch (RestClientException unreadable) {
      throw new TrackerException(
          Kind.PROTOCOL,
          tracker
              + ": Jira answered something that Atlassian's client cannot read: "
              + unreadable.getMessage()
              + ". Check that its version is supported");
    }
  }
}
