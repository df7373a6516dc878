package org.incidentbridge.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.incidentbridge.spi.Departure;

/** Lets a request go when the tracker's budget allows it. */
final class Budgeted implements Interceptor {

  private final RateBudget budget;

  Budgeted(RateBudget budget) {
    this.budget = budget;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    budget.enter(chain.request());
    try {
      if (CallTag.of(chain.request()).access() == CallTag.Access.WRITE) {
        Departure.now();
      }
      Response response = chain.proceed(chain.request());
      budget.heard(chain.request(), response.code(), response.headers());
      return response;
    } finally {
      budget.leave();
    }
  }
}
