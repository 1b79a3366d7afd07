-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('reading', 'planned', 'refused', 'running', 'done', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "listing_imports" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'reading',
    "sheet_key" TEXT,
    "photos_key" TEXT,
    "problem" JSONB,
    "columns" JSONB NOT NULL DEFAULT '[]',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_import_changes" (
    "import_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "cell" TEXT NOT NULL,
    "version" INTEGER,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "skus" JSONB NOT NULL DEFAULT '{}',
    "photos" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "slug" TEXT,
    "had_photos" UUID[] DEFAULT ARRAY[]::UUID[],
    "hung_photos" UUID[] DEFAULT ARRAY[]::UUID[],
    "stocks" JSONB NOT NULL DEFAULT '{}',
    "done_at" TIMESTAMPTZ(3),
    "photos_done_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "problem" JSONB,

    CONSTRAINT "listing_import_changes_pkey" PRIMARY KEY ("import_id","listing_id")
);

-- CreateTable
CREATE TABLE "listing_import_problems" (
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "cell" TEXT NOT NULL,
    "problem" JSONB NOT NULL,

    CONSTRAINT "listing_import_problems_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "import_headings" (
    "shop_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "field" TEXT,

    CONSTRAINT "import_headings_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateIndex
CREATE INDEX "listing_imports_shop_id_created_at_idx" ON "listing_imports"("shop_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "listing_import_changes_import_id_position_idx" ON "listing_import_changes"("import_id", "position");

-- AddForeignKey
ALTER TABLE "listing_imports" ADD CONSTRAINT "listing_imports_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_import_changes" ADD CONSTRAINT "listing_import_changes_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "listing_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_import_problems" ADD CONSTRAINT "listing_import_problems_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "listing_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_headings" ADD CONSTRAINT "import_headings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE listing_imports
  ADD CONSTRAINT listing_imports_undone_has_its_time CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
  ADD CONSTRAINT listing_imports_counts_are_counts CHECK (row_count >= 0 AND unchanged >= 0);
ALTER TABLE listing_import_changes
  ADD CONSTRAINT listing_import_changes_version_of_what_was CHECK ((version IS NULL) = (before IS NULL)),
  ADD CONSTRAINT listing_import_changes_undo_what_is_done CHECK (undone_at IS NULL OR done_at IS NOT NULL);

-- One import at a time writes into a shop, or two of them would take turns at the same listings.
CREATE UNIQUE INDEX listing_imports_one_at_a_time ON listing_imports (shop_id) WHERE state IN ('running', 'undoing');
