-- Finds where to begin to read the changes since a time. Changes come in the order of time, or nearly: a line for many pages is enough, and costs writers nothing.
CREATE INDEX feed_times ON feed USING brin (create_time) WITH (autosummarize = on);
