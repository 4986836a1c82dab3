package io.coterie.auth.plan;

import io.coterie.auth.quota.Limits;

/**
 * What a plan shall be.
 *
 * @param makeDefault new accounts shall get it; false: whether they do stays
 * @param etag the plan must still have it; empty: it may have any, or not be there
 */
public record PlanOrder(PlanName name, Limits limits, boolean makeDefault, String etag) {}
