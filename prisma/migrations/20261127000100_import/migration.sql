-- CreateTable
CREATE TABLE "listing_imports" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_import_changes" (
    "import_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "listing_import_changes_pkey" PRIMARY KEY ("import_id","listing_id")
);

-- CreateIndex
CREATE INDEX "listing_imports_shop_id_created_at_idx" ON "listing_imports"("shop_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "listing_imports" ADD CONSTRAINT "listing_imports_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_import_changes" ADD CONSTRAINT "listing_import_changes_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "listing_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
