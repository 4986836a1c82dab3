package io.coterie.standalone.matrix;

import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.standalone.hub.Sessions;
import io.coterie.standalone.hub.TestHub.Account;

/** A way in which a member of a network loses what it could do there. */
enum Loss {
  TOKEN_REVOKED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return Credentials.userToken(world.member()).getSecret();
    }

    @Override
    void happen(World world, String credential) {
      revokeNewest(world.member());
    }
  },
  TOKEN_ROTATED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return Credentials.userToken(world.member()).getSecret();
    }

    @Override
    void happen(World world, String credential) {
      var _ =
          world
              .member()
              .user()
              .tokens()
              .rotateToken(
                  RotateTokenRequest.newBuilder().setToken(newest(world.member())).build());
    }
  },
  NETWORK_TOKEN_REVOKED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return networkToken(world);
    }

    @Override
    void happen(World world, String credential) {
      revokeNewest(world.member());
    }
  },
  LOGGED_OUT(Loss.UNKNOWN) {
    @Override
    void happen(World world, String credential) {
      var _ = world.hub().with(credential).accounts().logout(LogoutRequest.getDefaultInstance());
    }
  },
  SESSION_ENDED(Loss.UNKNOWN) {
    @Override
    void happen(World world, String credential) {
      var accounts = world.member().user().accounts();
      var newest = accounts.listSessions(ListSessionsRequest.getDefaultInstance()).getSessions(0);
      var _ =
          accounts.endSession(EndSessionRequest.newBuilder().setSession(newest.getId()).build());
    }
  },
  PASSWORD_RESET(Loss.UNKNOWN) {
    @Override
    void happen(World world, String credential) {
      var code =
          world
              .hub()
              .operator()
              .accounts()
              .createPasswordReset(
                  CreatePasswordResetRequest.newBuilder().setAccount(world.member().id()).build())
              .getCode();
      var _ =
          world
              .hub()
              .nobody()
              .accounts()
              .redeemPasswordReset(
                  RedeemPasswordResetRequest.newBuilder()
                      .setCode(code)
                      .setNewPassword(AccountQuestions.NEW_PASSWORD)
                      .build());
    }
  },
  ACCOUNT_DISABLED(Loss.UNKNOWN) {
    @Override
    void happen(World world, String credential) {
      var _ =
          world
              .hub()
              .operator()
              .accounts()
              .disableAccount(
                  DisableAccountRequest.newBuilder().setAccount(world.member().id()).build());
    }
  },
  ACCOUNT_OF_NODE_DISABLED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return Credentials.secret(Sessions.of(world.hub(), world.node()));
    }

    @Override
    void happen(World world, String credential) {
      ACCOUNT_DISABLED.happen(world, credential);
    }
  },
  NODE_DEREGISTERED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return ACCOUNT_OF_NODE_DISABLED.credential(world);
    }

    @Override
    void happen(World world, String credential) {
      var _ =
          world
              .member()
              .user()
              .registry()
              .deregisterNode(
                  DeregisterNodeRequest.newBuilder().setNode(world.node().id()).build());
    }
  },
  MEMBER_REMOVED(Loss.NOT_THERE) {
    @Override
    void happen(World world, String credential) {
      var _ =
          world
              .owner()
              .user()
              .members()
              .removeMember(
                  RemoveMemberRequest.newBuilder()
                      .setNetwork(world.network())
                      .setMember(Named.account(world.member()))
                      .build());
    }
  },
  MEMBER_OF_NETWORK_TOKEN_REMOVED(Loss.UNKNOWN) {
    @Override
    String credential(World world) {
      return networkToken(world);
    }

    @Override
    void happen(World world, String credential) {
      MEMBER_REMOVED.happen(world, credential);
    }
  },
  ACCOUNT_OF_NODE_REMOVED(Loss.NOT_THERE) {
    @Override
    String credential(World world) {
      return ACCOUNT_OF_NODE_DISABLED.credential(world);
    }

    @Override
    void happen(World world, String credential) {
      MEMBER_REMOVED.happen(world, credential);
    }
  },
  NETWORK_DELETED(Loss.NOT_THERE) {
    @Override
    void happen(World world, String credential) {
      var _ =
          world
              .owner()
              .user()
              .networks()
              .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(world.network()).build());
    }
  };

  private static final String UNKNOWN = "CREDENTIAL_INVALID";
  private static final String NOT_THERE = "NETWORK_NOT_FOUND";

  private final String answer;

  Loss(String answer) {
    this.answer = answer;
  }

  /** What a call in the network gets from then on. */
  String answer() {
    return answer;
  }

  /** What the member shows: a session of its own, unless it says otherwise. */
  String credential(World world) {
    return world
        .hub()
        .nobody()
        .accounts()
        .login(
            LoginRequest.newBuilder()
                .setUsername(world.member().name())
                .setPassword(AccountQuestions.password(world.member()))
                .build())
        .getUserToken();
  }

  abstract void happen(World world, String credential);

  private static String networkToken(World world) {
    return world
        .member()
        .user()
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(world.network())
                .build())
        .getSecret();
  }

  private static String newest(Account account) {
    return account
        .user()
        .tokens()
        .listTokens(ListTokensRequest.getDefaultInstance())
        .getTokens(0)
        .getId();
  }

  private static void revokeNewest(Account account) {
    var _ =
        account
            .user()
            .tokens()
            .revokeToken(RevokeTokenRequest.newBuilder().setToken(newest(account)).build());
  }
}
