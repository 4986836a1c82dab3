package io.coterie.registry.entry;

import io.coterie.platform.call.Call;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.rpc.Refusal;
import io.coterie.platform.rpc.Refusals;
import io.coterie.registry.enrolment.Enrolment;
import io.coterie.registry.enrolment.SetupTokens;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.membership.Admissions;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.membership.PeerRefusal;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Brings a registered node into the networks that it names, one after the other. That a service
 * does not answer ends it; the same call goes on where it ended, since whoever is in stays in.
 */
public final class Entries {
  private final Admissions admissions;
  private final Memberships memberships;
  private final SetupTokens setupTokens;
  private final Authenticator authenticator;
  private final Refusals refusals;

  @Inject
  Entries(
      Admissions admissions,
      Memberships memberships,
      SetupTokens setupTokens,
      Authenticator authenticator,
      Refusals refusals) {
    this.admissions = admissions;
    this.memberships = memberships;
    this.setupTokens = setupTokens;
    this.authenticator = authenticator;
    this.refusals = refusals;
  }

  /** Whether somebody inside wants the node in, which is a right to be registered. */
  public boolean isInvited(List<Entry> entries) {
    return entries.stream()
        .anyMatch(
            entry -> entry instanceof Entry.Invited(var code) && admissions.isInviteOpen(code));
  }

  /** What each network answers, in order. */
  public List<EntryResult> enter(Entrant node, List<Entry> entries) {
    return entries.stream().map(entry -> enter(node, entry)).toList();
  }

  private EntryResult enter(Entrant node, Entry entry) {
    try {
      return switch (entry) {
        case Entry.Named(var network, var secret) ->
            EntryResult.Entered.of(admissions.admit(node.id(), network, secret));
        case Entry.Invited(var code) -> EntryResult.Entered.of(admissions.admit(node.id(), code));
        case Entry.BySetupToken(var token) ->
            EntryResult.Entered.of(memberships.enrol(node.id(), enrolment(node, token)));
      };
    } catch (FailureException e) {
      var reason = e.failure().reason();
      if (reason.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      if (reason.kind() == Kind.UNAUTHENTICATED) {
        refusals.record(Refusal.ofPart(Call.current(), reason, ""));
      }
      return EntryResult.Refused.of(e.failure());
    } catch (StatusRuntimeException e) {
      return PeerRefusal.of(e)
          .map(no -> new EntryResult.Refused(no.reason(), no.message(), no.metadata()))
          .orElseThrow(() -> e);
    }
  }

  private Enrolment enrolment(Entrant node, String token) {
    if (!(authenticator.authenticate(token) instanceof Caller.SetupCaller setup)) {
      throw new CredentialInvalid().exception();
    }
    if (node.account().filter(setup.account()::equals).isEmpty()) {
      throw new RegistryFailure.Plain(RegistryReason.NODE_BELONGS_ELSEWHERE).exception();
    }
    return setupTokens.use(setup.token(), node.key());
  }
}
