-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "notes_changes" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "feed_parts" (
    "owner_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID,
    "cooperative_id" UUID,
    "mark" TEXT NOT NULL,
    "day" DATE,
    "revision" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "crc" BIGINT NOT NULL,

    CONSTRAINT "feed_parts_pkey" PRIMARY KEY ("owner_id","file","shop_id","from_id")
);

-- CreateTable
CREATE TABLE "listing_changes" (
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,

    CONSTRAINT "listing_changes_pkey" PRIMARY KEY ("shop_id","listing_id")
);

-- CreateTable
CREATE TABLE "feed_leftovers" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_leftovers_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "feed_parts_shop_id_idx" ON "feed_parts"("shop_id");

-- CreateIndex
CREATE INDEX "feed_parts_cooperative_id_idx" ON "feed_parts"("cooperative_id");

-- CreateIndex
CREATE INDEX "feed_parts_key_idx" ON "feed_parts"("key");

-- CreateIndex
CREATE INDEX "feed_leftovers_since_idx" ON "feed_leftovers"("since");

-- CreateIndex
CREATE INDEX "listings_shop_id_state_id_idx" ON "listings"("shop_id", "state", "id");

-- AddForeignKey
ALTER TABLE "feed_parts" ADD CONSTRAINT "feed_parts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_parts" ADD CONSTRAINT "feed_parts_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_changes" ADD CONSTRAINT "listing_changes_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE feed_parts
  ADD CONSTRAINT feed_parts_have_their_owner CHECK (owner_id = coalesce(cooperative_id, shop_id)),
  ADD CONSTRAINT feed_parts_hold_something CHECK (to_id IS NULL OR from_id < to_id);

-- A file in storage is named by a part or is a leftover, never neither: so none is forgotten, whoever is killed when.
CREATE FUNCTION note_feed_leftover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_leftovers (key, since) VALUES (OLD.key, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET since = excluded.since;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_parts_leave AFTER DELETE ON feed_parts FOR EACH ROW EXECUTE FUNCTION note_feed_leftover();

CREATE FUNCTION claim_feed_leftover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM feed_leftovers WHERE key = NEW.key;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_parts_claim AFTER INSERT ON feed_parts FOR EACH ROW EXECUTE FUNCTION claim_feed_leftover();

-- That somebody notes a shop's changes changes nothing that the shop shows.
CREATE OR REPLACE FUNCTION bump_own_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision = OLD.revision AND NEW.notes_changes = OLD.notes_changes AND NEW IS DISTINCT FROM OLD THEN
    NEW.revision := nextval('shop_revision');
    NEW.revised_at := clock_timestamp(); -- not now(): a long transaction must not date its change before a short one's
  END IF;
  RETURN NEW;
END $$;

-- Which listings changed, for shops whose feeds lie in storage. These triggers come behind those that raise the shop's
-- revision (names are their order), so the shop's row is held until the end of the transaction: changes of one shop are
-- noted in the order in which they become visible, and whoever begins to note them has waited for all before.
CREATE FUNCTION note_listing_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO listing_changes (shop_id, listing_id, revision)
  SELECT DISTINCT s.id, changed.id, s.revision FROM changed JOIN shops AS s ON s.id = changed.shop_id AND s.notes_changes
  ON CONFLICT (shop_id, listing_id) DO UPDATE SET revision = excluded.revision;
  RETURN NULL;
END $$;

CREATE FUNCTION note_changes_of_listings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO listing_changes (shop_id, listing_id, revision)
  SELECT DISTINCT s.id, changed.listing_id, s.revision
  FROM changed JOIN shops AS s ON s.id = changed.shop_id AND s.notes_changes
  WHERE changed.listing_id IS NOT NULL
  ON CONFLICT (shop_id, listing_id) DO UPDATE SET revision = excluded.revision;
  RETURN NULL;
END $$;

-- What is moved from one listing to another changes both.
CREATE FUNCTION note_changes_of_both_listings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO listing_changes (shop_id, listing_id, revision)
  SELECT DISTINCT s.id, c.listing_id, s.revision
  FROM (SELECT shop_id, listing_id FROM before UNION ALL SELECT shop_id, listing_id FROM changed) AS c
  JOIN shops AS s ON s.id = c.shop_id AND s.notes_changes
  WHERE c.listing_id IS NOT NULL
  ON CONFLICT (shop_id, listing_id) DO UPDATE SET revision = excluded.revision;
  RETURN NULL;
END $$;

CREATE TRIGGER listings_3_note_insert AFTER INSERT ON listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_listing_changes();
CREATE TRIGGER listings_3_note_update AFTER UPDATE ON listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_listing_changes();
CREATE TRIGGER listings_3_note_delete AFTER DELETE ON listings
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_listing_changes();

DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['variants', 'photos', 'certificates'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_listings()',
      watched || '_3_note_insert', watched);
    EXECUTE format(
      'CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_listings()',
      watched || '_3_note_delete', watched);
    EXECUTE format(
      'CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_both_listings()',
      watched || '_3_note_update', watched);
  END LOOP;
END $$;
