-- Photos that a look names, wherever in it: they are kept for as long as the look is.
CREATE FUNCTION design_photo_ids(design JSONB) RETURNS UUID[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT (named #>> '{}')::UUID), '{}')
  FROM (
    SELECT jsonb_path_query(design, '$.**.photoId') AS named
    UNION ALL SELECT jsonb_path_query(design, '$.**.photoIds[*]')
  ) AS photos
  WHERE jsonb_typeof(named) = 'string' AND named #>> '{}' ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
$$;

ALTER TABLE "shop_designs" ADD COLUMN "photo_ids" UUID[]
  GENERATED ALWAYS AS (design_photo_ids("draft") || design_photo_ids("published")) STORED;
ALTER TABLE "design_versions" ADD COLUMN "photo_ids" UUID[] GENERATED ALWAYS AS (design_photo_ids("design")) STORED;
CREATE INDEX "design_versions_photo_ids_idx" ON "design_versions" USING GIN ("photo_ids");

