/**
 * A small typed client over the contracts in {@code proto/}: where a hub is, how to speak to it,
 * with which credential, and what a refusal says. Everything blocks the calling thread, which is
 * best a virtual one.
 *
 * <pre>{@code
 * HubAddress hub = HubAddress.parse("http://127.0.0.1:9000", false);
 * try (CoterieClient client = CoterieClient.of(hub, ClientOptions.DEFAULT).with(new Credential(token))) {
 *   client.networks().listNetworks(ListNetworksRequest.getDefaultInstance());
 * } catch (StatusRuntimeException e) {
 *   System.err.println(ApiFailure.of(e).message());
 * }
 * }</pre>
 */
@NullMarked
package io.coterie.sdk;

import org.jspecify.annotations.NullMarked;
