-- How a shop looks: what is being tried (draft), what visitors see (published), and everything that was ever published.
CREATE TABLE "shop_designs" (
    "shop_id" UUID NOT NULL,
    "draft" JSONB,
    "draft_version" INTEGER NOT NULL DEFAULT 0,
    "published" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_designs_pkey" PRIMARY KEY ("shop_id")
);
CREATE TABLE "design_versions" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "design" JSONB NOT NULL,
    "restored_from" INTEGER,
    "person_id" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "design_versions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "design_versions_number_counts" CHECK (number >= 1)
);
CREATE TABLE "design_previews" (
    "id" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "design_previews_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "design_versions_shop_id_number_key" ON "design_versions"("shop_id", "number");
CREATE INDEX "design_versions_person_id_idx" ON "design_versions"("person_id");
CREATE INDEX "design_previews_shop_id_idx" ON "design_previews"("shop_id");
ALTER TABLE "shop_designs" ADD CONSTRAINT "shop_designs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_versions" ADD CONSTRAINT "design_versions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_versions" ADD CONSTRAINT "design_versions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "design_previews" ADD CONSTRAINT "design_previews_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What visitors see changes only with what was published, so a draft that is being typed touches no page.
CREATE FUNCTION bump_revision_for_design() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp() WHERE id = NEW.shop_id;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_designs_2_revision_insert AFTER INSERT ON shop_designs
  FOR EACH ROW WHEN (NEW.published IS NOT NULL) EXECUTE FUNCTION bump_revision_for_design();
CREATE TRIGGER shop_designs_2_revision_update AFTER UPDATE ON shop_designs
  FOR EACH ROW WHEN (OLD.published IS DISTINCT FROM NEW.published) EXECUTE FUNCTION bump_revision_for_design();

-- What was published stays as it was: a version is added, never changed.
CREATE FUNCTION keep_design_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.number, NEW.design, NEW.published_at) IS DISTINCT FROM (OLD.shop_id, OLD.number, OLD.design, OLD.published_at) THEN
    RAISE EXCEPTION 'a published look does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER design_versions_kept BEFORE UPDATE ON design_versions
  FOR EACH ROW EXECUTE FUNCTION keep_design_version();
