-- CreateTable
CREATE TABLE "acts" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "shop_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acts_pkey" PRIMARY KEY ("shop_id","person_id","kind","day")
);

-- CreateTable
CREATE TABLE "training_certificates" (
    "number" SERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "shop_name" TEXT NOT NULL,
    "cooperative_name" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,

    CONSTRAINT "training_certificates_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "training_classes" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "held_on" DATE NOT NULL,
    "lessons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "token" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_classes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_attendances" (
    "class_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "class_attendances_pkey" PRIMARY KEY ("class_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "training_certificates_shop_id_person_id_key" ON "training_certificates"("shop_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_classes_token_key" ON "training_classes"("token");

-- CreateIndex
CREATE INDEX "training_classes_cooperative_id_held_on_id_idx" ON "training_classes"("cooperative_id", "held_on" DESC, "id");

-- CreateIndex
CREATE INDEX "class_attendances_person_id_idx" ON "class_attendances"("person_id");

-- CreateIndex
CREATE INDEX "class_attendances_shop_id_idx" ON "class_attendances"("shop_id");

-- AddForeignKey
ALTER TABLE "training_classes" ADD CONSTRAINT "training_classes_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_attendances" ADD CONSTRAINT "class_attendances_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_classes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_attendances" ADD CONSTRAINT "class_attendances_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_attendances" ADD CONSTRAINT "class_attendances_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

CREATE TRIGGER acts_is_append_only BEFORE UPDATE OR DELETE ON acts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER training_certificates_is_append_only BEFORE UPDATE OR DELETE ON training_certificates
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE acts
  ADD CONSTRAINT acts_name_a_kind CHECK (kind <> '');
ALTER TABLE training_classes
  ADD CONSTRAINT training_classes_have_a_title CHECK (btrim(title) <> '');
