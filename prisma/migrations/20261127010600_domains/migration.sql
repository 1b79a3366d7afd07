-- An address of a shop's own. Whoever shows a record in the domain's DNS has it; until then it is a wish of anybody.
CREATE TABLE "shop_domains" (
    "shop_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "missed_since" TIMESTAMPTZ(3),

    CONSTRAINT "shop_domains_pkey" PRIMARY KEY ("shop_id"),
    -- as a browser writes it in `Host`: small letters, punycode, no dot at the end
    CONSTRAINT "shop_domains_host" CHECK ("host" ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$' AND length("host") <= 253),
    CONSTRAINT "shop_domains_missed" CHECK ("missed_since" IS NULL OR "proved_at" IS NOT NULL)
);
-- a domain that was proved is one shop's
CREATE UNIQUE INDEX "shop_domains_proved" ON "shop_domains" ("host") WHERE "proved_at" IS NOT NULL;
CREATE INDEX "shop_domains_checked" ON "shop_domains" ("checked_at") WHERE "proved_at" IS NOT NULL;
ALTER TABLE "shop_domains" ADD CONSTRAINT "shop_domains_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Pages name the address at which they are at home, so they change with it.
CREATE FUNCTION bump_revision_for_domain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp()
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.shop_id ELSE NEW.shop_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_domains_2_revision_update AFTER UPDATE ON shop_domains
  FOR EACH ROW WHEN ((OLD.host, OLD.proved_at IS NULL) IS DISTINCT FROM (NEW.host, NEW.proved_at IS NULL))
  EXECUTE FUNCTION bump_revision_for_domain();
CREATE TRIGGER shop_domains_2_revision_delete AFTER DELETE ON shop_domains
  FOR EACH ROW WHEN (OLD.proved_at IS NOT NULL) EXECUTE FUNCTION bump_revision_for_domain();
