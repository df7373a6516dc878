package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.http.CallTag;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Zendesk's endpoints that the adapter uses, relative to the account's root. */
interface ZendeskApi {

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

  @GET("api/v2/custom_statuses")
  Call<JsonNode> statuses();
}
