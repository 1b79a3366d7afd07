-- The shelf: one narrow row for each listing on sale, with everything a shopper may choose, filter and sort by, so that
-- a page of a list is one walk along one index however many shops and listings there are. Triggers keep it; nothing
-- else writes here. What a card shows is read from the listing itself.
CREATE TABLE "shelf_listings" (
    "listing_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "cooperative_id" UUID,
    "commune_code" CHAR(5),
    "province_code" CHAR(2),
    "group" TEXT NOT NULL,
    "price_from" BIGINT NOT NULL,
    "price_to" BIGINT NOT NULL,
    "in_stock" BOOLEAN NOT NULL,
    "preorder_on" DATE,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,
    "facets" TEXT[],

    CONSTRAINT "shelf_listings_pkey" PRIMARY KEY ("listing_id")
);
ALTER TABLE "shelf_listings" ADD CONSTRAINT "shelf_listings_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words of a listing as the search knows them: runs of letters and digits of the folded text, and of `ri6` also the
-- letters and the digits alone.
CREATE FUNCTION shelf_words(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_tsvector(array_remove(
    regexp_split_to_array(coalesce(folded, '') COLLATE "und-x-icu", '[^[:alnum:]]+')
      || regexp_split_to_array(coalesce(folded, '') COLLATE "und-x-icu", '[^[:alpha:]]+')
      || regexp_split_to_array(coalesce(folded, '') COLLATE "und-x-icu", '[^[:digit:]]+'), ''));

-- Where a shop sends: `to:86` its own province, `to:delta` and the other zones of shops/shipping-method.ts, `to:any`
-- where the fee is said later (as by a shop that has set up no way). Fetching it at the garden is no sending, a way that
-- serves single communes promises nothing to their province, and not every carrier takes what lives.
CREATE FUNCTION shop_reach(shop uuid, living boolean) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  home text := (SELECT province_code FROM shops WHERE id = shop);
BEGIN
  IF NOT EXISTS (SELECT FROM shipping_methods WHERE shop_id = shop AND active) THEN RETURN ARRAY['to:any']; END IF;
  RETURN ARRAY(
    SELECT 'to:any' FROM shipping_methods WHERE shop_id = shop AND active AND kind = 'quote'
    UNION
    SELECT CASE zone WHEN 'province' THEN 'to:' || home ELSE 'to:' || zone END
    FROM shipping_methods AS m, jsonb_object_keys(
      CASE jsonb_typeof(m.rules->'days') WHEN 'object' THEN m.rules->'days' ELSE '{}' END) AS zone
    WHERE m.shop_id = shop AND m.active AND m.kind IN ('own_delivery', 'depot', 'carrier')
      AND zone IN ('province', 'delta', 'south-east', 'other') AND (zone <> 'province' OR home IS NOT NULL)
      AND NOT (living AND m.kind = 'carrier' AND m.rules->'takesLiving' IS DISTINCT FROM 'true')
    ORDER BY 1);
END $$;

CREATE FUNCTION is_living(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN kind NOT IN ('supplies', 'service', 'ocop-food', 'handicraft');

-- What else of a listing can be asked for, as words: `tall:2`, `light:indoor`, `ease:1`, `salt:4`, `pets`, `month:5`.
-- storefront/shelf-filters.ts has the same words. Heights are of the sizes, else of the listing: to 30 cm, 1 m, 2 m, beyond.
CREATE FUNCTION listing_facets(listing listings) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT 'tall:' || CASE WHEN cm <= 30 THEN 1 WHEN cm <= 100 THEN 2 WHEN cm <= 200 THEN 3 ELSE 4 END
    FROM (
      SELECT height_cm::numeric AS cm FROM variants
      WHERE listing_id = listing.id AND retired_at IS NULL AND height_cm IS NOT NULL
      UNION ALL
      SELECT (listing.details->>'heightWithPot')::numeric
      WHERE jsonb_typeof(listing.details->'heightWithPot') = 'number' AND NOT EXISTS (
        SELECT FROM variants WHERE listing_id = listing.id AND retired_at IS NULL AND height_cm IS NOT NULL)
    ) AS heights
    UNION
    SELECT 'light:' || light FROM jsonb_array_elements_text(
      CASE jsonb_typeof(listing.details->'light') WHEN 'array' THEN listing.details->'light' ELSE '[]' END) AS light
    UNION
    SELECT 'ease:' || (listing.details->>'difficulty') WHERE listing.details->>'difficulty' IN ('1', '2', '3')
    UNION
    SELECT 'salt:' || permille FROM unnest(ARRAY[1, 2, 4, 8]) AS permille
    WHERE CASE jsonb_typeof(listing.details->'saltTolerance')
      WHEN 'number' THEN (listing.details->>'saltTolerance')::numeric >= permille ELSE false END
    UNION
    SELECT 'pets' WHERE listing.details->'petSafe' = 'true'
    UNION
    SELECT 'month:any' WHERE listing.season_months = '{}'
    UNION
    SELECT CASE WHEN listing.season_lunar THEN 'lunar:' ELSE 'month:' END || month FROM unnest(listing.season_months) AS month
    ORDER BY 1)
$$;

-- Lays listings on the shelf, changes what stands there, and takes away what is no longer on sale.
CREATE FUNCTION lay_on_shelf(wanted uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM shelf_listings AS r WHERE r.listing_id = ANY(wanted) AND NOT EXISTS (
    SELECT FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
    WHERE l.id = r.listing_id AND l.state = 'published' AND s.state = 'published'
      AND l.price_from IS NOT NULL AND l.price_to IS NOT NULL AND l.published_at IS NOT NULL);
  INSERT INTO shelf_listings AS r
    (listing_id, shop_id, cooperative_id, commune_code, province_code, "group", price_from, price_to, in_stock,
     preorder_on, published_at, words, facets)
  WITH gardens AS MATERIALIZED (
    SELECT s.id, s.cooperative_id, s.commune_code, s.province_code,
      shop_reach(s.id, true) AS living, shop_reach(s.id, false) AS other
    FROM shops AS s
    WHERE s.state = 'published' AND s.id IN (SELECT l.shop_id FROM listings AS l WHERE l.id = ANY(wanted))
  )
  SELECT l.id, g.id, g.cooperative_id, g.commune_code, g.province_code, l."group", l.price_from, l.price_to,
    l.stock_total > 0, l.preorder_on, l.published_at, shelf_words(l.search_folded),
    listing_facets(l) || CASE
      WHEN l.details->'modes' = '["pickup"]' THEN '{}' WHEN is_living(l."group") THEN g.living ELSE g.other END
  FROM listings AS l JOIN gardens AS g ON g.id = l.shop_id
  WHERE l.id = ANY(wanted) AND l.state = 'published'
    AND l.price_from IS NOT NULL AND l.price_to IS NOT NULL AND l.published_at IS NOT NULL
  ORDER BY l.id
  ON CONFLICT (listing_id) DO UPDATE SET
    (shop_id, cooperative_id, commune_code, province_code, "group", price_from, price_to, in_stock, preorder_on,
     published_at, words, facets)
    = (excluded.shop_id, excluded.cooperative_id, excluded.commune_code, excluded.province_code, excluded."group",
       excluded.price_from, excluded.price_to, excluded.in_stock, excluded.preorder_on, excluded.published_at,
       excluded.words, excluded.facets)
    WHERE r.* IS DISTINCT FROM excluded.*;
END $$;

-- The triggers come after those that raise the shop's revision (`…_2_revision_…`): whoever changes a shop or one of its
-- listings holds the shop's row by then, so that two who change the same shelf wait for each other in one order.
CREATE FUNCTION shelve_listings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    wanted := ARRAY(SELECT id FROM changed WHERE state = 'published');
  ELSE
    wanted := ARRAY(
      SELECT n.id FROM changed AS n JOIN former AS o ON o.id = n.id
      WHERE (n.state = 'published' OR o.state = 'published')
        AND (n.state, n."group", n.price_from, n.price_to, n.stock_total > 0, n.preorder_on, n.published_at,
             n.search_folded, n.details, n.season_months, n.season_lunar)
          IS DISTINCT FROM (o.state, o."group", o.price_from, o.price_to, o.stock_total > 0, o.preorder_on,
             o.published_at, o.search_folded, o.details, o.season_months, o.season_lunar));
  END IF;
  IF cardinality(wanted) > 0 THEN PERFORM lay_on_shelf(wanted); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_5_shelf_insert AFTER INSERT ON listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_listings();
CREATE TRIGGER listings_5_shelf_update AFTER UPDATE ON listings
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_listings();

-- Prices and counts of sizes come through the listing's totals; only heights are read from the sizes themselves.
CREATE FUNCTION shelve_sizes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    wanted := ARRAY(
      SELECT DISTINCT n.listing_id FROM changed AS n JOIN former AS o ON o.id = n.id
      WHERE (n.height_cm, n.retired_at) IS DISTINCT FROM (o.height_cm, o.retired_at));
  ELSE
    wanted := ARRAY(SELECT DISTINCT listing_id FROM changed WHERE height_cm IS NOT NULL);
  END IF;
  IF cardinality(wanted) > 0 THEN PERFORM lay_on_shelf(wanted); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_5_shelf_insert AFTER INSERT ON variants
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sizes();
CREATE TRIGGER variants_5_shelf_update AFTER UPDATE ON variants
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sizes();
CREATE TRIGGER variants_5_shelf_delete AFTER DELETE ON variants
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sizes();

CREATE FUNCTION shelve_shop(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lay_on_shelf(ARRAY(SELECT id FROM listings WHERE shop_id = shop AND state = 'published'));
END $$;

CREATE FUNCTION shelve_changed_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM shelve_shop(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER shops_5_shelf AFTER UPDATE ON shops FOR EACH ROW
  WHEN ((OLD.state, OLD.cooperative_id, OLD.commune_code, OLD.province_code)
    IS DISTINCT FROM (NEW.state, NEW.cooperative_id, NEW.commune_code, NEW.province_code))
  EXECUTE FUNCTION shelve_changed_shop();

CREATE FUNCTION shelve_sending_shops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM shelve_shop(shop_id) FROM (SELECT DISTINCT shop_id FROM changed ORDER BY shop_id) AS touched;
  RETURN NULL;
END $$;
CREATE TRIGGER shipping_methods_5_shelf_insert AFTER INSERT ON shipping_methods
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sending_shops();
CREATE TRIGGER shipping_methods_5_shelf_update AFTER UPDATE ON shipping_methods
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sending_shops();
CREATE TRIGGER shipping_methods_5_shelf_delete AFTER DELETE ON shipping_methods
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_sending_shops();

-- What is on sale already; then the indexes, which are quicker to build than to grow.
SELECT shelve_shop(id) FROM shops WHERE state = 'published';
CREATE INDEX shelf_newest ON shelf_listings (published_at DESC, listing_id);
CREATE INDEX shelf_price ON shelf_listings (price_from, listing_id);
CREATE INDEX shelf_group_newest ON shelf_listings ("group", published_at DESC, listing_id);
CREATE INDEX shelf_group_price ON shelf_listings ("group", price_from, listing_id);
CREATE INDEX shelf_shop_newest ON shelf_listings (shop_id, published_at DESC, listing_id);
CREATE INDEX shelf_shop_price ON shelf_listings (shop_id, price_from, listing_id);
CREATE INDEX shelf_province_newest ON shelf_listings (province_code, published_at DESC, listing_id);
CREATE INDEX shelf_province_price ON shelf_listings (province_code, price_from, listing_id);
CREATE INDEX shelf_coop_newest ON shelf_listings (cooperative_id, published_at DESC, listing_id) WHERE cooperative_id IS NOT NULL;
CREATE INDEX shelf_words ON shelf_listings USING gin (words);
CREATE INDEX shelf_facets ON shelf_listings USING gin (facets);
