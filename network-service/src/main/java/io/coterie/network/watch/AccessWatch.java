package io.coterie.network.watch;

import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.Watch;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** One node's watch of who may reach it, in its networks and on the backbone. */
final class AccessWatch implements Watch<WatchAccessResponse> {
  private final BackboneWatch backbone;
  private final NetworksWatch<WatchAccessResponse> networks;
  private final AccessProto messages;
  private final Trail trail;

  /**
   * Makes one.
   *
   * @param trail the same for both parts
   */
  AccessWatch(
      BackboneWatch backbone,
      NetworksWatch<WatchAccessResponse> networks,
      AccessProto messages,
      Trail trail) {
    this.backbone = backbone;
    this.networks = networks;
    this.messages = messages;
    this.trail = trail;
  }

  @Override
  public FeedFilter filter() {
    return networks.filter(BackboneWatch.KINDS);
  }

  @Override
  public List<WatchAccessResponse> snapshot(DSLContext db) {
    var told = new ArrayList<WatchAccessResponse>();
    backbone.everything(db).stream().map(event -> messages.event(event, "")).forEach(told::add);
    told.addAll(networks.snapshot(db));
    return told;
  }

  @Override
  public WatchAccessResponse snapshotEnd(String token) {
    return networks.snapshotEnd(token);
  }

  @Override
  public List<WatchAccessResponse> change(FeedRecord record) {
    return BackboneWatch.KINDS.contains(record.kind())
        ? trail.tell(backbone.change(record), record.resumeToken(), messages::event)
        : networks.change(record);
  }

  @Override
  public WatchAccessResponse checkpoint(String token) {
    return networks.checkpoint(token);
  }

  @Override
  public void checkAllowed() {
    networks.checkAllowed();
  }
}
