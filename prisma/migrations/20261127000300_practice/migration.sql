-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "is_practising" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "practice_of_id" UUID;

-- CreateTable
CREATE TABLE "pretend_visits" (
    "shop_id" UUID NOT NULL,
    "buyer" TEXT NOT NULL,
    "cart_id" UUID NOT NULL,
    "turns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "came_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pretend_visits_pkey" PRIMARY KEY ("shop_id","buyer")
);

-- CreateIndex
CREATE UNIQUE INDEX "pretend_visits_cart_id_key" ON "pretend_visits"("cart_id");

-- CreateIndex
CREATE UNIQUE INDEX "shops_practice_of_id_key" ON "shops"("practice_of_id");

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_practice_of_id_fkey" FOREIGN KEY ("practice_of_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pretend_visits" ADD CONSTRAINT "pretend_visits_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A practice shop is never seen. Everything public asks for shops that are published (or have been), everything of a
-- cooperative for its own: a practice shop is neither, whatever the program believes.
ALTER TABLE shops ADD CONSTRAINT shops_practice_is_never_seen CHECK (
  practice_of_id IS NULL OR (state = 'draft' AND published_at IS NULL AND cooperative_id IS NULL AND practice_of_id <> id));

CREATE FUNCTION keep_practice_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.practice_of_id IS DISTINCT FROM OLD.practice_of_id THEN
    RAISE EXCEPTION 'a shop does not become a practice shop, nor a practice shop a real one' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM shops WHERE id = NEW.practice_of_id AND practice_of_id IS NOT NULL) THEN
    RAISE EXCEPTION 'nobody practises for a practice shop' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shops_practice_apart BEFORE INSERT OR UPDATE OF practice_of_id ON shops
  FOR EACH ROW WHEN (NEW.practice_of_id IS NOT NULL) EXECUTE FUNCTION keep_practice_apart();
CREATE TRIGGER shops_practice_stays BEFORE UPDATE OF practice_of_id ON shops
  FOR EACH ROW WHEN (OLD.practice_of_id IS NOT NULL AND NEW.practice_of_id IS NULL) EXECUTE FUNCTION keep_practice_apart();

-- What leads out of a shop (people, money that really moves, files for marketplaces, papers) does not exist in one for practising.
CREATE FUNCTION refuse_in_practice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM shops WHERE id = NEW.shop_id AND practice_of_id IS NOT NULL) THEN
    RAISE EXCEPTION 'a practice shop has no %', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['shop_members', 'shop_invitations', 'bank_accounts', 'webhook_endpoints', 'stripe_accounts',
    'incoming_transfers', 'payouts', 'feed_parts', 'memberships', 'group_members', 'member_calls', 'class_attendances',
    'acts', 'training_certificates'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_in_practice()',
      watched || '_not_in_practice', watched);
  END LOOP;
END $$;

-- Nobody is told of a pretend order: what would be sent is not even written.
CREATE FUNCTION drop_practice_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM orders AS o JOIN shops AS s ON s.id = o.shop_id
    WHERE o.id = NEW.order_id AND s.practice_of_id IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_not_of_practice BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION drop_practice_message();

-- The books of practice are torn up when practice begins anew; the books of a real shop never are.
CREATE FUNCTION refuse_change_but_practice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_shop uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME = 'order_events' THEN
      SELECT shop_id INTO the_shop FROM orders WHERE id = OLD.order_id;
    ELSE
      the_shop := OLD.shop_id;
    END IF;
    IF EXISTS (SELECT FROM shops WHERE id = the_shop AND practice_of_id IS NOT NULL) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE
  book text;
BEGIN
  FOREACH book IN ARRAY ARRAY['ledger', 'order_events', 'revenue_lines'] LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', book || '_is_append_only', book);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_practice()',
      book || '_is_append_only', book);
  END LOOP;
END $$;

CREATE FUNCTION empty_practice_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM revenue_lines WHERE shop_id = OLD.id;
  DELETE FROM ledger WHERE shop_id = OLD.id;
  DELETE FROM refunds USING orders AS o WHERE o.id = refunds.order_id AND o.shop_id = OLD.id;
  DELETE FROM payments USING orders AS o WHERE o.id = payments.order_id AND o.shop_id = OLD.id;
  DELETE FROM order_events USING orders AS o WHERE o.id = order_events.order_id AND o.shop_id = OLD.id;
  DELETE FROM orders WHERE shop_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER shops_practice_emptied BEFORE DELETE ON shops
  FOR EACH ROW WHEN (OLD.practice_of_id IS NOT NULL) EXECUTE FUNCTION empty_practice_shop();
