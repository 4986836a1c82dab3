package io.coterie.sdk.agent.session;

/** What the streams of a connection have in common that send. */
record Sending(Delivery delivery, Turns turns) {}
