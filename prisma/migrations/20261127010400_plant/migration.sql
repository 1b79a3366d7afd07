-- What buyers say of what they got, what became of the plants, and who asks what many of them would cost.
CREATE TYPE "quotation_state" AS ENUM ('new', 'answered', 'closed');

ALTER TYPE "order_file_kind" ADD VALUE 'review';

ALTER TABLE "order_files" ADD COLUMN     "review_id" UUID;

CREATE TABLE "buyer_reviews" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "line_id" UUID NOT NULL,
    "stars" SMALLINT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "buyer_reviews_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "review_hidings" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "is_hidden" BOOLEAN NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_hidings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "survival_checks" (
    "line_id" UUID NOT NULL,
    "day" SMALLINT NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "plants" INTEGER NOT NULL,
    "rooted" INTEGER NOT NULL,
    "weak" INTEGER NOT NULL,
    "is_true" BOOLEAN,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survival_checks_pkey" PRIMARY KEY ("line_id","day")
);

CREATE TABLE "quotation_requests" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "listing_name" TEXT NOT NULL,
    "size" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "wanted" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "key" TEXT NOT NULL,
    "state" "quotation_state" NOT NULL DEFAULT 'new',
    "price" BIGINT,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "consent" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "quotation_requests_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "buyer_reviews_line_id_key" ON "buyer_reviews"("line_id");

CREATE INDEX "buyer_reviews_shop_id_written_at_id_idx" ON "buyer_reviews"("shop_id", "written_at" DESC, "id" DESC);

CREATE INDEX "buyer_reviews_listing_id_written_at_id_idx" ON "buyer_reviews"("listing_id", "written_at" DESC, "id" DESC);

CREATE INDEX "review_hidings_review_id_idx" ON "review_hidings"("review_id");

CREATE INDEX "survival_checks_shop_id_day_idx" ON "survival_checks"("shop_id", "day");

CREATE INDEX "survival_checks_listing_id_day_idx" ON "survival_checks"("listing_id", "day");

CREATE INDEX "quotation_requests_shop_id_state_created_at_id_idx" ON "quotation_requests"("shop_id", "state", "created_at" DESC, "id");

CREATE INDEX "quotation_requests_created_at_idx" ON "quotation_requests"("created_at");

CREATE INDEX "quotation_requests_listing_id_idx" ON "quotation_requests"("listing_id");

CREATE INDEX "order_files_review_id_idx" ON "order_files"("review_id");

ALTER TABLE "order_files" ADD CONSTRAINT "order_files_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "buyer_reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "buyer_reviews" ADD CONSTRAINT "buyer_reviews_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "buyer_reviews" ADD CONSTRAINT "buyer_reviews_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "buyer_reviews" ADD CONSTRAINT "buyer_reviews_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_hidings" ADD CONSTRAINT "review_hidings_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "buyer_reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "survival_checks" ADD CONSTRAINT "survival_checks_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "survival_checks" ADD CONSTRAINT "survival_checks_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "survival_checks" ADD CONSTRAINT "survival_checks_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "quotation_requests" ADD CONSTRAINT "quotation_requests_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "quotation_requests" ADD CONSTRAINT "quotation_requests_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.
ALTER TABLE buyer_reviews
  ADD CONSTRAINT buyer_reviews_stars CHECK (stars BETWEEN 1 AND 5),
  ADD CONSTRAINT buyer_reviews_texts CHECK (char_length(text) <= 1000 AND char_length(answer) <= 1000),
  ADD CONSTRAINT buyer_reviews_answered CHECK ((answer = '') = (answered_at IS NULL));
ALTER TABLE survival_checks
  ADD CONSTRAINT survival_checks_day CHECK (day IN (30, 90)),
  ADD CONSTRAINT survival_checks_counts CHECK (plants >= 1 AND rooted >= 0 AND weak >= 0 AND rooted + weak <= plants);
ALTER TABLE quotation_requests
  ADD CONSTRAINT quotation_requests_quantity CHECK (quantity BETWEEN 1 AND 10000000),
  ADD CONSTRAINT quotation_requests_price CHECK (price > 0),
  ADD CONSTRAINT quotation_requests_answered CHECK (state <> 'answered' OR answered_at IS NOT NULL),
  ADD CONSTRAINT quotation_requests_texts CHECK (char_length(name) <= 120 AND char_length(place) <= 200
    AND char_length(wanted) <= 120 AND char_length(note) <= 1000 AND char_length(answer) <= 1000);

-- Only who got the thing speaks of it: the order has arrived, is of this shop, and arrived long enough ago.
CREATE FUNCTION hear_buyers_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bought record;
BEGIN
  SELECT o.shop_id, o.state, o.delivered_at, l.listing_id INTO bought
    FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id WHERE l.id = NEW.line_id;
  IF bought.state NOT IN ('delivered', 'done') OR bought.shop_id <> NEW.shop_id
      OR bought.listing_id IS DISTINCT FROM NEW.listing_id THEN
    RAISE EXCEPTION 'only what was delivered is spoken of' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_TABLE_NAME = 'survival_checks' THEN
    IF bought.delivered_at IS NULL OR NEW.at < bought.delivered_at + make_interval(days => NEW.day) THEN
      RAISE EXCEPTION 'it is too early to say what has taken root' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER buyer_reviews_of_buyers BEFORE INSERT ON buyer_reviews
  FOR EACH ROW EXECUTE FUNCTION hear_buyers_only();
CREATE TRIGGER survival_checks_of_buyers BEFORE INSERT ON survival_checks
  FOR EACH ROW EXECUTE FUNCTION hear_buyers_only();

-- The grower answers once.
CREATE FUNCTION answer_reviews_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a review is answered once' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER buyer_reviews_answered_once BEFORE UPDATE OF answer ON buyer_reviews
  FOR EACH ROW WHEN (OLD.answer <> '' AND NEW.answer <> OLD.answer) EXECUTE FUNCTION answer_reviews_once();
CREATE TRIGGER review_hidings_stay BEFORE UPDATE ON review_hidings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
  watched text;
  event record;
BEGIN
  -- none of it exists in a shop for practising
  FOREACH watched IN ARRAY ARRAY['buyer_reviews', 'survival_checks', 'quotation_requests'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_in_practice()',
      watched || '_not_in_practice', watched);
  END LOOP;
  -- what buyers say shows on the shop's pages
  FOREACH watched IN ARRAY ARRAY['buyer_reviews', 'survival_checks'] LOOP
    FOR event IN SELECT * FROM (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS e (name, side) LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision()',
        watched || '_2_revision_' || lower(event.name), event.name, watched, event.side);
    END LOOP;
  END LOOP;
END $$;

-- and so do the photos beside it, which go when their order is forgotten
CREATE FUNCTION bump_shop_revision_for_review_photos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET revision = nextval('shop_revision'), revised_at = clock_timestamp()
  WHERE id IN (SELECT o.shop_id FROM changed JOIN orders AS o ON o.id = changed.order_id WHERE changed.review_id IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER order_files_2_revision_insert AFTER INSERT ON order_files
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision_for_review_photos();
CREATE TRIGGER order_files_2_revision_delete AFTER DELETE ON order_files
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision_for_review_photos();
