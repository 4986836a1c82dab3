package io.coterie.auth.session;

import static io.coterie.auth.wire.WireTime.timestamp;

import io.coterie.auth.v1.EndSessionResponse;
import io.coterie.auth.v1.ListSessionsResponse;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.id.TokenId;

/** Sessions as the contract has them. */
public final class SessionProto {
  private SessionProto() {}

  /** A page, in the eyes of who calls with one of them. */
  public static ListSessionsResponse list(Page<Session> page, TokenId current) {
    return ListSessionsResponse.newBuilder()
        .addAllSessions(page.map(session -> session(session, current)).items())
        .setNextPageToken(page.nextToken())
        .build();
  }

  /** Says how many ended. */
  public static Answer<Integer, EndSessionResponse> ended() {
    return Answer.of(
        EndSessionResponse.getDefaultInstance(),
        count -> EndSessionResponse.newBuilder().setEndedSessions(count).build());
  }

  private static io.coterie.auth.v1.Session session(Session session, TokenId current) {
    return io.coterie.auth.v1.Session.newBuilder()
        .setId(session.id().text())
        .setCreateTime(timestamp(session.created()))
        .setLastUsedTime(timestamp(session.lastUsed()))
        .setExpireTime(timestamp(session.expires()))
        .setSourceAddress(session.sourceAddress())
        .setUserAgent(session.userAgent())
        .setCurrent(session.id().equals(current))
        .build();
  }
}
