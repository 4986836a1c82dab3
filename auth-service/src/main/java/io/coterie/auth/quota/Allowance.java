package io.coterie.auth.quota;

/**
 * What one account may have.
 *
 * @param plan the name of its plan
 * @param limits those of the plan; none for a system admin
 */
public record Allowance(String plan, Limits limits) {}
