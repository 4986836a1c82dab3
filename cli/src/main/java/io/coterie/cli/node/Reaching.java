package io.coterie.cli.node;

import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.agent.NoAnswerException;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.session.StreamRefusedException;
import io.coterie.sdk.agent.session.UnverifiedPeerException;
import io.grpc.Status.Code;
import java.io.IOException;

/** Says what can be done about a node that was not reached. */
final class Reaching {
  private Reaching() {}

  /** What the user reads. */
  static CliFailure explain(IOException problem, String target, Acting acting) {
    String doctor = "coterie node doctor %s --as %s".formatted(target, acting.name());
    return switch (problem) {
      case UnknownPeerException _ ->
          new CliFailure(
              Code.NOT_FOUND,
              "NODE_NOT_FOUND",
              "there is no node %s that node %s may reach".formatted(target, acting.name()),
              "see whom it may reach with: coterie watch peers --as " + acting.name());
      case NoAnswerException _ ->
          new CliFailure(
              Code.UNAVAILABLE,
              "NO_ANSWER",
              target + " does not answer: it is offline, or lets nobody in there",
              "find out more with: " + doctor);
      case StreamRefusedException _ ->
          new CliFailure(
              Code.FAILED_PRECONDITION,
              "PORT_CLOSED",
              "%s answers, but %s".formatted(target, problem.getMessage()),
              "start it with --expose PORT=HOST:PORT there, or listen with: coterie node nc -l"
                  + " PORT");
      case UnverifiedPeerException _ ->
          new CliFailure(
              Code.FAILED_PRECONDITION,
              "PEER_UNVERIFIED",
              "%s was not reached: %s".formatted(target, problem.getMessage()),
              "somebody may pretend to be %s; if its owner says that this is right, take its line out of %s"
                  .formatted(target, acting.peersFile()));
      default ->
          new CliFailure(
              Code.UNAVAILABLE,
              "NOT_REACHED",
              "%s was not reached: %s".formatted(target, problem.getMessage()),
              "find out more with: " + doctor);
    };
  }
}
