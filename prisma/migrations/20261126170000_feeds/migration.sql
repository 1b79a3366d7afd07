-- CreateTable
CREATE TABLE "channel_rules" (
    "shop_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_rules_pkey" PRIMARY KEY ("shop_id","channel")
);

-- CreateTable
CREATE TABLE "feed_fetches" (
    "owner_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "whole" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "items" INTEGER,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_fetches_pkey" PRIMARY KEY ("owner_id","file","reader","day")
);

-- CreateIndex
CREATE INDEX "feed_fetches_day_idx" ON "feed_fetches"("day");

-- AddForeignKey
ALTER TABLE "channel_rules" ADD CONSTRAINT "channel_rules_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE channel_rules
  ADD CONSTRAINT channel_rules_are_an_object CHECK (jsonb_typeof(rules) = 'object');

-- A rule changes what a feed shows, so ETags go by it like by everything else.
CREATE TRIGGER channel_rules_2_revision_insert AFTER INSERT ON channel_rules
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision();
CREATE TRIGGER channel_rules_2_revision_update AFTER UPDATE ON channel_rules
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision();
CREATE TRIGGER channel_rules_2_revision_delete AFTER DELETE ON channel_rules
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision();
