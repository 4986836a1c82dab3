-- What audit events are looked for by.
ALTER TABLE audit_event
  -- null: collected by an older version, and not looked into since
  ADD COLUMN action text,
  ADD COLUMN node_id text,
  ADD COLUMN target text,
  ADD COLUMN network_id text,
  -- the number of coterie.auth.v1.AuditOutcome
  ADD COLUMN outcome smallint,
  -- of a refusal: how often; an event that comes again with more replaces the one that is there
  ADD COLUMN count integer NOT NULL DEFAULT 1;
CREATE INDEX audit_event_action ON audit_event (action, create_time, id);
CREATE INDEX audit_event_node ON audit_event (node_id, create_time, id) WHERE node_id IS NOT NULL;
CREATE INDEX audit_event_target ON audit_event (target, create_time, id);
CREATE INDEX audit_event_network ON audit_event (network_id, create_time, id) WHERE network_id IS NOT NULL;
CREATE INDEX audit_event_refused ON audit_event (create_time, id) WHERE outcome = 2;
CREATE INDEX audit_event_unindexed ON audit_event (id) WHERE action IS NULL;
