-- How many of a shop's listings on the shelf have a trait: `all`, the kind (`kind:mai`) and every word of `facets`. A shop's
-- page says by it which kinds there are and which filters tell its listings apart, whether they are ten or ten thousand.
-- Whoever changes a shelf holds the shop's row (`…_shelf/migration.sql`), so nobody waits here for another shop. Triggers
-- keep this table; nothing else writes here.
CREATE TABLE "shelf_traits" (
    "shop_id" UUID NOT NULL,
    "trait" TEXT NOT NULL,
    "listings" INTEGER NOT NULL,

    CONSTRAINT "shelf_traits_pkey" PRIMARY KEY ("shop_id", "trait")
);
ALTER TABLE "shelf_traits" ADD CONSTRAINT "shelf_traits_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE shelf_traits ADD CONSTRAINT shelf_traits_listings CHECK (listings >= 0);

CREATE FUNCTION traits_of(kind text, facets text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY['all', 'kind:' || kind] || facets;

CREATE FUNCTION count_traits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    -- of a shop that is going itself there may be nothing left to take off from
    UPDATE shelf_traits AS t SET listings = t.listings - gone.listings FROM (
      SELECT shop_id, trait, count(*)::int AS listings
      FROM former, unnest(traits_of("group", facets)) AS trait GROUP BY shop_id, trait) AS gone
    WHERE t.shop_id = gone.shop_id AND t.trait = gone.trait;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO shelf_traits AS t (shop_id, trait, listings)
    SELECT shop_id, trait, count(*) FROM changed, unnest(traits_of("group", facets)) AS trait GROUP BY shop_id, trait
    ON CONFLICT (shop_id, trait) DO UPDATE SET listings = t.listings + excluded.listings;
    RETURN NULL;
  ELSE
    INSERT INTO shelf_traits AS t (shop_id, trait, listings)
    SELECT n.shop_id, trait, count(*)
    FROM former AS o JOIN changed AS n USING (listing_id), unnest(traits_of(n."group", n.facets)) AS trait
    WHERE (o.shop_id, o."group", o.facets) IS DISTINCT FROM (n.shop_id, n."group", n.facets)
    GROUP BY n.shop_id, trait
    ON CONFLICT (shop_id, trait) DO UPDATE SET listings = t.listings + excluded.listings;
    UPDATE shelf_traits AS t SET listings = t.listings - gone.listings FROM (
      SELECT o.shop_id, trait, count(*)::int AS listings
      FROM former AS o JOIN changed AS n USING (listing_id), unnest(traits_of(o."group", o.facets)) AS trait
      WHERE (o.shop_id, o."group", o.facets) IS DISTINCT FROM (n.shop_id, n."group", n.facets)
      GROUP BY o.shop_id, trait) AS gone
    WHERE t.shop_id = gone.shop_id AND t.trait = gone.trait;
  END IF;
  DELETE FROM shelf_traits AS t USING (SELECT DISTINCT shop_id FROM former) AS of
  WHERE t.shop_id = of.shop_id AND t.listings = 0;
  RETURN NULL;
END $$;
CREATE TRIGGER shelf_listings_traits_insert AFTER INSERT ON shelf_listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_traits();
CREATE TRIGGER shelf_listings_traits_update AFTER UPDATE ON shelf_listings
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_traits();
CREATE TRIGGER shelf_listings_traits_delete AFTER DELETE ON shelf_listings
  REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION count_traits();

-- Counts anew, also for whoever filled the shelf while triggers slept.
CREATE FUNCTION recount_traits() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE shelf_listings IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM shelf_traits;
  INSERT INTO shelf_traits (shop_id, trait, listings)
  SELECT shop_id, trait, count(*) FROM shelf_listings, unnest(traits_of("group", facets)) AS trait GROUP BY shop_id, trait;
END $$;
SELECT recount_traits();
