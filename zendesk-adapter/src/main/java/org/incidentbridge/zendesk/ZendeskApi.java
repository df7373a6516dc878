package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.RequestBody;
import org.incidentbridge.http.CallTag;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Zendesk's endpoints that the adapter uses, relative to the account's root. */
interface ZendeskApi {

  @POST("oauth/tokens")
  Call<JsonNode> token(@Body JsonNode request);

  /** The access token by which this is asked. */
  @GET("api/v2/oauth/tokens/current")
  Call<JsonNode> currentToken();

  @GET("api/v2/users/me")
  Call<JsonNode> me();

  @GET("api/v2/incremental/tickets/cursor")
  Call<JsonNode> exported(
      @Query("start_time") @Nullable Long startTime,
      @Query("cursor") @Nullable String cursor,
      @Query("per_page") int perPage);

  @GET("api/v2/tickets/{id}?include=users,groups,organizations")
  Call<JsonNode> ticket(@Path("id") String id);

  @GET("api/v2/tickets/show_many?include=users,groups,organizations")
  Call<JsonNode> tickets(@Query("ids") String ids);

  @GET("api/v2/tickets/{id}/comments?include=users&include_inline_images=true")
  Call<JsonNode> comments(
      @Path("id") String id,
      @Query("page[size]") int size,
      @Query("page[after]") @Nullable String after);

  @GET("api/v2/attachments/{id}")
  Call<JsonNode> attachment(@Path("id") String id);

  @GET("api/v2/ticket_fields")
  Call<JsonNode> fields(
      @Query("page[size]") int size, @Query("page[after]") @Nullable String after);

  @PUT("api/v2/tickets/{id}")
  Call<JsonNode> update(@Path("id") String id, @Body JsonNode ticket, @Tag CallTag tag);

  /** There is no way back. */
  @PUT("api/v2/tickets/{id}/comments/{comment}/make_private")
  Call<Void> makePrivate(@Path("id") String id, @Path("comment") String comment, @Tag CallTag tag);

  /** The key keeps Zendesk from making a ticket twice, for two hours. */
  @POST("api/v2/tickets")
  Call<JsonNode> create(
      @Header("Idempotency-Key") String key, @Body JsonNode ticket, @Tag CallTag tag);

  /** Makes a ticket silently: no trigger runs, and nobody is mailed. It takes no key. */
  @POST("api/v2/imports/tickets")
  Call<JsonNode> importTicket(@Body JsonNode ticket, @Tag CallTag tag);

  /** Read directly and not through the search, which is minutes behind. */
  @GET("api/v2/tickets")
  Call<JsonNode> byExternalId(
      @Query("external_id") String externalId, @Query("page[size]") int size);

  /** Adds tags; others stay. */
  @PUT("api/v2/tickets/{id}/tags")
  Call<JsonNode> addTags(@Path("id") String id, @Body JsonNode tags, @Tag CallTag tag);

  /** What nobody sees before a comment takes it. */
  @POST("api/v2/uploads")
  Call<JsonNode> upload(
      @Query("filename") String name, @Body RequestBody content, @Tag CallTag tag);

  @GET("api/v2/tickets/{id}/audits?include=users")
  Call<JsonNode> audits(
      @Path("id") String id,
      @Query("page[size]") int size,
      @Query("page[after]") @Nullable String after);

  /** The newest first. */
  @GET("api/v2/tickets/{id}/audits?sort=-created_at")
  Call<JsonNode> newestAudits(@Path("id") String id, @Query("page[size]") int size);

  @GET("api/v2/groups")
  Call<JsonNode> groups(
      @Query("page[size]") int size, @Query("page[after]") @Nullable String after);

  /** What not every plan has. */
  @GET("api/v2/ticket_forms")
  Call<JsonNode> forms();

  @GET("api/v2/organizations")
  Call<JsonNode> allOrganizations(
      @Query("page[size]") int size, @Query("page[after]") @Nullable String after);

  @GET("api/v2/users/show_many")
  Call<JsonNode> users(@Query("ids") String ids);

  @GET("api/v2/organizations/show_many")
  Call<JsonNode> organizations(@Query("ids") String ids);

  @GET("api/v2/users/search")
  Call<JsonNode> usersFound(@Query("query") String query);

  @GET("api/v2/organizations/search")
  Call<JsonNode> organizationsNamed(@Query("name") String name);

  /** Ties of the vendor's own Jira app, by which another bridge may keep the same tickets. */
  @GET("api/v2/jira/links")
  Call<JsonNode> jiraLinks();

  /** Mails that were held back: no tickets, and gone after a fortnight. */
  @GET("api/v2/suspended_tickets")
  Call<JsonNode> suspended(@Query("per_page") int perPage);

  @GET("api/v2/custom_statuses")
  Call<JsonNode> statuses();
}
