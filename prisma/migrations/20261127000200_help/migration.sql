-- Somebody works in a member's shop with the member's consent: for some things, for some time, every change on record.

CREATE TYPE help_scope AS ENUM ('listings', 'profile');

CREATE TABLE help_grants (
  id UUID PRIMARY KEY,
  shop_id UUID NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  cooperative_id UUID NOT NULL REFERENCES cooperatives (id) ON DELETE CASCADE,
  -- who may help; null while a code waits for whoever types it
  helper_id UUID REFERENCES people (id) ON DELETE CASCADE,
  scopes help_scope[] NOT NULL,
  minutes INTEGER NOT NULL,
  -- SHA-256 of the code; null once it was typed, and where the member was asked instead
  code_hash TEXT,
  code_expires_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  began_at TIMESTAMPTZ(3),
  expires_at TIMESTAMPTZ(3),
  ended_at TIMESTAMPTZ(3),
  CONSTRAINT help_grants_scopes CHECK (cardinality(scopes) > 0),
  CONSTRAINT help_grants_minutes CHECK (minutes BETWEEN 15 AND 10080),
  CONSTRAINT help_grants_someone CHECK (helper_id IS NOT NULL OR (code_hash IS NOT NULL AND code_expires_at IS NOT NULL)),
  CONSTRAINT help_grants_begun CHECK ((began_at IS NULL) = (expires_at IS NULL)),
  CONSTRAINT help_grants_helper_begins CHECK (began_at IS NULL OR helper_id IS NOT NULL)
);
CREATE INDEX help_grants_shop ON help_grants (shop_id, created_at DESC);
CREATE INDEX help_grants_helper ON help_grants (helper_id);
CREATE UNIQUE INDEX help_grants_code ON help_grants (cooperative_id, code_hash) WHERE code_hash IS NOT NULL;

-- One thing changed by one transaction: what a person may change of it, before and after. Rows of one `act` were one press.
CREATE TABLE help_changes (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  grant_id UUID NOT NULL REFERENCES help_grants (id) ON DELETE CASCADE,
  shop_id UUID NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  act BIGINT NOT NULL,
  subject TEXT NOT NULL,
  subject_id UUID NOT NULL,
  -- which step of a size's wholesale prices; empty elsewhere
  subject_key TEXT NOT NULL DEFAULT '',
  before JSONB,
  after JSONB,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  taken_back_at TIMESTAMPTZ(3),
  CONSTRAINT help_changes_subject CHECK (subject IN ('shop', 'listing', 'variant', 'tier', 'photo')),
  CONSTRAINT help_changes_something CHECK (before IS DISTINCT FROM after)
);
CREATE UNIQUE INDEX help_changes_once ON help_changes (grant_id, act, subject, subject_id, subject_key);
CREATE INDEX help_changes_shop ON help_changes (shop_id, at DESC, act);

-- The session of somebody who helps right now.
ALTER TABLE sessions ADD COLUMN help_grant_id UUID REFERENCES help_grants (id) ON DELETE SET NULL;
CREATE INDEX sessions_help_grant ON sessions (help_grant_id) WHERE help_grant_id IS NOT NULL;

-- Some columns of a row.
CREATE FUNCTION some_of(whole JSONB, names TEXT[]) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(key, value) FROM jsonb_each(whole) WHERE key = ANY (names)
$$;

-- Writes down what somebody who helps changes, and refuses it when the help is over or is another garden's. The grant is
-- held until the transaction ends, so that no change slips in behind the moment in which the member ended it.
-- Arguments: the subject, and the columns that a person changes.
CREATE FUNCTION record_help() RETURNS trigger LANGUAGE plpgsql AS $$
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
  ELSE
    thing := (some_row ->> 'id')::UUID;
    owner := CASE WHEN TG_ARGV[0] = 'shop' THEN thing ELSE (some_row ->> 'shop_id')::UUID END;
  END IF;

  old_row := some_of(old_row, names);
  new_row := some_of(new_row, names);
  IF old_row IS NOT DISTINCT FROM new_row THEN RETURN NULL; END IF;

  PERFORM 1 FROM help_grants
    WHERE id = helping::UUID AND shop_id = owner AND began_at IS NOT NULL AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > now())
      AND (CASE WHEN TG_ARGV[0] = 'shop' THEN 'profile' ELSE 'listings' END)::help_scope = ANY (scopes)
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

CREATE TRIGGER shops_9_help AFTER UPDATE ON shops FOR EACH ROW
  EXECUTE FUNCTION record_help('shop', '{name,tagline,story,province_code,commune_code,hamlet,phone,zalo,banner_id,state}');
CREATE TRIGGER listings_9_help AFTER INSERT OR UPDATE OR DELETE ON listings FOR EACH ROW
  EXECUTE FUNCTION record_help('listing', '{name,name_en,local_names,scientific_name,cultivar,description,description_en,care,care_en,group,species_id,unit,pieces_per_unit,one_of_a_kind,negotiable,season_months,season_lunar,preorder_on,deposit_percent,origin,google_category,details,state}');
CREATE TRIGGER variants_9_help AFTER INSERT OR UPDATE OR DELETE ON variants FOR EACH ROW
  EXECUTE FUNCTION record_help('variant', '{listing_id,size,price,stock,position,height_cm,spread_cm,pot_cm,weight_grams,length_cm,width_cm,pack_height_cm,retired_at}');
CREATE TRIGGER tiers_9_help AFTER INSERT OR UPDATE OR DELETE ON wholesale_tiers FOR EACH ROW
  EXECUTE FUNCTION record_help('tier', '{price}');
CREATE TRIGGER photos_9_help AFTER INSERT OR UPDATE OR DELETE ON photos FOR EACH ROW
  EXECUTE FUNCTION record_help('photo', '{listing_id,position,alt,edits,removed_at}');
