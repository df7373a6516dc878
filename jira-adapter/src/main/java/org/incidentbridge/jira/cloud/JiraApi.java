package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import org.incidentbridge.http.CallTag;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Endpoints of Jira Cloud's REST API, version 3, that concern issues. */
interface JiraApi {

  @POST("rest/api/3/search/jql")
  Call<JiraWire.SearchPage> search(@Body JiraWire.Search search, @Tag CallTag tag);

  @POST("rest/api/3/issue/bulkfetch")
  Call<JiraWire.BulkIssues> bulkFetch(@Body JiraWire.BulkFetch wanted, @Tag CallTag tag);

  @POST("rest/api/3/changelog/bulkfetch")
  Call<JiraWire.Changelogs> changelogs(@Body JiraWire.ChangelogFetch wanted, @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}")
  Call<JsonNode> issue(
      @Path("id") String id,
      @Query("fields") String fields,
      @Query("properties") String properties,
      @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}")
  Call<JsonNode> expanded(
      @Path("id") String id,
      @Query("fields") String fields,
      @Query("expand") String expand,
      @Tag CallTag tag);

  @POST("rest/api/3/issue")
  Call<JiraWire.Created> create(@Body JsonNode issue, @Tag CallTag tag);

  @PUT("rest/api/3/issue/{id}")
  Call<JsonNode> edit(
      @Path("id") String id,
      @Query("returnIssue") boolean returnIssue,
      @Body JsonNode changes,
      @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}/transitions")
  Call<JiraWire.Transitions> transitions(
      @Path("id") String id, @Query("expand") String expand, @Tag CallTag tag);

  @POST("rest/api/3/issue/{id}/transitions")
  Call<Void> move(@Path("id") String id, @Body JsonNode transition, @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}/comment")
  Call<JsonNode> comments(
      @Path("id") String id,
      @Query("startAt") int startAt,
      @Query("maxResults") int maxResults,
      @Query("orderBy") String orderBy,
      @Query("expand") String expand);

  @GET("rest/api/3/issue/{id}/comment/{comment}")
  Call<JsonNode> comment(
      @Path("id") String id, @Path("comment") String comment, @Query("expand") String expand);

  @POST("rest/api/3/comment/list")
  Call<JiraWire.CommentList> commentList(
      @Body JiraWire.CommentIds ids, @Query("expand") String expand, @Tag CallTag tag);

  @POST("rest/api/3/issue/{id}/comment")
  Call<JsonNode> addComment(@Path("id") String id, @Body JsonNode comment, @Tag CallTag tag);

  @PUT("rest/api/3/issue/{id}/comment/{comment}")
  Call<JsonNode> editComment(
      @Path("id") String id,
      @Path("comment") String comment,
      @Body JsonNode changed,
      @Tag CallTag tag);

  @DELETE("rest/api/3/issue/{id}/comment/{comment}")
  Call<Void> removeComment(
      @Path("id") String id, @Path("comment") String comment, @Tag CallTag tag);

  @DELETE("rest/api/3/attachment/{file}")
  Call<Void> removeFile(@Path("file") String file, @Tag CallTag tag);

  @Multipart
  @Headers("X-Atlassian-Token: no-check")
  @POST("rest/api/3/issue/{id}/attachments")
  Call<List<JiraWire.File>> attach(
      @Path("id") String id, @Part MultipartBody.Part file, @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}/remotelink")
  Call<JsonNode> remoteLink(@Path("id") String id, @Query("globalId") String globalId);

  @POST("rest/api/3/issue/{id}/remotelink")
  Call<JsonNode> putRemoteLink(@Path("id") String id, @Body JsonNode link, @Tag CallTag tag);

  @POST("rest/api/3/bulk/issues/move")
  Call<JsonNode> relocate(@Body JsonNode move, @Tag CallTag tag);

  @GET("rest/api/3/bulk/queue/{task}")
  Call<JsonNode> task(@Path("task") String task, @Tag CallTag tag);

  @POST("rest/api/3/issueLink")
  Call<ResponseBody> link(@Body JsonNode link, @Tag CallTag tag);

  @GET("rest/api/3/issue/{id}/watchers")
  Call<JsonNode> watchers(@Path("id") String id);

  @POST("rest/api/3/issue/{id}/watchers")
  Call<Void> addWatcher(@Path("id") String id, @Body JsonNode account, @Tag CallTag tag);

  @GET("rest/servicedeskapi/request/{id}/participant")
  Call<JsonNode> participants(@Path("id") String id, @Query("limit") int limit);

  @POST("rest/servicedeskapi/request/{id}/participant")
  Call<JsonNode> addParticipant(@Path("id") String id, @Body JsonNode people, @Tag CallTag tag);
}
