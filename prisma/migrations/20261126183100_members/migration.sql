-- CreateEnum
CREATE TYPE "membership_way" AS ENUM ('link', 'list', 'table');

-- CreateEnum
CREATE TYPE "membership_end" AS ENUM ('member', 'cooperative');

-- AlterTable
ALTER TABLE "people" ADD COLUMN     "first_code_expires_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ledger" ADD COLUMN     "cooperative_id" UUID;

-- CreateTable
CREATE TABLE "cooperative_invitations" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sealed_token" TEXT NOT NULL,
    "role" "cooperative_role",
    "label" TEXT NOT NULL DEFAULT '',
    "person_name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "batch_id" UUID,
    "max_uses" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cooperative_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperative_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "way" "membership_way",
    "invitation_id" UUID,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),
    "ended_by" "membership_end",
    "end_reason" TEXT NOT NULL DEFAULT '',
    "noticed_at" TIMESTAMPTZ(3),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "cooperative_invitations_token_hash_key" ON "cooperative_invitations"("token_hash");

-- CreateIndex
CREATE INDEX "cooperative_invitations_cooperative_id_id_idx" ON "cooperative_invitations"("cooperative_id", "id" DESC);

-- CreateIndex
CREATE INDEX "cooperative_invitations_batch_id_idx" ON "cooperative_invitations"("batch_id");

-- CreateIndex
CREATE INDEX "memberships_shop_id_joined_at_idx" ON "memberships"("shop_id", "joined_at" DESC);

-- CreateIndex
CREATE INDEX "memberships_cooperative_id_joined_at_idx" ON "memberships"("cooperative_id", "joined_at" DESC);

-- CreateIndex
CREATE INDEX "memberships_invitation_id_idx" ON "memberships"("invitation_id");

-- CreateIndex
CREATE INDEX "ledger_cooperative_id_shop_id_idx" ON "ledger"("cooperative_id", "shop_id");

-- AddForeignKey
ALTER TABLE "cooperative_invitations" ADD CONSTRAINT "cooperative_invitations_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "cooperative_invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE cooperative_invitations
  ADD CONSTRAINT cooperative_invitations_used_within_limit CHECK (max_uses BETWEEN 1 AND 1000 AND uses BETWEEN 0 AND max_uses),
  -- who is named, or becomes staff, is one
  ADD CONSTRAINT cooperative_invitations_for_one_is_used_once CHECK ((phone IS NULL AND role IS NULL) OR max_uses = 1),
  ADD CONSTRAINT cooperative_invitations_phone_is_vietnamese CHECK (phone ~ '^\+84[0-9]{9,10}$');
-- one open invitation for a number: a list pasted twice, or by two at once, invites nobody twice
CREATE UNIQUE INDEX cooperative_invitations_one_open_each ON cooperative_invitations (cooperative_id, phone)
  WHERE phone IS NOT NULL AND uses = 0 AND revoked_at IS NULL;

ALTER TABLE memberships
  ADD CONSTRAINT memberships_ended_says_when CHECK (ended_by IS NULL OR left_at IS NOT NULL);
CREATE UNIQUE INDEX memberships_one_at_a_time ON memberships (shop_id) WHERE left_at IS NULL;

INSERT INTO memberships (cooperative_id, shop_id, joined_at)
  SELECT cooperative_id, id, created_at FROM shops WHERE cooperative_id IS NOT NULL;

-- `shops.cooperative_id` says where a shop belongs today; this keeps since when, however it came to be.
CREATE FUNCTION keep_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.cooperative_id IS NOT DISTINCT FROM NEW.cooperative_id THEN RETURN NULL; END IF;
    UPDATE memberships SET left_at = clock_timestamp() WHERE shop_id = NEW.id AND left_at IS NULL;
  END IF;
  IF NEW.cooperative_id IS NOT NULL THEN
    INSERT INTO memberships (cooperative_id, shop_id, joined_at) VALUES (NEW.cooperative_id, NEW.id, clock_timestamp());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shops_keep_memberships AFTER INSERT OR UPDATE OF cooperative_id ON shops
  FOR EACH ROW EXECUTE FUNCTION keep_memberships();

-- Money that a cooperative collected is with that one, also when the shop has left it.
ALTER TABLE ledger DISABLE TRIGGER ledger_is_append_only;
UPDATE ledger AS m SET cooperative_id = s.cooperative_id FROM shops AS s
  WHERE s.id = m.shop_id AND m.collector = 'cooperative';
ALTER TABLE ledger ENABLE TRIGGER ledger_is_append_only;
ALTER TABLE ledger ADD CONSTRAINT ledger_shop_money_is_in_no_cooperative CHECK (collector = 'cooperative' OR cooperative_id IS NULL);

CREATE FUNCTION name_collecting_cooperative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.collector = 'cooperative' AND NEW.cooperative_id IS NULL THEN
    -- a refund comes out of the purse that the money went into
    NEW.cooperative_id := coalesce(
      (SELECT m.cooperative_id FROM ledger AS m WHERE NEW.kind = 'refunded' AND m.order_id = NEW.order_id
        AND m.cooperative_id IS NOT NULL ORDER BY m.at DESC, m.id DESC LIMIT 1),
      (SELECT s.cooperative_id FROM shops AS s WHERE s.id = NEW.shop_id));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_names_its_cooperative BEFORE INSERT ON ledger
  FOR EACH ROW EXECUTE FUNCTION name_collecting_cooperative();
