-- Buying: how a shop sells, orders and their whole life, money, claims, the revenue book.

-- CreateEnum
CREATE TYPE "collector" AS ENUM ('shop', 'cooperative');

-- CreateEnum
CREATE TYPE "webhook_kind" AS ENUM ('sepay', 'casso');

-- CreateEnum
CREATE TYPE "shipping_kind" AS ENUM ('pickup', 'own_delivery', 'depot', 'carrier', 'quote');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('placed', 'accepted', 'packed', 'handed_over', 'delivered', 'done', 'cancelled', 'returned');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('cod', 'vietqr', 'stripe');

-- CreateEnum
CREATE TYPE "quote_state" AS ENUM ('fixed', 'asked', 'offered', 'agreed');

-- CreateEnum
CREATE TYPE "actor" AS ENUM ('buyer', 'seller', 'cooperative', 'system', 'provider');

-- CreateEnum
CREATE TYPE "payment_purpose" AS ENUM ('full', 'deposit', 'balance');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('open', 'paid', 'expired', 'failed');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('received', 'refunded');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('asked', 'sent', 'done', 'failed');

-- CreateEnum
CREATE TYPE "transfer_state" AS ENUM ('matched', 'under', 'over', 'late', 'unmatched', 'applied', 'dismissed');

-- CreateEnum
CREATE TYPE "claim_kind" AS ENUM ('dead', 'broken', 'wrong', 'missing');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('open', 'granted', 'declined', 'settled', 'withdrawn');

-- CreateEnum
CREATE TYPE "claim_remedy" AS ENUM ('exchange', 'refund', 'part');

-- CreateEnum
CREATE TYPE "order_file_kind" AS ENUM ('claim', 'handover', 'receipt');

-- CreateEnum
CREATE TYPE "revenue_kind" AS ENUM ('sale', 'shipping', 'reduction', 'return');

-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('open', 'paid');

-- CreateEnum
CREATE TYPE "message_channel" AS ENUM ('push', 'email');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('waiting', 'sent', 'failed');

-- CreateTable
CREATE TABLE "shop_selling" (
    "shop_id" UUID NOT NULL,
    "takes_orders" BOOLEAN NOT NULL DEFAULT true,
    "takes_cash" BOOLEAN NOT NULL DEFAULT true,
    "takes_transfer" BOOLEAN NOT NULL DEFAULT true,
    "takes_card" BOOLEAN NOT NULL DEFAULT false,
    "collector" "collector" NOT NULL DEFAULT 'shop',
    "legal_name" TEXT NOT NULL DEFAULT '',
    "legal_address" TEXT NOT NULL DEFAULT '',
    "registration_no" TEXT NOT NULL DEFAULT '',
    "registration_place" TEXT NOT NULL DEFAULT '',
    "registered_on" DATE,
    "tax_code" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "answer_hours" INTEGER NOT NULL DEFAULT 24,
    "pay_hours" INTEGER NOT NULL DEFAULT 24,
    "claim_hours" INTEGER NOT NULL DEFAULT 48,
    "deposit_percent" INTEGER NOT NULL DEFAULT 30,
    "return_policy" TEXT NOT NULL DEFAULT '',
    "early_bloom_rule" TEXT NOT NULL DEFAULT '',
    "no_show_rule" TEXT NOT NULL DEFAULT '',
    "storm_rule" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_selling_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "bank_accounts" (
    "id" UUID NOT NULL,
    "shop_id" UUID,
    "cooperative_id" UUID,
    "bin" CHAR(6) NOT NULL,
    "number" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "kind" "webhook_kind" NOT NULL,
    "token" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "last_heard_at" TIMESTAMPTZ(3),
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "refused_why" TEXT NOT NULL DEFAULT '',
    "refused_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_accounts" (
    "id" UUID NOT NULL,
    "shop_id" UUID,
    "cooperative_id" UUID,
    "account_id" TEXT NOT NULL,
    "charges_enabled" BOOLEAN NOT NULL DEFAULT false,
    "fee_basis_points" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stripe_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipping_methods" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "kind" "shipping_kind" NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipping_methods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkouts" (
    "cart_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "values" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("cart_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "tracking_key" TEXT NOT NULL,
    "cart_id" UUID NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'placed',
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "buyer_name" TEXT NOT NULL,
    "buyer_phone" TEXT NOT NULL,
    "buyer_email" TEXT NOT NULL DEFAULT '',
    "province_code" CHAR(2),
    "commune_code" CHAR(5),
    "place_name" TEXT NOT NULL DEFAULT '',
    "street" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "wished_on" DATE,
    "shipping_method_id" UUID,
    "shipping_kind" "shipping_kind" NOT NULL,
    "shipping_name" TEXT NOT NULL DEFAULT '',
    "shipping_fee" BIGINT,
    "freight_by_buyer" BOOLEAN NOT NULL DEFAULT false,
    "quote" "quote_state" NOT NULL DEFAULT 'fixed',
    "consignment" JSONB NOT NULL DEFAULT '{}',
    "goods_total" BIGINT NOT NULL,
    "rounding" INTEGER NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL,
    "deposit_due" BIGINT NOT NULL DEFAULT 0,
    "payment_method" "payment_method" NOT NULL,
    "balance_method" "payment_method",
    "paid" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "reduced" BIGINT NOT NULL DEFAULT 0,
    "holds_stock" BOOLEAN NOT NULL DEFAULT true,
    "preorder_on" DATE,
    "pickup_until" DATE,
    "terms" JSONB NOT NULL DEFAULT '{}',
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "cancelled_by" "actor",
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "pay_by" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "erase_asked_at" TIMESTAMPTZ(3),
    "anonymised_at" TIMESTAMPTZ(3),
    "search_folded" TEXT GENERATED ALWAYS AS (
      fold("code" || ' ' || "buyer_name" || ' ' || replace("buyer_phone", '+84', '0'))) STORED,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "listing_id" UUID,
    "variant_id" UUID,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "pieces_per_unit" INTEGER NOT NULL DEFAULT 1,
    "quantity" INTEGER NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "origin" "listing_origin" NOT NULL,
    "picture_name" TEXT,
    "picture_file" TEXT,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_state" "order_state",
    "to_state" "order_state",
    "actor" "actor" NOT NULL,
    "person_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_consents" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "method" "payment_method" NOT NULL,
    "purpose" "payment_purpose" NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" "payment_state" NOT NULL DEFAULT 'open',
    "session_id" TEXT,
    "intent_id" TEXT,
    "url" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "disputed_at" TIMESTAMPTZ(3),
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID,
    "kind" "ledger_kind" NOT NULL,
    "method" "payment_method" NOT NULL,
    "amount" BIGINT NOT NULL,
    "collector" "collector" NOT NULL DEFAULT 'shop',
    "unique_key" TEXT NOT NULL,
    "actor" "actor" NOT NULL,
    "person_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID,
    "method" "payment_method" NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" "refund_state" NOT NULL DEFAULT 'asked',
    "reason" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT,
    "problem" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming_transfers" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "source" "webhook_kind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "content" TEXT NOT NULL,
    "bank_ref" TEXT NOT NULL DEFAULT '',
    "account" TEXT NOT NULL DEFAULT '',
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "transfer_state" NOT NULL,
    "order_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incoming_transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" "claim_kind" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "wish" "claim_remedy",
    "state" "claim_state" NOT NULL DEFAULT 'open',
    "remedy" "claim_remedy",
    "amount" BIGINT,
    "answer" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_files" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "claim_id" UUID,
    "kind" "order_file_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revenue_lines" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "order_id" UUID,
    "order_code" TEXT NOT NULL,
    "booked_on" DATE NOT NULL,
    "kind" "revenue_kind" NOT NULL,
    "origin" "listing_origin" NOT NULL,
    "description" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "unique_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "id" UUID NOT NULL,
    "cooperative_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'open',
    "paid_at" TIMESTAMPTZ(3),
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "channel" "message_channel" NOT NULL,
    "to" "actor" NOT NULL,
    "template" TEXT NOT NULL,
    "state" "message_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "order_id" UUID,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bank_accounts_shop_id_key" ON "bank_accounts"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_accounts_cooperative_id_key" ON "bank_accounts"("cooperative_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoints_token_key" ON "webhook_endpoints"("token");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoints_shop_id_kind_key" ON "webhook_endpoints"("shop_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_accounts_shop_id_key" ON "stripe_accounts"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_accounts_cooperative_id_key" ON "stripe_accounts"("cooperative_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_accounts_account_id_key" ON "stripe_accounts"("account_id");

-- CreateIndex
CREATE INDEX "shipping_methods_shop_id_position_idx" ON "shipping_methods"("shop_id", "position");

-- CreateIndex
CREATE INDEX "checkouts_updated_at_idx" ON "checkouts"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_code_key" ON "orders"("code");

-- CreateIndex
CREATE UNIQUE INDEX "orders_cart_id_key" ON "orders"("cart_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_state_placed_at_id_idx" ON "orders"("shop_id", "state", "placed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "orders_shop_id_placed_at_id_idx" ON "orders"("shop_id", "placed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "orders_buyer_phone_idx" ON "orders"("buyer_phone");

-- CreateIndex
CREATE INDEX "orders_state_pay_by_idx" ON "orders"("state", "pay_by");

-- CreateIndex
CREATE INDEX "orders_state_answer_by_idx" ON "orders"("state", "answer_by");

-- CreateIndex
CREATE INDEX "orders_ended_at_idx" ON "orders"("ended_at");

-- CreateIndex
CREATE INDEX "order_lines_listing_id_idx" ON "order_lines"("listing_id");

-- CreateIndex
CREATE INDEX "order_lines_variant_id_idx" ON "order_lines"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_position_key" ON "order_lines"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_events_order_id_at_idx" ON "order_events"("order_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "order_consents_order_id_purpose_key" ON "order_consents"("order_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "payments_session_id_key" ON "payments"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_intent_id_key" ON "payments"("intent_id");

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_unique_key_key" ON "ledger"("unique_key");

-- CreateIndex
CREATE INDEX "ledger_order_id_idx" ON "ledger"("order_id");

-- CreateIndex
CREATE INDEX "ledger_shop_id_at_idx" ON "ledger"("shop_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_provider_id_key" ON "refunds"("provider_id");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE INDEX "incoming_transfers_shop_id_state_created_at_idx" ON "incoming_transfers"("shop_id", "state", "created_at" DESC);

-- CreateIndex
CREATE INDEX "incoming_transfers_order_id_idx" ON "incoming_transfers"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_transfers_shop_id_source_external_id_key" ON "incoming_transfers"("shop_id", "source", "external_id");

-- CreateIndex
CREATE INDEX "provider_events_at_idx" ON "provider_events"("at");

-- CreateIndex
CREATE INDEX "claims_order_id_idx" ON "claims"("order_id");

-- CreateIndex
CREATE INDEX "order_files_order_id_idx" ON "order_files"("order_id");

-- CreateIndex
CREATE INDEX "order_files_key_idx" ON "order_files"("key");

-- CreateIndex
CREATE UNIQUE INDEX "revenue_lines_unique_key_key" ON "revenue_lines"("unique_key");

-- CreateIndex
CREATE INDEX "revenue_lines_shop_id_booked_on_id_idx" ON "revenue_lines"("shop_id", "booked_on", "id");

-- CreateIndex
CREATE INDEX "revenue_lines_order_id_idx" ON "revenue_lines"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_reference_key" ON "payouts"("reference");

-- CreateIndex
CREATE INDEX "payouts_cooperative_id_created_at_idx" ON "payouts"("cooperative_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "payouts_shop_id_idx" ON "payouts"("shop_id");

-- CreateIndex
CREATE INDEX "messages_state_next_at_idx" ON "messages"("state", "next_at");

-- CreateIndex
CREATE INDEX "messages_order_id_idx" ON "messages"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_person_id_key" ON "push_subscriptions"("endpoint", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_order_id_key" ON "push_subscriptions"("endpoint", "order_id");

-- AddForeignKey
ALTER TABLE "shop_selling" ADD CONSTRAINT "shop_selling_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_accounts" ADD CONSTRAINT "stripe_accounts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_accounts" ADD CONSTRAINT "stripe_accounts_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_methods" ADD CONSTRAINT "shipping_methods_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_consents" ADD CONSTRAINT "order_consents_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_transfers" ADD CONSTRAINT "incoming_transfers_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_transfers" ADD CONSTRAINT "incoming_transfers_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_files" ADD CONSTRAINT "order_files_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_files" ADD CONSTRAINT "order_files_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revenue_lines" ADD CONSTRAINT "revenue_lines_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revenue_lines" ADD CONSTRAINT "revenue_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_cooperative_id_fkey" FOREIGN KEY ("cooperative_id") REFERENCES "cooperatives"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false, whatever the program believes.

ALTER TABLE shop_selling
  ADD CONSTRAINT shop_selling_hours_are_sane CHECK (
    answer_hours BETWEEN 1 AND 168 AND pay_hours BETWEEN 1 AND 168 AND claim_hours BETWEEN 0 AND 720),
  ADD CONSTRAINT shop_selling_deposit_is_a_percentage CHECK (deposit_percent BETWEEN 0 AND 100);

ALTER TABLE bank_accounts
  ADD CONSTRAINT bank_accounts_has_one_owner CHECK (num_nonnulls(shop_id, cooperative_id) = 1),
  ADD CONSTRAINT bank_accounts_bin_is_six_digits CHECK (bin ~ '^[0-9]{6}$'),
  ADD CONSTRAINT bank_accounts_number_fits_vietqr CHECK (number ~ '^[0-9A-Za-z]{1,19}$');

ALTER TABLE stripe_accounts
  ADD CONSTRAINT stripe_accounts_has_one_owner CHECK (num_nonnulls(shop_id, cooperative_id) = 1),
  ADD CONSTRAINT stripe_accounts_fee_is_sane CHECK (fee_basis_points BETWEEN 0 AND 5000);

ALTER TABLE shipping_methods
  ADD CONSTRAINT shipping_methods_rules_are_an_object CHECK (jsonb_typeof(rules) = 'object');

ALTER TABLE orders
  ADD CONSTRAINT orders_code_survives_a_bank CHECK (code ~ '^CV[2-9A-HJ-NP-Z]{6}$'),
  ADD CONSTRAINT orders_adds_up CHECK (
    total = goods_total + CASE WHEN freight_by_buyer THEN 0 ELSE coalesce(shipping_fee, 0) END + rounding),
  ADD CONSTRAINT orders_amounts_are_sane CHECK (
    goods_total > 0 AND total > 0 AND total < 9000000000000000 AND coalesce(shipping_fee, 0) >= 0
    AND rounding BETWEEN -500 AND 500 AND deposit_due BETWEEN 0 AND total),
  ADD CONSTRAINT orders_gives_back_no_more_than_it_got CHECK (paid >= 0 AND refunded BETWEEN 0 AND paid),
  ADD CONSTRAINT orders_cancelled_holds_no_stock CHECK (state <> 'cancelled' OR NOT holds_stock),
  ADD CONSTRAINT orders_ended_says_when CHECK ((state IN ('done', 'cancelled', 'returned')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT orders_handed_over_says_when CHECK (
    state NOT IN ('handed_over', 'delivered', 'done') OR handed_over_at IS NOT NULL),
  ADD CONSTRAINT orders_knows_its_buyer CHECK (anonymised_at IS NOT NULL OR (buyer_name <> '' AND buyer_phone <> '')),
  ADD CONSTRAINT orders_quote_has_a_fee CHECK (quote IN ('asked', 'fixed') OR shipping_fee IS NOT NULL),
  ADD CONSTRAINT orders_lang_is_known CHECK (lang IN ('vi', 'en')),
  -- what granted claims and a return take off the price: the total stays what was agreed, what is owed does not
  ADD CONSTRAINT orders_reduced_within_total CHECK (reduced BETWEEN 0 AND total);

CREATE INDEX orders_search ON orders USING gin (search_folded gin_trgm_ops);

-- What time looks for each minute, and what a grower's inbox counts: few among many that are over.
CREATE INDEX orders_on_the_road ON orders (handed_over_at) WHERE state = 'handed_over';
CREATE INDEX orders_arrived ON orders (delivered_at) WHERE state = 'delivered';
CREATE INDEX orders_to_do ON orders (shop_id) WHERE (
  ended_at IS NULL OR paid - refunded <> CASE WHEN state = 'cancelled' THEN 0 ELSE total - reduced END);

-- Which pictures an order still shows is asked before their files are swept.
CREATE INDEX order_lines_picture_name_idx ON order_lines (picture_name);

ALTER TABLE order_lines
  ADD CONSTRAINT order_lines_adds_up CHECK (quantity > 0 AND unit_price >= 0 AND total = unit_price * quantity),
  ADD CONSTRAINT order_lines_pieces_are_positive CHECK (pieces_per_unit > 0);

ALTER TABLE payments ADD CONSTRAINT payments_amount_is_positive CHECK (amount > 0);
ALTER TABLE ledger ADD CONSTRAINT ledger_amount_is_positive CHECK (amount > 0);
ALTER TABLE refunds ADD CONSTRAINT refunds_amount_is_positive CHECK (amount > 0);
ALTER TABLE incoming_transfers ADD CONSTRAINT incoming_transfers_amount_is_positive CHECK (amount > 0);
ALTER TABLE claims ADD CONSTRAINT claims_amount_is_positive CHECK (amount > 0);
ALTER TABLE payouts
  ADD CONSTRAINT payouts_amount_is_positive CHECK (amount > 0),
  ADD CONSTRAINT payouts_reference_survives_a_bank CHECK (reference ~ '^PO[2-9A-HJ-NP-Z]{6}$'),
  ADD CONSTRAINT payouts_paid_says_when CHECK ((state = 'paid') = (paid_at IS NOT NULL));
ALTER TABLE push_subscriptions ADD CONSTRAINT push_subscriptions_has_one_owner CHECK (num_nonnulls(person_id, order_id) = 1);

-- One question for money at a time and way, one open claim an order.
CREATE UNIQUE INDEX payments_one_open ON payments (order_id, method) WHERE state = 'open';
CREATE UNIQUE INDEX claims_one_open ON claims (order_id) WHERE state = 'open';

-- Money belongs to the shop of its order.
ALTER TABLE orders ADD CONSTRAINT orders_id_in_shop UNIQUE (id, shop_id);
ALTER TABLE payments ADD CONSTRAINT payments_order_in_same_shop FOREIGN KEY (order_id, shop_id) REFERENCES orders (id, shop_id);
ALTER TABLE ledger ADD CONSTRAINT ledger_order_in_same_shop FOREIGN KEY (order_id, shop_id) REFERENCES orders (id, shop_id);
ALTER TABLE incoming_transfers ADD CONSTRAINT incoming_transfers_order_in_same_shop
  FOREIGN KEY (order_id, shop_id) REFERENCES orders (id, shop_id);

-- An order's lines come to its goods total, whenever a transaction ends.
CREATE FUNCTION check_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_order uuid;
BEGIN
  IF TG_TABLE_NAME = 'orders' THEN
    the_order := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    the_order := OLD.order_id;
  ELSE
    the_order := NEW.order_id;
  END IF;
  IF EXISTS (
    SELECT FROM orders AS o WHERE o.id = the_order
      AND o.goods_total <> (SELECT coalesce(sum(l.total), 0) FROM order_lines AS l WHERE l.order_id = o.id)
  ) THEN
    RAISE EXCEPTION 'the lines of order % do not come to its goods total', the_order USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_lines_add_up AFTER INSERT OR UPDATE OF goods_total ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_order_lines();
CREATE CONSTRAINT TRIGGER order_lines_add_up AFTER INSERT OR UPDATE OF total OR DELETE ON order_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_order_lines();

-- What came in and what went back, kept on the order; the order's checks refuse a ledger that cannot be.
CREATE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET
    paid = paid + CASE NEW.kind WHEN 'received' THEN NEW.amount ELSE 0 END,
    refunded = refunded + CASE NEW.kind WHEN 'refunded' THEN NEW.amount ELSE 0 END
  WHERE id = NEW.order_id;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_keeps_order_money AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION keep_order_money();

-- More cannot be on its way back than came in. The order's row is held, so two refunds cannot both look first.
CREATE FUNCTION check_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  came_in bigint;
BEGIN
  SELECT paid INTO came_in FROM orders WHERE id = NEW.order_id FOR UPDATE;
  IF came_in < (SELECT coalesce(sum(amount), 0) FROM refunds WHERE order_id = NEW.order_id AND state <> 'failed') THEN
    RAISE EXCEPTION 'order % would give back more than it got', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refunds_within_paid AFTER INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION check_refunds();

-- Books are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_events_is_append_only BEFORE UPDATE OR DELETE ON order_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revenue_lines_is_append_only BEFORE UPDATE OR DELETE ON revenue_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- How a shop sells and sends shows on its pages.
DO $$
DECLARE
  watched text;
  event record;
BEGIN
  FOREACH watched IN ARRAY ARRAY['shop_selling', 'shipping_methods'] LOOP
    FOR event IN SELECT * FROM (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS e (name, side) LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION bump_shop_revision()',
        watched || '_2_revision_' || lower(event.name), event.name, watched, event.side);
    END LOOP;
  END LOOP;
END $$;
