-- A helper of the family works in the shop for as long as its owner likes. What they do is on record like any help, and
-- prices and stock of what buyers know wait for the owner's tap.

ALTER TABLE help_grants
  ALTER COLUMN cooperative_id DROP NOT NULL,
  DROP CONSTRAINT help_grants_minutes,
  DROP CONSTRAINT help_grants_begun,
  -- no cooperative: the family's, which has no end set
  ADD CONSTRAINT help_grants_minutes CHECK (CASE WHEN cooperative_id IS NULL THEN minutes = 0 ELSE minutes BETWEEN 15 AND 10080 END),
  ADD CONSTRAINT help_grants_begun CHECK (
    CASE WHEN cooperative_id IS NULL THEN began_at IS NOT NULL AND expires_at IS NULL ELSE (began_at IS NULL) = (expires_at IS NULL) END
  );
CREATE UNIQUE INDEX help_grants_family ON help_grants (shop_id, helper_id) WHERE cooperative_id IS NULL AND ended_at IS NULL;

-- Whoever helps in a shop has one running help there, which ends the moment they are let go.
CREATE FUNCTION keep_family_help() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE help_grants SET ended_at = now()
      WHERE shop_id = OLD.shop_id AND helper_id = OLD.person_id AND cooperative_id IS NULL AND ended_at IS NULL;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.role = 'helper' THEN
    INSERT INTO help_grants (id, shop_id, helper_id, scopes, minutes, began_at)
      VALUES (gen_random_uuid(), NEW.shop_id, NEW.person_id, '{listings,profile}', 0, now());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_members_9_family_help AFTER INSERT OR DELETE OR UPDATE OF role ON shop_members FOR EACH ROW
  EXECUTE FUNCTION keep_family_help();
INSERT INTO help_grants (id, shop_id, helper_id, scopes, minutes, began_at)
  SELECT gen_random_uuid(), shop_id, person_id, '{listings,profile}', 0, now() FROM shop_members WHERE role = 'helper';

-- A price or a count that waits. `min_quantity` names a step of the wholesale prices; 0: the size itself.
CREATE TABLE help_wishes (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  grant_id UUID NOT NULL REFERENCES help_grants (id) ON DELETE CASCADE,
  shop_id UUID NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  variant_id UUID NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  min_quantity INTEGER NOT NULL DEFAULT 0,
  before BIGINT,
  after BIGINT,
  asked_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- when the owner's phone was told
  told_at TIMESTAMPTZ(3),
  answered_at TIMESTAMPTZ(3),
  answer TEXT,
  CONSTRAINT help_wishes_field CHECK (field IN ('price', 'stock', 'tier') AND (field = 'tier') = (min_quantity > 0)),
  CONSTRAINT help_wishes_something CHECK (before IS DISTINCT FROM after),
  CONSTRAINT help_wishes_answer CHECK ((answered_at IS NULL) = (answer IS NULL) AND answer IN ('yes', 'no', 'withdrawn'))
);
-- who asks again for the same thing asks for something else instead
CREATE UNIQUE INDEX help_wishes_open ON help_wishes (variant_id, field, min_quantity) WHERE answered_at IS NULL;
CREATE INDEX help_wishes_shop ON help_wishes (shop_id, asked_at DESC) WHERE answered_at IS NULL;
CREATE INDEX help_wishes_untold ON help_wishes (asked_at) WHERE answered_at IS NULL AND told_at IS NULL;
CREATE INDEX help_wishes_grant ON help_wishes (grant_id);

-- The family's grant under which this transaction writes, held until it ends; null: nobody of the family writes.
CREATE FUNCTION family_help(shop UUID) RETURNS UUID LANGUAGE plpgsql AS $$
DECLARE
  helping UUID := nullif(current_setting('chovuon.help', true), '')::UUID;
BEGIN
  IF helping IS NULL OR NOT EXISTS (SELECT FROM help_grants WHERE id = helping AND cooperative_id IS NULL) THEN RETURN NULL; END IF;
  PERFORM 1 FROM help_grants WHERE id = helping AND shop_id = shop AND ended_at IS NULL FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'help is over' USING ERRCODE = 'CV001'; END IF;
  RETURN helping;
END $$;

CREATE FUNCTION wish(helping UUID, shop UUID, size UUID, what TEXT, step INTEGER, was BIGINT, wanted BIGINT) RETURNS VOID
LANGUAGE sql AS $$
  INSERT INTO help_wishes (grant_id, shop_id, variant_id, field, min_quantity, before, after)
    VALUES (helping, shop, size, what, step, was, wanted)
    ON CONFLICT (variant_id, field, min_quantity) WHERE answered_at IS NULL
    DO UPDATE SET grant_id = excluded.grant_id, before = excluded.before, after = excluded.after,
      asked_at = excluded.asked_at, told_at = NULL
$$;

-- Leaves price and stock of what buyers know as they are, and writes down what the helper wants them to be. A listing that
-- was never published is nobody's price yet.
CREATE FUNCTION hold_family_variant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  helping UUID;
BEGIN
  IF NEW.price IS NOT DISTINCT FROM OLD.price AND NEW.stock IS NOT DISTINCT FROM OLD.stock THEN RETURN NEW; END IF;
  helping := family_help(OLD.shop_id);
  IF helping IS NULL OR NOT EXISTS (SELECT FROM listings WHERE id = OLD.listing_id AND published_at IS NOT NULL) THEN RETURN NEW; END IF;
  IF NEW.price IS DISTINCT FROM OLD.price THEN
    PERFORM wish(helping, OLD.shop_id, OLD.id, 'price', 0, OLD.price, NEW.price);
    NEW.price := OLD.price;
  END IF;
  IF NEW.stock IS DISTINCT FROM OLD.stock THEN
    PERFORM wish(helping, OLD.shop_id, OLD.id, 'stock', 0, OLD.stock, NEW.stock);
    NEW.stock := OLD.stock;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER variants_0_family BEFORE UPDATE ON variants FOR EACH ROW EXECUTE FUNCTION hold_family_variant();

CREATE FUNCTION hold_family_tier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  helping UUID;
  sized UUID := CASE WHEN TG_OP = 'DELETE' THEN OLD.variant_id ELSE NEW.variant_id END;
  step INTEGER := CASE WHEN TG_OP = 'DELETE' THEN OLD.min_quantity ELSE NEW.min_quantity END;
  shop UUID;
BEGIN
  IF nullif(current_setting('chovuon.help', true), '') IS NOT NULL THEN
    SELECT v.shop_id INTO shop FROM variants AS v JOIN listings AS l ON l.id = v.listing_id
      WHERE v.id = sized AND l.published_at IS NOT NULL
        -- the steps of a size that is just being made are part of making it
        AND NOT EXISTS (SELECT FROM help_changes AS c WHERE c.subject_id = v.id AND c.subject = 'variant'
          AND c.act = pg_current_xact_id()::TEXT::BIGINT AND c.before IS NULL);
    IF FOUND THEN helping := family_help(shop); END IF;
  END IF;
  IF helping IS NOT NULL THEN
    PERFORM wish(helping, shop, sized, 'tier', step,
      CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.price END, CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.price END);
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tiers_0_family BEFORE INSERT OR UPDATE OR DELETE ON wholesale_tiers FOR EACH ROW EXECUTE FUNCTION hold_family_tier();

-- What there is one of cannot be promised while a count above one waits to be answered.
CREATE FUNCTION hold_family_single() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.one_of_a_kind AND NOT OLD.one_of_a_kind AND OLD.published_at IS NOT NULL AND family_help(OLD.shop_id) IS NOT NULL
    AND (SELECT sum(stock) > 1 FROM variants WHERE listing_id = OLD.id AND retired_at IS NULL) THEN
    NEW.one_of_a_kind := false;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER listings_0_family BEFORE UPDATE ON listings FOR EACH ROW EXECUTE FUNCTION hold_family_single();
