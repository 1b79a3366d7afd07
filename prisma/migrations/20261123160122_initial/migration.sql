-- The whole of the first schema, so one long file.

-- Search without tone marks, forgiving of typing mistakes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The same rule as `fold` in app/shared/fold.ts, so that a folded question meets a folded answer.
CREATE FUNCTION fold(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN normalize(
    replace(
      regexp_replace(normalize(lower(normalize($1, NFC) COLLATE "und-x-icu"), NFD), '[\u0300-\u036f]', '', 'g'),
      'đ', 'd'),
    NFC);

-- CreateEnum
CREATE TYPE "shop_state" AS ENUM ('draft', 'published', 'paused');

-- CreateEnum
CREATE TYPE "shop_role" AS ENUM ('owner', 'helper');

-- CreateEnum
CREATE TYPE "cooperative_role" AS ENUM ('manager', 'trainer', 'viewer');

-- CreateEnum
CREATE TYPE "certificate_kind" AS ENUM ('ocop', 'vietgap', 'geographical_indication', 'other');

-- CreateEnum
CREATE TYPE "listing_state" AS ENUM ('draft', 'published', 'paused', 'archived');

-- CreateEnum
CREATE TYPE "listing_origin" AS ENUM ('own_grown', 'resold', 'service');

-- CreateEnum
CREATE TYPE "photo_state" AS ENUM ('waiting', 'ready', 'refused');

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "shop_state" NOT NULL DEFAULT 'draft',
    "setup_step" TEXT,
    "tagline" TEXT NOT NULL DEFAULT '',
    "story" TEXT NOT NULL DEFAULT '',
    "province_code" CHAR(2),
    "commune_code" CHAR(5),
    "hamlet" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "zalo" TEXT,
    "cooperative_id" UUID,
    "banner_id" UUID,
    "name_folded" TEXT GENERATED ALWAYS AS (fold("name")) STORED,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_old_slugs" (
    "slug" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,

    CONSTRAINT "shop_old_slugs_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "shop_members" (
    "shop_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "shop_role" NOT NULL DEFAULT 'owner',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_members_pkey" PRIMARY KEY ("shop_id","person_id")
);

-- CreateTable
CREATE TABLE "shop_invitations" (
    "id" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperatives" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "story" TEXT NOT NULL DEFAULT '',
    "province_code" CHAR(2),
    "commune_code" CHAR(5),
    "hamlet" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cooperatives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperative_members" (
    "cooperative_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "cooperative_role" NOT NULL DEFAULT 'manager',

    CONSTRAINT "cooperative_members_pkey" PRIMARY KEY ("cooperative_id","person_id")
);

-- CreateTable
CREATE TABLE "certificates" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "kind" "certificate_kind" NOT NULL,
    "stars" INTEGER,
    "ocop_group" TEXT,
    "product" TEXT NOT NULL DEFAULT '',
    "certificate_no" TEXT NOT NULL DEFAULT '',
    "decision_no" TEXT NOT NULL DEFAULT '',
    "issuer" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "expires_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listings" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "listing_state" NOT NULL DEFAULT 'draft',
    "group" TEXT NOT NULL DEFAULT 'foliage',
    "species_id" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "name_en" TEXT NOT NULL DEFAULT '',
    "local_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scientific_name" TEXT NOT NULL DEFAULT '',
    "cultivar" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "description_en" TEXT NOT NULL DEFAULT '',
    "care" TEXT NOT NULL DEFAULT '',
    "care_en" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT 'cay',
    "pieces_per_unit" INTEGER NOT NULL DEFAULT 1,
    "one_of_a_kind" BOOLEAN NOT NULL DEFAULT false,
    "negotiable" BOOLEAN NOT NULL DEFAULT false,
    "season_months" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "season_lunar" BOOLEAN NOT NULL DEFAULT false,
    "preorder_on" DATE,
    "deposit_percent" INTEGER,
    "origin" "listing_origin" NOT NULL DEFAULT 'own_grown',
    "google_category" INTEGER,
    "details" JSONB NOT NULL DEFAULT '{}',
    "search_text" TEXT NOT NULL DEFAULT '',
    "search_folded" TEXT GENERATED ALWAYS AS (fold("search_text")) STORED,
    "price_from" BIGINT,
    "price_to" BIGINT,
    "stock_total" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_old_slugs" (
    "shop_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "listing_id" UUID NOT NULL,

    CONSTRAINT "listing_old_slugs_pkey" PRIMARY KEY ("shop_id","slug")
);

-- CreateTable
CREATE TABLE "variants" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "size" TEXT NOT NULL DEFAULT '',
    "price" BIGINT,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "height_cm" INTEGER,
    "spread_cm" INTEGER,
    "pot_cm" INTEGER,
    "weight_grams" INTEGER,
    "length_cm" INTEGER,
    "width_cm" INTEGER,
    "pack_height_cm" INTEGER,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wholesale_tiers" (
    "variant_id" UUID NOT NULL,
    "min_quantity" INTEGER NOT NULL,
    "price" BIGINT NOT NULL,

    CONSTRAINT "wholesale_tiers_pkey" PRIMARY KEY ("variant_id","min_quantity")
);

-- CreateTable
CREATE TABLE "photos" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "alt" TEXT NOT NULL DEFAULT '',
    "state" "photo_state" NOT NULL DEFAULT 'waiting',
    "problem" JSONB,
    "content_hash" TEXT NOT NULL,
    "original_key" TEXT NOT NULL,
    "original_bytes" INTEGER NOT NULL,
    "public_name" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "placeholder" TEXT,
    "renditions" JSONB NOT NULL DEFAULT '[]',
    "plan_version" INTEGER NOT NULL DEFAULT 0,
    "advice" JSONB NOT NULL DEFAULT '[]',
    "edits" JSONB NOT NULL DEFAULT '{}',
    "likeness" TEXT,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo_uploads" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "photo_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "photo_uploads_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "people_phone_key" ON "people"("phone");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "shops_slug_key" ON "shops"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "shops_banner_id_key" ON "shops"("banner_id");

-- CreateIndex
CREATE INDEX "shops_cooperative_id_idx" ON "shops"("cooperative_id");

-- CreateIndex
CREATE INDEX "shops_state_published_at_id_idx" ON "shops"("state", "published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "shops_province_code_idx" ON "shops"("province_code");

-- CreateIndex
CREATE INDEX "shop_old_slugs_shop_id_idx" ON "shop_old_slugs"("shop_id");

-- CreateIndex
CREATE INDEX "shop_members_person_id_idx" ON "shop_members"("person_id");

-- CreateIndex
CREATE INDEX "shop_invitations_shop_id_idx" ON "shop_invitations"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "cooperatives_slug_key" ON "cooperatives"("slug");

-- CreateIndex
CREATE INDEX "cooperative_members_person_id_idx" ON "cooperative_members"("person_id");

-- CreateIndex
CREATE INDEX "certificates_shop_id_idx" ON "certificates"("shop_id");

-- CreateIndex
CREATE INDEX "certificates_listing_id_idx" ON "certificates"("listing_id");

-- CreateIndex
CREATE INDEX "listings_shop_id_state_published_at_id_idx" ON "listings"("shop_id", "state", "published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "listings_state_published_at_id_idx" ON "listings"("state", "published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "listings_state_price_from_id_idx" ON "listings"("state", "price_from", "id");

-- CreateIndex
CREATE INDEX "listings_group_state_idx" ON "listings"("group", "state");

-- CreateIndex
CREATE UNIQUE INDEX "listings_shop_id_slug_key" ON "listings"("shop_id", "slug");

-- CreateIndex
CREATE INDEX "listing_old_slugs_listing_id_idx" ON "listing_old_slugs"("listing_id");

-- CreateIndex
CREATE INDEX "variants_listing_id_position_idx" ON "variants"("listing_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "variants_shop_id_sku_key" ON "variants"("shop_id", "sku");

-- CreateIndex
CREATE INDEX "photos_listing_id_position_idx" ON "photos"("listing_id", "position");

-- CreateIndex
CREATE INDEX "photos_shop_id_created_at_idx" ON "photos"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "photos_content_hash_idx" ON "photos"("content_hash");

-- CreateIndex
CREATE INDEX "photos_public_name_idx" ON "photos"("public_name");

-- CreateIndex
CREATE INDEX "photos_plan_version_created_at_idx" ON "photos"("plan_version", "created_at");

-- CreateIndex
CREATE INDEX "photos_removed_at_idx" ON "photos"("removed_at");

-- CreateIndex
CREATE INDEX "photo_uploads_photo_id_idx" ON "photo_uploads"("photo_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_banner_id_fkey" FOREIGN KEY ("banner_id") REFERENCES "photos"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_old_slugs" ADD CONSTRAINT "shop_old_slugs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_invitations" ADD CONSTRAINT "shop_invitations_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_members" ADD CONSTRAINT "shop_members_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_members" ADD CONSTRAINT "shop_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperative_members" ADD CONSTRAINT "cooperative_members_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperative_members" ADD CONSTRAINT "cooperative_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_old_slugs" ADD CONSTRAINT "listing_old_slugs_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wholesale_tiers" ADD CONSTRAINT "wholesale_tiers_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photos" ADD CONSTRAINT "photos_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photos" ADD CONSTRAINT "photos_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo_uploads" ADD CONSTRAINT "photo_uploads_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "photos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE people
  ADD CONSTRAINT people_phone_is_vietnamese CHECK (phone ~ '^\+84[0-9]{9,10}$'),
  ADD CONSTRAINT people_lang_is_known CHECK (lang IN ('vi', 'en'));

ALTER TABLE shops
  ADD CONSTRAINT shops_slug_is_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT shops_open_only_when_complete CHECK (
    state <> 'published' OR (name <> '' AND commune_code IS NOT NULL AND phone IS NOT NULL AND published_at IS NOT NULL)),
  ADD CONSTRAINT shops_commune_has_its_province CHECK (commune_code IS NULL OR province_code IS NOT NULL);

ALTER TABLE certificates
  ADD CONSTRAINT certificates_ocop_has_stars CHECK (kind <> 'ocop' OR stars BETWEEN 3 AND 5);

ALTER TABLE listings
  ADD CONSTRAINT listings_slug_is_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT listings_public_only_when_answered CHECK (
    state <> 'published' OR (name <> '' AND price_from IS NOT NULL AND published_at IS NOT NULL)),
  ADD CONSTRAINT listings_one_of_a_kind_is_one CHECK (NOT one_of_a_kind OR stock_total <= 1),
  ADD CONSTRAINT listings_pieces_are_positive CHECK (pieces_per_unit BETWEEN 1 AND 100000),
  ADD CONSTRAINT listings_deposit_is_a_percentage CHECK (deposit_percent BETWEEN 0 AND 100),
  ADD CONSTRAINT listings_months_are_months CHECK (season_months <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  ADD CONSTRAINT listings_details_are_an_object CHECK (jsonb_typeof(details) = 'object');

ALTER TABLE variants
  ADD CONSTRAINT variants_stock_is_never_negative CHECK (stock BETWEEN 0 AND 10000000),
  ADD CONSTRAINT variants_price_is_sane CHECK (price BETWEEN 500 AND 10000000000),
  ADD CONSTRAINT variants_sku_fits_every_feed CHECK (sku ~ '^[A-Za-z0-9._-]{1,50}$');

ALTER TABLE wholesale_tiers
  ADD CONSTRAINT wholesale_tiers_start_above_one CHECK (min_quantity > 1),
  ADD CONSTRAINT wholesale_tiers_price_is_sane CHECK (price BETWEEN 1 AND 10000000000);

ALTER TABLE photos
  ADD CONSTRAINT photos_ready_can_be_shown CHECK (
    state <> 'ready' OR (public_name IS NOT NULL AND width > 0 AND height > 0 AND placeholder IS NOT NULL)),
  ADD CONSTRAINT photos_refused_says_why CHECK (state <> 'refused' OR problem IS NOT NULL),
  ADD CONSTRAINT photos_edits_are_an_object CHECK (jsonb_typeof(edits) = 'object'),
  ADD CONSTRAINT photos_likeness_is_64_bits CHECK (likeness ~ '^[0-9a-f]{16}$');

-- A variant belongs to the shop of its listing.
ALTER TABLE listings ADD CONSTRAINT listings_id_in_shop UNIQUE (id, shop_id);
ALTER TABLE variants ADD CONSTRAINT variants_listing_in_same_shop
  FOREIGN KEY (listing_id, shop_id) REFERENCES listings (id, shop_id) ON DELETE CASCADE;

CREATE INDEX listings_search ON listings USING gin (search_folded gin_trgm_ops);
CREATE INDEX shops_search ON shops USING gin (name_folded gin_trgm_ops);

-- Cheapest, dearest and how many are left, kept on the listing so that lists need not look at variants.
CREATE FUNCTION keep_listing_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listings
  SET price_from = totals.price_from, price_to = totals.price_to, stock_total = totals.stock_total
  FROM (
    SELECT touched.listing_id, min(v.price) AS price_from, max(v.price) AS price_to, coalesce(sum(v.stock), 0)::int AS stock_total
    FROM (SELECT DISTINCT listing_id FROM changed) AS touched
    LEFT JOIN variants AS v ON v.listing_id = touched.listing_id AND v.retired_at IS NULL
    GROUP BY touched.listing_id
  ) AS totals
  WHERE listings.id = totals.listing_id
    AND (listings.price_from, listings.price_to, listings.stock_total)
      IS DISTINCT FROM (totals.price_from, totals.price_to, totals.stock_total);
  RETURN NULL;
END $$;

CREATE TRIGGER variants_1_totals_insert AFTER INSERT ON variants
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_listing_totals();
CREATE TRIGGER variants_1_totals_update AFTER UPDATE ON variants
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_listing_totals();
CREATE TRIGGER variants_1_totals_delete AFTER DELETE ON variants
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_listing_totals();

-- A shop's revision grows with everything that one of its pages or feeds could show: caches and ETags go by it.
CREATE SEQUENCE shop_revision;

CREATE FUNCTION bump_own_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision = OLD.revision AND NEW IS DISTINCT FROM OLD THEN
    NEW.revision := nextval('shop_revision');
    NEW.revised_at := clock_timestamp(); -- not now(): a long transaction must not date its change before a short one's
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shops_revision BEFORE UPDATE ON shops FOR EACH ROW EXECUTE FUNCTION bump_own_revision();

CREATE FUNCTION bump_shop_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp() WHERE id IN (SELECT shop_id FROM changed);
  RETURN NULL;
END $$;

CREATE FUNCTION bump_shop_revision_for_tiers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp()
  WHERE id IN (SELECT v.shop_id FROM changed JOIN variants AS v ON v.id = changed.variant_id);
  RETURN NULL;
END $$;

DO $$
DECLARE
  watched text;
  event record;
BEGIN
  FOREACH watched IN ARRAY ARRAY['listings', 'variants', 'wholesale_tiers', 'photos', 'certificates'] LOOP
    FOR event IN SELECT * FROM (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS e (name, side) LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()',
        watched || '_2_revision_' || lower(event.name), event.name, watched, event.side,
        CASE watched WHEN 'wholesale_tiers' THEN 'bump_shop_revision_for_tiers' ELSE 'bump_shop_revision' END);
    END LOOP;
  END LOOP;
END $$;
