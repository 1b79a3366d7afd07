-- Tells every process what pages of shoppers can no longer be kept: on the channel `pages`, the slug of a shop whose
-- revision grew, `group:<group>` where a listing came to that kind's shelves or left them, `*` where it could be any page.
-- PostgreSQL tells it when the transaction is done, and each thing once a transaction.
CREATE FUNCTION tell_shop_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND OLD.slug = NEW.slug
      AND OLD.cooperative_id IS NOT DISTINCT FROM NEW.cooperative_id THEN
    PERFORM pg_notify('pages', NEW.slug);
  ELSE
    PERFORM pg_notify('pages', '*');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shops_9_told_update AFTER UPDATE ON shops
  FOR EACH ROW WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION tell_shop_changed();
CREATE TRIGGER shops_9_told_delete AFTER DELETE ON shops
  FOR EACH ROW EXECUTE FUNCTION tell_shop_changed();

CREATE FUNCTION tell_any_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pages', '*');
  RETURN NULL;
END $$;
CREATE TRIGGER cooperatives_9_told AFTER UPDATE OR DELETE ON cooperatives
  FOR EACH STATEMENT EXECUTE FUNCTION tell_any_changed();

CREATE FUNCTION tell_shelf_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM pg_notify('pages', 'group:' || OLD."group"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM pg_notify('pages', 'group:' || NEW."group"); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_9_told_insert AFTER INSERT ON listings
  FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION tell_shelf_changed();
CREATE TRIGGER listings_9_told_update AFTER UPDATE ON listings
  FOR EACH ROW WHEN ((OLD.state = 'published' OR NEW.state = 'published')
    AND (OLD.state, OLD."group", OLD.published_at) IS DISTINCT FROM (NEW.state, NEW."group", NEW.published_at))
  EXECUTE FUNCTION tell_shelf_changed();
CREATE TRIGGER listings_9_told_delete AFTER DELETE ON listings
  FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION tell_shelf_changed();
