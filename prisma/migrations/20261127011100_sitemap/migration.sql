-- How many listings stand on the shelf, by the last ten bits of their ids, which chance made: so many files as a map needs
-- are cut from this, and no listing is counted or walked for it. Changes are added as rows of their own, so that no two
-- gardens ever wait for each other here; every so often a change sums up what it finds.
CREATE TABLE "sitemap_counts" (
    "id" BIGSERIAL NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "listings" INTEGER NOT NULL,

    CONSTRAINT "sitemap_counts_pkey" PRIMARY KEY ("id")
);
ALTER TABLE sitemap_counts ADD CONSTRAINT sitemap_counts_bucket CHECK (bucket BETWEEN 0 AND 1023);

CREATE FUNCTION sitemap_bucket(listing uuid) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((get_byte(uuid_send(listing), 14) & 3) << 8) | get_byte(uuid_send(listing), 15);
CREATE INDEX shelf_sitemap ON shelf_listings (sitemap_bucket(listing_id), listing_id);

CREATE FUNCTION count_for_sitemap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sums_up boolean;
BEGIN
  WITH added AS (
    INSERT INTO sitemap_counts (bucket, listings)
    SELECT sitemap_bucket(listing_id), CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed GROUP BY 1
    RETURNING id
  )
  SELECT bool_or(id % 2048 = 0) INTO sums_up FROM added;
  IF sums_up AND current_setting('transaction_isolation') = 'read committed' THEN
    WITH free AS MATERIALIZED (
      SELECT id FROM sitemap_counts ORDER BY id FOR UPDATE SKIP LOCKED -- whom another sums up is in its sum
    ), old AS (
      DELETE FROM sitemap_counts AS c USING free WHERE c.id = free.id RETURNING c.bucket, c.listings
    )
    INSERT INTO sitemap_counts (bucket, listings)
    SELECT bucket, sum(listings) FROM old GROUP BY bucket HAVING sum(listings) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shelf_listings_1_sitemap_insert AFTER INSERT ON shelf_listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_for_sitemap();
CREATE TRIGGER shelf_listings_1_sitemap_delete AFTER DELETE ON shelf_listings
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_for_sitemap();

-- Counts anew, for whoever filled the shelf while triggers slept.
CREATE FUNCTION recount_sitemap() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE shelf_listings IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM sitemap_counts;
  INSERT INTO sitemap_counts (bucket, listings)
  SELECT sitemap_bucket(listing_id), count(*) FROM shelf_listings GROUP BY 1;
END $$;
SELECT recount_sitemap();
