-- The words of the shelf in the order of the days on which their listings came: a search of words walks along its rarest
-- word from the newest, and stops when a page is full. The index over `shelf_listings.words` knows who has the words but
-- not since when, so that it has to be read to its end. Triggers keep this table; nothing else writes here.
CREATE TABLE "shelved_words" (
    "word" TEXT COLLATE "C" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "listing_id" UUID NOT NULL
);

-- The words by which listings are found here. A question is cut after a hundred letters: a longer word is never asked for.
CREATE FUNCTION askable_words(words tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT word FROM unnest(tsvector_to_array(words)) AS word WHERE length(word) <= 100);

CREATE FUNCTION shelve_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM shelved_words AS w USING former AS o, unnest(askable_words(o.words)) AS gone
    WHERE w.word = gone AND w.published_at = o.published_at AND w.listing_id = o.listing_id;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO shelved_words (word, published_at, listing_id)
    SELECT come, n.published_at, n.listing_id FROM changed AS n, unnest(askable_words(n.words)) AS come;
  ELSE
    DELETE FROM shelved_words AS w USING former AS o JOIN changed AS n USING (listing_id), unnest(askable_words(o.words)) AS gone
    WHERE (o.words, o.published_at) IS DISTINCT FROM (n.words, n.published_at)
      AND w.word = gone AND w.published_at = o.published_at AND w.listing_id = o.listing_id;
    INSERT INTO shelved_words (word, published_at, listing_id)
    SELECT come, n.published_at, n.listing_id FROM former AS o JOIN changed AS n USING (listing_id), unnest(askable_words(n.words)) AS come
    WHERE (o.words, o.published_at) IS DISTINCT FROM (n.words, n.published_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shelf_listings_words_insert AFTER INSERT ON shelf_listings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_words();
CREATE TRIGGER shelf_listings_words_update AFTER UPDATE ON shelf_listings
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shelve_words();
CREATE TRIGGER shelf_listings_words_delete AFTER DELETE ON shelf_listings
  REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION shelve_words();

-- Lays the words out anew, also for whoever filled the shelf while triggers slept.
CREATE FUNCTION relay_words() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE shelf_listings IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM shelved_words;
  INSERT INTO shelved_words (word, published_at, listing_id)
  SELECT word, published_at, listing_id FROM shelf_listings, unnest(askable_words(words)) AS word;
END $$;

-- What is on the shelf already; then the index, which is quicker to build than to grow.
SELECT relay_words();
CREATE UNIQUE INDEX shelved_words_newest ON shelved_words (word, published_at DESC, listing_id);
