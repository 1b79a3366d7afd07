-- A grower objects to a review, and who runs the house answers.

CREATE TYPE "objection_reason" AS ENUM ('abusive', 'private_data', 'other_goods', 'not_a_buyer', 'other');
CREATE TYPE "objection_outcome" AS ENUM ('hidden', 'kept', 'withdrawn');

CREATE TABLE "review_objections" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "person_id" UUID,
    "reason" "objection_reason" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" "objection_outcome",
    "cause" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "review_objections_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "review_objections_review_id_idx" ON "review_objections"("review_id");
CREATE INDEX "review_objections_shop_id_idx" ON "review_objections"("shop_id");
CREATE INDEX "review_objections_person_id_idx" ON "review_objections"("person_id");
-- one that waits per review, and the operator's list of them
CREATE UNIQUE INDEX review_objections_one_open ON review_objections (review_id) WHERE ended_at IS NULL;
CREATE INDEX review_objections_open ON review_objections (at, id) WHERE ended_at IS NULL;
ALTER TABLE "review_objections" ADD CONSTRAINT "review_objections_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "buyer_reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_objections" ADD CONSTRAINT "review_objections_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_objections" ADD CONSTRAINT "review_objections_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.
ALTER TABLE review_objections
  ADD CONSTRAINT review_objections_texts CHECK (char_length(text) <= 500 AND (reason <> 'other' OR text <> '')),
  ADD CONSTRAINT review_objections_ended CHECK (
    (ended_at IS NULL) = (outcome IS NULL) AND (cause <> '') = (outcome IS NOT NULL AND outcome <> 'withdrawn'));

-- Only about what was said of one's own shop.
CREATE FUNCTION object_to_own_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM buyer_reviews WHERE id = NEW.review_id AND shop_id = NEW.shop_id) THEN
    RAISE EXCEPTION 'a review is objected to by the shop it is about' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_objections_of_the_shop BEFORE INSERT ON review_objections
  FOR EACH ROW EXECUTE FUNCTION object_to_own_reviews();

-- A helper of the family may object to a review and try another look, on record; whoever the cooperative sends may do
-- neither. A look is recorded as what is tried, else as what visitors see: publishing changes no word of it.
ALTER TABLE help_changes DROP CONSTRAINT help_changes_subject,
  ADD CONSTRAINT help_changes_subject
    CHECK (subject IN ('shop', 'listing', 'variant', 'tier', 'photo', 'design', 'objection'));

CREATE OR REPLACE FUNCTION record_help() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  helping TEXT := nullif(current_setting('chovuon.help', true), '');
  names TEXT[] := TG_ARGV[1]::TEXT[];
  old_row JSONB;
  new_row JSONB;
  some_row JSONB;
  owner UUID;
  thing UUID;
  step TEXT := '';
BEGIN
  IF helping IS NULL THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW); END IF;
  some_row := coalesce(new_row, old_row);
  IF TG_ARGV[0] = 'tier' THEN
    thing := (some_row ->> 'variant_id')::UUID;
    step := some_row ->> 'min_quantity';
    SELECT shop_id INTO owner FROM variants WHERE id = thing;
  ELSIF TG_ARGV[0] = 'design' THEN
    thing := (some_row ->> 'shop_id')::UUID;
    owner := thing;
    old_row := jsonb_build_object('draft', coalesce(nullif(old_row -> 'draft', 'null'), old_row -> 'published', 'null'));
    new_row := jsonb_build_object('draft', coalesce(nullif(new_row -> 'draft', 'null'), new_row -> 'published', 'null'));
  ELSE
    thing := (some_row ->> 'id')::UUID;
    owner := CASE WHEN TG_ARGV[0] = 'shop' THEN thing ELSE (some_row ->> 'shop_id')::UUID END;
  END IF;

  old_row := some_of(old_row, names);
  new_row := some_of(new_row, names);
  IF old_row IS NOT DISTINCT FROM new_row THEN RETURN NULL; END IF;

  PERFORM 1 FROM help_grants
    WHERE id = helping::UUID AND shop_id = owner AND began_at IS NOT NULL AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > now())
      AND (CASE WHEN TG_ARGV[0] IN ('design', 'objection') THEN cooperative_id IS NULL
        ELSE (CASE WHEN TG_ARGV[0] = 'shop' THEN 'profile' ELSE 'listings' END)::help_scope = ANY (scopes) END)
    FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'help is over' USING ERRCODE = 'CV001'; END IF;

  -- what one press changes twice is one change: from what it was to what it came to
  UPDATE help_changes SET after = new_row
    WHERE grant_id = helping::UUID AND act = pg_current_xact_id()::TEXT::BIGINT
      AND subject = TG_ARGV[0] AND subject_id = thing AND subject_key = step AND before IS DISTINCT FROM new_row;
  IF FOUND THEN RETURN NULL; END IF;
  DELETE FROM help_changes
    WHERE grant_id = helping::UUID AND act = pg_current_xact_id()::TEXT::BIGINT
      AND subject = TG_ARGV[0] AND subject_id = thing AND subject_key = step;
  IF FOUND THEN RETURN NULL; END IF;
  INSERT INTO help_changes (grant_id, shop_id, act, subject, subject_id, subject_key, before, after)
    VALUES (helping::UUID, owner, pg_current_xact_id()::TEXT::BIGINT, TG_ARGV[0], thing, step, old_row, new_row);
  RETURN NULL;
END $$;

CREATE TRIGGER review_objections_9_help AFTER INSERT ON review_objections FOR EACH ROW
  EXECUTE FUNCTION record_help('objection', '{review_id,reason,text}');
CREATE TRIGGER shop_designs_9_help AFTER INSERT OR UPDATE ON shop_designs FOR EACH ROW
  EXECUTE FUNCTION record_help('design', '{draft}');

-- What buyers read of a shop's policies before they ordered, each text once. It stays as it was read.
CREATE TABLE "policy_texts" (
    "shop_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "sections" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_texts_pkey" PRIMARY KEY ("shop_id","hash")
);
ALTER TABLE "policy_texts" ADD CONSTRAINT "policy_texts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE policy_texts ADD CONSTRAINT policy_texts_hash CHECK (hash ~ '^[0-9a-f]{32}$');
CREATE TRIGGER policy_texts_stay BEFORE UPDATE ON policy_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
