-- Who speaks for the owner (Decree 248/2026, article 4), where the owner is more than one person.
ALTER TABLE "shop_selling" ADD COLUMN "representative" TEXT NOT NULL DEFAULT '';

-- What a grower adds to the texts that the house fills in, and the notice that was issued to this very shop.
CREATE TABLE "shop_policies" (
    "shop_id" UUID NOT NULL,
    "notes" JSONB NOT NULL DEFAULT '{}',
    "settle_days" INTEGER NOT NULL DEFAULT 7,
    "notice_link" TEXT NOT NULL DEFAULT '',
    "notice_icon" BYTEA,
    "notice_icon_tag" TEXT NOT NULL DEFAULT '',
    "notice_icon_width" INTEGER NOT NULL DEFAULT 0,
    "notice_icon_height" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_policies_pkey" PRIMARY KEY ("shop_id")
);
ALTER TABLE "shop_policies" ADD CONSTRAINT "shop_policies_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE shop_policies
  ADD CONSTRAINT shop_policies_notes_are_named CHECK (jsonb_typeof(notes) = 'object'),
  ADD CONSTRAINT shop_policies_settle_in_time CHECK (settle_days BETWEEN 1 AND 30),
  -- only what the system of the state issued: a link without https or to anybody else is none
  ADD CONSTRAINT shop_policies_notice_is_the_states CHECK (notice_link = '' OR notice_link ~ '^https://([a-z0-9-]+\.)+gov\.vn(:\d+)?(/|\?|$)'),
  ADD CONSTRAINT shop_policies_icon_is_small CHECK (octet_length(notice_icon) <= 200000),
  ADD CONSTRAINT shop_policies_icon_is_whole CHECK ((notice_icon IS NULL) = (notice_icon_tag = ''));

-- How often shoppers looked, counted by the server: of whom it is nobody's business.
CREATE TYPE "visit_channel" AS ENUM ('inside', 'direct', 'search', 'google', 'facebook', 'zalo', 'tiktok', 'qr', 'share', 'feed', 'other');
CREATE TABLE "page_counts" (
    "shop_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "channel" "visit_channel" NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "chats" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "page_counts_pkey" PRIMARY KEY ("shop_id","day","subject_id","channel")
);
CREATE INDEX "page_counts_day_idx" ON "page_counts"("day");
ALTER TABLE "page_counts" ADD CONSTRAINT "page_counts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE page_counts
  ADD CONSTRAINT page_counts_count CHECK (views >= 0 AND calls >= 0 AND chats >= 0);

-- Nobody looks at a practice shop, so nothing of it is ever counted.
CREATE FUNCTION refuse_counting_practice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM shops WHERE id = NEW.shop_id AND practice_of_id IS NOT NULL) THEN
    RAISE EXCEPTION 'a practice shop has no visitors' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER page_counts_1_real BEFORE INSERT ON page_counts FOR EACH ROW EXECUTE FUNCTION refuse_counting_practice();

-- Policies show on a shop's pages, and so does how it can be paid.
DO $$
DECLARE
  event record;
BEGIN
  FOR event IN SELECT * FROM (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS e (name, side) LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON shop_policies REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision()',
      'shop_policies_2_revision_' || lower(event.name), event.name, event.side);
  END LOOP;
END $$;

-- An account is a shop's own, or its cooperative's that collects for many.
CREATE FUNCTION bump_payable_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account record;
BEGIN
  IF TG_OP = 'DELETE' THEN account := OLD; ELSE account := NEW; END IF;
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp()
    WHERE id = account.shop_id OR cooperative_id = account.cooperative_id;
  RETURN NULL;
END $$;
CREATE TRIGGER bank_accounts_2_revision AFTER INSERT OR DELETE ON bank_accounts
  FOR EACH ROW EXECUTE FUNCTION bump_payable_revision();
CREATE TRIGGER stripe_accounts_2_revision AFTER INSERT OR DELETE ON stripe_accounts
  FOR EACH ROW EXECUTE FUNCTION bump_payable_revision();
CREATE TRIGGER stripe_accounts_2_revision_update AFTER UPDATE ON stripe_accounts
  FOR EACH ROW WHEN (OLD.charges_enabled <> NEW.charges_enabled) EXECUTE FUNCTION bump_payable_revision();
