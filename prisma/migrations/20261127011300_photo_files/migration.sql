-- The names of a photo's public files, such as `w640.avif s1200.jpg` (photos/rendition.ts), in the order of the plan: all that
-- a page needs to know of them. The whole JSON is eight times as long, and was read for every card of a list.
CREATE FUNCTION photo_files(renditions JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(
    CASE one->>'kind' WHEN 'square' THEN 's' ELSE 'w' END || (one->>'width') || '.' ||
    CASE one->>'format' WHEN 'jpeg' THEN 'jpg' ELSE one->>'format' END, ' ' ORDER BY place), '')
  FROM jsonb_array_elements(CASE jsonb_typeof(renditions) WHEN 'array' THEN renditions ELSE '[]' END)
    WITH ORDINALITY AS made (one, place)
  WHERE one->>'kind' IN ('width', 'square') AND one->>'format' IN ('avif', 'webp', 'jpeg') AND one->>'width' ~ '^[1-9]\d{0,4}$'
$$;
ALTER TABLE "photos" ADD COLUMN "files" TEXT GENERATED ALWAYS AS (photo_files("renditions")) STORED;
