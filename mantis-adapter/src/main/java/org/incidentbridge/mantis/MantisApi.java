package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** MantisBT's endpoints that the adapter uses, relative to the installation's root. */
interface MantisApi {

  @GET("api/rest/issues/{id}")
  Call<MantisWire.Issues> issue(@Path("id") String id, @Query("select") String select);

  /** Unzipped, since servers that zip an answer change or drop its ETag. */
  @Headers("Accept-Encoding: identity")
  @GET("api/rest/issues/{id}")
  Call<MantisWire.Issues> whole(@Path("id") String id);

  @GET("api/rest/issues")
  Call<MantisWire.Issues> issues(
      @Query("project_id") int project,
      @Query("page_size") int pageSize,
      @Query("page") int page,
      @Query("select") String select);

  @GET("api/rest/issues")
  Call<MantisWire.Listing> list(
      @Query("project_id") int project,
      @Query("page_size") int pageSize,
      @Query("page") int page,
      @Query("filter_id") @Nullable String filter,
      @Query("select") String select);

  @POST("api/rest/issues")
  Call<MantisWire.Created> create(@Body JsonNode issue);

  @PATCH("api/rest/issues/{id}")
  Call<MantisWire.Issues> patch(
      @Path("id") String id, @Header("If-Match") String etag, @Body JsonNode changes);

  @POST("api/rest/issues/{id}/notes")
  Call<MantisWire.Noted> addNote(@Path("id") String id, @Body JsonNode note);

  @DELETE("api/rest/issues/{id}/notes/{note}")
  Call<MantisWire.Noted> deleteNote(@Path("id") String id, @Path("note") String note);

  @POST("api/rest/issues/{id}/tags")
  Call<MantisWire.Issues> addTags(@Path("id") String id, @Body JsonNode tags);

  @DELETE("api/rest/issues/{id}/tags/{tag}")
  Call<MantisWire.Issues> removeTag(@Path("id") String id, @Path("tag") int tag);

  @GET("api/rest/issues/{id}/files/{file}")
  Call<MantisWire.Files> file(@Path("id") String id, @Path("file") String file);

  @POST("api/rest/issues/{id}/relationships")
  Call<MantisWire.Noted> relate(@Path("id") String id, @Body JsonNode relationship);

  @POST("api/rest/issues/{id}/monitors")
  Call<MantisWire.Issues> monitor(@Path("id") String id, @Body JsonNode users);

  @GET("api/rest/config")
  Call<MantisWire.Configs> config(
      @Query("project_id") int project, @Query("option[]") List<String> options);

  @GET("api/rest/projects")
  Call<MantisWire.Projects> projects();

  @GET("api/rest/projects/{id}")
  Call<MantisWire.Projects> project(@Path("id") int id);

  @GET("api/rest/projects/{id}/users")
  Call<MantisWire.Users> users(@Path("id") int id, @Query("page_size") int pageSize);

  @GET("api/rest/projects/{id}/handlers")
  Call<MantisWire.Users> handlers(@Path("id") int id, @Query("page_size") int pageSize);

  @POST("api/rest/plugins/IncidentBridge/panels")
  Call<JsonNode> panels(@HeaderMap Map<String, String> signature, @Body RequestBody panels);

  @GET("api/rest/users/me")
  Call<MantisWire.Me> me();
}
