package org.incidentbridge.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

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
      Response response = chain.proceed(chain.request());
      budget.heard(response.code(), response.headers());
      return response;
    } finally {
      budget.leave();
    }
  }
}
