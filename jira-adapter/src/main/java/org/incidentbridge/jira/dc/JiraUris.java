package org.incidentbridge.jira.dc;

import com.sun.jersey.api.uri.UriBuilderImpl;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriBuilder;
import javax.ws.rs.core.Variant;
import javax.ws.rs.ext.RuntimeDelegate;

/**
 * All of JAX-RS that Atlassian's client needs: it builds its addresses with it. Set by hand, since
 * the search for one among the jars would find a whole server or nothing.
 */
final class JiraUris extends RuntimeDelegate {

  private JiraUris() {}

  static void use() {
    RuntimeDelegate.setInstance(new JiraUris());
  }

  @Override
  public UriBuilder createUriBuilder() {
    return new UriBuilderImpl();
  }

  @Override
  public Response.ResponseBuilder createResponseBuilder() {
    throw only();
  }

  @Override
  public Variant.VariantListBuilder createVariantListBuilder() {
    throw only();
  }

  @Override
  public <T> T createEndpoint(Application application, Class<T> endpointType) {
    throw only();
  }

  @Override
  public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
    throw only();
  }

  private static UnsupportedOperationException only() {
    return new UnsupportedOperationException("only addresses are built here");
  }
}
