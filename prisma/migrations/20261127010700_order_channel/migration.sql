-- Which marked link an order came by: a word that its basket remembered. Null: nobody knows.
ALTER TABLE "orders" ADD COLUMN "channel" "visit_channel";
ALTER TABLE orders
  -- a basket remembers marks only: these two are what a link without one looks like
  ADD CONSTRAINT orders_channel_was_a_mark CHECK (channel NOT IN ('inside', 'direct'));
