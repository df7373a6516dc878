package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.incidentbridge.http.CallTag;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Endpoints of REST 2.0 that the adapter uses, relative to RT's web path. */
interface RtApi {

  /** A page is never longer, whatever is asked for. */
  int PAGE = 100;

  @GET(
      "REST/2.0/ticket/{id}?fields[Queue]=Name,Lifecycle"
          + "&fields[Owner]=RealName,EmailAddress,Privileged"
          + "&fields[Creator]=RealName,EmailAddress,Privileged")
  Call<JsonNode> ticket(@Path("id") String id);

  /** Pages are cut before rows that may not be seen are taken out of them. */
  @GET(
      "REST/2.0/ticket/{id}/history?orderby=id&per_page=100"
          + "&fields=Type,Field,OldValue,NewValue,Creator,Created,CustomFields,ObjectId"
          + "&fields[Creator]=RealName,EmailAddress,Privileged")
  Call<JsonNode> history(
      @Path("id") String id, @Query("query") String query, @Query("page") @Nullable Integer page);

  @GET(
      "REST/2.0/ticket/{id}/attachments?orderby=id&per_page=100"
          + "&fields=ContentType,TransactionId,Filename,Headers,Created")
  Call<JsonNode> parts(@Path("id") String id, @Query("query") String query);

  @GET("REST/2.0/ticket/{id}/attachments?orderby=id&per_page=100&fields=Content")
  Call<JsonNode> contents(@Path("id") String id, @Query("query") String query);

  @GET("REST/2.0/attachment/{id}")
  Call<JsonNode> attachment(@Path("id") String id);

  /** Without an order, pages overlap and skip. */
  @GET("REST/2.0/tickets?orderby=id&per_page=100&fields[Queue]=Name")
  Call<JsonNode> tickets(@Query("query") String query, @Query("fields") String fields);

  /** The same for a query that is too long for an address. */
  @FormUrlEncoded
  @POST("REST/2.0/tickets?orderby=id&per_page=100&fields[Queue]=Name")
  Call<JsonNode> ticketsByForm(
      @Field("query") String query, @Query("fields") String fields, @Tag CallTag tag);

  @GET("REST/2.0/transactions?orderby=id&per_page=100&fields=ObjectId,ObjectType")
  Call<JsonNode> transactions(@Query("query") String query, @Query("page") @Nullable Integer page);

  /** The latest first. */
  @GET("REST/2.0/transactions?orderby=id&order=DESC&per_page=100&fields=ObjectId,ObjectType")
  Call<JsonNode> latest(@Query("query") String query);

  @POST("REST/2.0/ticket")
  Call<JsonNode> create(@Body JsonNode ticket);

  @PUT("REST/2.0/ticket/{id}")
  Call<List<String>> update(
      @Path("id") String id, @Header("If-Match") @Nullable String etag, @Body JsonNode changes);

  /** The answer holds bytes that are not what they are said to be; its Location is enough. */
  @POST("REST/2.0/ticket/{id}/{verb}")
  Call<Void> say(@Path("id") String id, @Path("verb") String verb, @Body JsonNode message);

  @GET("REST/2.0/user/{name}")
  Call<JsonNode> user(@Path("name") String name);

  @GET("REST/2.0/queue/{name}")
  Call<JsonNode> queue(@Path("name") String name);

  @GET("REST/2.0/customfield/{id}")
  Call<JsonNode> customField(@Path("id") String id);

  @GET("REST/2.0/customfield/{id}/values?per_page=100")
  Call<JsonNode> customFieldValues(@Path("id") String id, @Query("page") int page);
}
