-- Numbers of nodes that are not on the backbone: each network gives out its own, from 8000.0000 up, under the lock of its row.

ALTER TABLE network
  ADD COLUMN next_node_number bigint NOT NULL DEFAULT 2147483648 CHECK (next_node_number BETWEEN 2147483648 AND 4294967295);

-- Which number was given to which node. A row stays when the node leaves or ends: nobody else gets the number, and the node gets it back.
CREATE TABLE scoped_number (
  network_id text   NOT NULL REFERENCES network ON DELETE CASCADE,
  node_id    text   NOT NULL,
  number     bigint NOT NULL CHECK (number BETWEEN 2147483648 AND 4294967294),
  PRIMARY KEY (network_id, node_id),
  CONSTRAINT scoped_number_once UNIQUE (network_id, number)
);

-- A number in a network is one node's.
CREATE UNIQUE INDEX member_number ON member (network_id, node_number) WHERE node_number > 0;
