-- CreateEnum
CREATE TYPE "shop_act_kind" AS ENUM ('set_up', 'book_opened');

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('hamlet', 'class');

-- AlterTable
ALTER TABLE "people" ADD COLUMN     "first_signed_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "shop_acts" (
    "shop_id" UUID NOT NULL,
    "kind" "shop_act_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_acts_pkey" PRIMARY KEY ("shop_id","kind")
);

-- CreateTable
CREATE TABLE "preflight_checks" (
    "shop_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,
    "passed_at" TIMESTAMPTZ(3),
    "problem" JSONB,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preflight_checks_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "member_groups" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "kind" "group_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "group_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id","shop_id")
);

-- CreateTable
CREATE TABLE "member_calls" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "about" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "member_calls_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_groups_cooperative_id_kind_name_key" ON "member_groups"("cooperative_id", "kind", "name");

-- CreateIndex
CREATE INDEX "group_members_shop_id_idx" ON "group_members"("shop_id");

-- CreateIndex
CREATE INDEX "member_calls_cooperative_id_shop_id_at_idx" ON "member_calls"("cooperative_id", "shop_id", "at" DESC);

-- CreateIndex
CREATE INDEX "member_calls_shop_id_idx" ON "member_calls"("shop_id");

-- AddForeignKey
ALTER TABLE "shop_acts" ADD CONSTRAINT "shop_acts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preflight_checks" ADD CONSTRAINT "preflight_checks_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_groups" ADD CONSTRAINT "member_groups_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "member_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_calls" ADD CONSTRAINT "member_calls_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_calls" ADD CONSTRAINT "member_calls_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_calls" ADD CONSTRAINT "member_calls_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE member_groups ADD CONSTRAINT member_groups_has_a_name CHECK (name <> '');

-- Sessions end and go; that somebody signed in stays true.
CREATE FUNCTION note_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE people SET first_signed_in_at = least(first_signed_in_at, NEW.created_at),
    last_seen_at = greatest(last_seen_at, NEW.last_seen_at)
  WHERE id = NEW.person_id;
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_note_person AFTER INSERT OR UPDATE OF last_seen_at ON sessions
  FOR EACH ROW EXECUTE FUNCTION note_session();

-- Until today nobody had an account without signing up, which signs in.
UPDATE people AS p SET
  first_signed_in_at = least(p.created_at, (SELECT min(s.created_at) FROM sessions AS s WHERE s.person_id = p.id)),
  last_seen_at = greatest(p.created_at, (SELECT max(s.last_seen_at) FROM sessions AS s WHERE s.person_id = p.id));

-- A shop is set up when its wizard asks nothing of it any more but the first listing and to open.
CREATE FUNCTION note_set_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_acts (shop_id, kind, at)
  VALUES (NEW.id, 'set_up', CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER shops_note_set_up_new AFTER INSERT ON shops
  FOR EACH ROW WHEN (coalesce(NEW.setup_step, 'publish') IN ('listing', 'publish')) EXECUTE FUNCTION note_set_up();
CREATE TRIGGER shops_note_set_up AFTER UPDATE OF setup_step ON shops
  FOR EACH ROW WHEN (coalesce(NEW.setup_step, 'publish') IN ('listing', 'publish')
    AND NEW.setup_step IS DISTINCT FROM OLD.setup_step) EXECUTE FUNCTION note_set_up();
INSERT INTO shop_acts (shop_id, kind, at)
SELECT id, 'set_up', created_at FROM shops WHERE coalesce(setup_step, 'publish') IN ('listing', 'publish');

-- A group holds members of its own cooperative; whoever leaves the cooperative leaves its groups and what was noted of calls.
CREATE FUNCTION check_group_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM shops AS s JOIN member_groups AS g ON g.cooperative_id = s.cooperative_id
  WHERE s.id = NEW.shop_id AND g.id = NEW.group_id FOR SHARE OF s;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'shop % is no member of the cooperative of group %', NEW.shop_id, NEW.group_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER group_members_are_members BEFORE INSERT OR UPDATE ON group_members
  FOR EACH ROW EXECUTE FUNCTION check_group_member();

CREATE FUNCTION leave_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM group_members WHERE shop_id = NEW.id;
  DELETE FROM member_calls WHERE shop_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER shops_leave_groups AFTER UPDATE OF cooperative_id ON shops
  FOR EACH ROW WHEN (OLD.cooperative_id IS DISTINCT FROM NEW.cooperative_id) EXECUTE FUNCTION leave_groups();
