package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Endpoints of Jira Cloud's REST API, version 3, that tell what a site is like. */
interface JiraMetaApi {

  @GET("rest/api/3/myself")
  Call<JiraWire.Myself> myself();

  @GET("rest/api/3/serverInfo")
  Call<JiraWire.ServerInfo> serverInfo();

  @GET("rest/api/3/field")
  Call<List<JiraWire.Field>> fields();

  @GET("rest/api/3/project/{key}")
  Call<JiraWire.Project> project(@Path("key") String key);

  @GET("rest/api/3/project/{key}/statuses")
  Call<List<JiraWire.TypeStatuses>> statuses(@Path("key") String key);

  @GET("rest/api/3/mypermissions")
  Call<JiraWire.Permissions> permissions(
      @Query("projectKey") String project, @Query("permissions") String permissions);

  @GET("rest/api/3/issue/createmeta/{project}/issuetypes")
  Call<JiraWire.CreateTypes> createTypes(
      @Path("project") String project, @Query("startAt") int startAt, @Query("maxResults") int max);

  @GET("rest/api/3/issue/createmeta/{project}/issuetypes/{type}")
  Call<JiraWire.CreateFields> createFields(
      @Path("project") String project,
      @Path("type") String type,
      @Query("startAt") int startAt,
      @Query("maxResults") int max);

  @GET("rest/api/3/issueLinkType")
  Call<JiraWire.LinkTypes> linkTypes();

  @GET("rest/api/3/attachment/meta")
  Call<JiraWire.AttachmentMeta> attachmentMeta();

  @GET("rest/api/3/user")
  Call<JsonNode> user(@Query("accountId") String account);

  @GET("rest/api/3/user/search")
  Call<List<JsonNode>> users(@Query("query") String query, @Query("maxResults") int max);

  @GET("rest/api/3/user/assignable/search")
  Call<List<JsonNode>> assignable(
      @Query("project") String project, @Query("query") String query, @Query("maxResults") int max);
}
