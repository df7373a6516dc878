package org.incidentbridge.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Makes Retrofit interfaces that call through a {@link TrackerHttp}. */
public final class RetrofitClients {

  private RetrofitClients() {}

  /**
   * An implementation of a Retrofit interface. Its paths are relative to the tracker's base URL and
   * must not begin with a slash. Run its calls with {@link Calls}.
   */
  public static <A> A create(TrackerHttp http, Class<A> api, ObjectMapper json) {
    return new Retrofit.Builder()
        .baseUrl(http.baseUrl())
        .callFactory(http)
        .addConverterFactory(JacksonConverterFactory.create(json))
        .build()
        .create(api);
  }
}
