-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('waiting', 'asked', 'approved', 'freed', 'withdrawn');

-- AlterTable
ALTER TABLE "cooperatives" ADD COLUMN     "reviews_listings" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "listing_reviews" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'waiting',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "proposal" JSONB,
    "photo_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "listing_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_comments" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "photo_id" UUID,
    "text" TEXT NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_approvals" (
    "listing_id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "photo_ids" UUID[],
    "approved_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_approvals_pkey" PRIMARY KEY ("listing_id")
);

-- CreateIndex
CREATE INDEX "listing_reviews_cooperative_id_state_sent_at_id_idx" ON "listing_reviews"("cooperative_id", "state", "sent_at", "id");

-- CreateIndex
CREATE INDEX "listing_reviews_shop_id_state_idx" ON "listing_reviews"("shop_id", "state");

-- CreateIndex
CREATE INDEX "listing_reviews_listing_id_idx" ON "listing_reviews"("listing_id");

-- CreateIndex
CREATE INDEX "review_comments_review_id_id_idx" ON "review_comments"("review_id", "id");

-- CreateIndex
CREATE INDEX "review_comments_photo_id_idx" ON "review_comments"("photo_id");

-- CreateIndex
CREATE INDEX "review_comments_person_id_idx" ON "review_comments"("person_id");

-- CreateIndex
CREATE INDEX "listing_approvals_cooperative_id_idx" ON "listing_approvals"("cooperative_id");

-- AddForeignKey
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "listing_reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "photos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_approvals" ADD CONSTRAINT "listing_approvals_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_approvals" ADD CONSTRAINT "listing_approvals_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE listing_reviews
  ADD CONSTRAINT listing_reviews_revision_counts CHECK (revision >= 1),
  ADD CONSTRAINT listing_reviews_proposal_is_an_object CHECK (jsonb_typeof(proposal) = 'object'),
  ADD CONSTRAINT listing_reviews_decided_says_when CHECK (state <> 'approved' OR decided_at IS NOT NULL);
CREATE UNIQUE INDEX listing_reviews_one_open ON listing_reviews (listing_id) WHERE state IN ('waiting', 'asked', 'freed');
ALTER TABLE review_comments
  ADD CONSTRAINT review_comments_say_something CHECK (text <> ''),
  ADD CONSTRAINT review_comments_pin_one_thing CHECK (field = '' OR photo_id IS NULL);

-- All that a buyer reads of a listing, photos aside, in one short word. How many are left is not read but counted.
CREATE FUNCTION listing_content(wanted uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    l.name, l.name_en, l.local_names, l.scientific_name, l.cultivar, l.description, l.description_en, l.care, l.care_en,
    l."group", l.species_id, l.unit, l.pieces_per_unit, l.one_of_a_kind, l.negotiable, l.season_months, l.season_lunar,
    l.preorder_on, l.deposit_percent, l.origin, l.google_category, l.details,
    (SELECT jsonb_agg(jsonb_build_array(v.size, v.price, v.height_cm, v.spread_cm, v.pot_cm, v.weight_grams,
        v.length_cm, v.width_cm, v.pack_height_cm,
        (SELECT jsonb_agg(jsonb_build_array(t.min_quantity, t.price) ORDER BY t.min_quantity)
          FROM wholesale_tiers AS t WHERE t.variant_id = v.id)) ORDER BY v.position, v.id)
      FROM variants AS v WHERE v.listing_id = l.id AND v.retired_at IS NULL)
  )::text, 'UTF8')), 'hex') FROM listings AS l WHERE l.id = wanted
$$;

CREATE FUNCTION listing_photos(wanted uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(id ORDER BY position, id), '{}') FROM photos WHERE listing_id = wanted AND removed_at IS NULL
$$;

-- Whether its shop's cooperative wants to see a listing first and has not seen what it says and shows now. Fewer photos,
-- or the same ones in another order, turned or cropped, show nothing new. The cooperative's row is held until the
-- transaction ends: whoever switches the looking on waits for those who publish, and they for him.
CREATE FUNCTION listing_is_unseen(wanted uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  looking uuid;
BEGIN
  SELECT c.id INTO looking FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
    JOIN cooperatives AS c ON c.id = s.cooperative_id WHERE l.id = wanted FOR SHARE OF c;
  SELECT id INTO looking FROM cooperatives WHERE id = looking AND reviews_listings;
  IF looking IS NULL THEN RETURN false; END IF;
  RETURN NOT EXISTS (SELECT FROM listing_approvals AS a WHERE a.listing_id = wanted AND a.cooperative_id = looking
    AND a.content = listing_content(wanted) AND a.photo_ids @> listing_photos(wanted));
END $$;

-- At the end of a transaction, because on its way a listing may be anything.
CREATE FUNCTION refuse_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid;
BEGIN
  touched := CASE TG_TABLE_NAME
    WHEN 'listings' THEN (to_jsonb(NEW) ->> 'id')::uuid
    WHEN 'wholesale_tiers' THEN (SELECT v.listing_id FROM variants AS v
      WHERE v.id = (to_jsonb(coalesce(NEW, OLD)) ->> 'variant_id')::uuid)
    ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'listing_id')::uuid END;
  IF EXISTS (SELECT FROM listings WHERE id = touched AND state = 'published') AND listing_is_unseen(touched) THEN
    RAISE EXCEPTION 'listing % is public only as its cooperative has seen it', touched
      USING ERRCODE = 'check_violation', CONSTRAINT = 'listings_public_only_as_seen';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER listings_public_only_as_seen AFTER INSERT OR UPDATE OF state, shop_id, name, name_en, local_names,
    scientific_name, cultivar, description, description_en, care, care_en, "group", species_id, unit, pieces_per_unit,
    one_of_a_kind, negotiable, season_months, season_lunar, preorder_on, deposit_percent, origin, google_category, details
  ON listings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION refuse_unseen();
CREATE CONSTRAINT TRIGGER variants_public_only_as_seen AFTER INSERT OR DELETE OR UPDATE OF listing_id, size, price, position,
    height_cm, spread_cm, pot_cm, weight_grams, length_cm, width_cm, pack_height_cm, retired_at
  ON variants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unseen();
CREATE CONSTRAINT TRIGGER wholesale_tiers_public_only_as_seen AFTER INSERT OR UPDATE OR DELETE
  ON wholesale_tiers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unseen();
CREATE CONSTRAINT TRIGGER photos_public_only_as_seen AFTER INSERT OR UPDATE OF listing_id, removed_at
  ON photos DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.listing_id IS NOT NULL AND NEW.removed_at IS NULL) EXECUTE FUNCTION refuse_unseen();

-- What is public when the looking begins stays so: nobody loses a sale because somebody begins to look.
CREATE FUNCTION approve_what_is_public(looking uuid, only_shop uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO listing_approvals (listing_id, cooperative_id, content, photo_ids, at)
  SELECT l.id, looking, listing_content(l.id), listing_photos(l.id), clock_timestamp()
  FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
  WHERE s.cooperative_id = looking AND (only_shop IS NULL OR s.id = only_shop) AND l.state = 'published'
  ORDER BY l.id
  ON CONFLICT (listing_id) DO UPDATE SET cooperative_id = excluded.cooperative_id, content = excluded.content,
    photo_ids = excluded.photo_ids, approved_by_id = NULL, at = excluded.at
$$;

CREATE FUNCTION turn_reviewing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reviews_listings THEN
    PERFORM approve_what_is_public(NEW.id, NULL);
  ELSE
    UPDATE listing_reviews SET state = 'freed' WHERE cooperative_id = NEW.id AND state IN ('waiting', 'asked');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cooperatives_turn_reviewing AFTER UPDATE OF reviews_listings ON cooperatives
  FOR EACH ROW WHEN (OLD.reviews_listings IS DISTINCT FROM NEW.reviews_listings) EXECUTE FUNCTION turn_reviewing();

CREATE FUNCTION move_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listing_reviews SET state = 'freed' WHERE shop_id = NEW.id AND state IN ('waiting', 'asked');
  IF EXISTS (SELECT FROM cooperatives WHERE id = NEW.cooperative_id AND reviews_listings) THEN
    PERFORM approve_what_is_public(NEW.cooperative_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shops_move_reviews AFTER UPDATE OF cooperative_id ON shops
  FOR EACH ROW WHEN (OLD.cooperative_id IS DISTINCT FROM NEW.cooperative_id) EXECUTE FUNCTION move_reviews();
