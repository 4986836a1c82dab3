package io.coterie.auth.plan;

import io.coterie.auth.quota.Limits;

/**
 * What accounts may have.
 *
 * @param isDefault new accounts get it
 * @param version one more with every change
 */
public record Plan(PlanName name, Limits limits, boolean isDefault, long version) {
  String etag() {
    return Long.toString(version);
  }
}
