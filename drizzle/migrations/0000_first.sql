CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"impersonated_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text NOT NULL,
	"display_username" text,
	"role" text DEFAULT 'user' NOT NULL,
	"banned" boolean DEFAULT false NOT NULL,
	"ban_reason" text,
	"ban_expires" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "vendors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vendors_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"drop_id" uuid,
	"quantity" integer NOT NULL,
	"stream_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_one_each" UNIQUE NULLS NOT DISTINCT("cart_id","variant_id","drop_id"),
	CONSTRAINT "cart_lines_quantity_positive" CHECK ("cart_lines"."quantity" >= 1)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"guest_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carts_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "carts_guest_key_unique" UNIQUE("guest_key"),
	CONSTRAINT "carts_one_owner" CHECK (("carts"."user_id" is null) <> ("carts"."guest_key" is null))
);
--> statement-breakpoint
CREATE TABLE "coupon_users" (
	"coupon_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "coupon_users_coupon_id_user_id_pk" PRIMARY KEY("coupon_id","user_id"),
	CONSTRAINT "coupon_users_not_negative" CHECK ("coupon_users"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"vendor_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"percent_basis_points" integer,
	"amount_minor" bigint,
	"currency" text,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"total_limit" integer,
	"per_user_limit" integer DEFAULT 1 NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coupons_kind_known" CHECK ("coupons"."kind" in ('percent', 'amount')),
	CONSTRAINT "coupons_value_of_its_kind" CHECK (("coupons"."kind" = 'percent') = ("coupons"."percent_basis_points" between 1 and 10000) and ("coupons"."kind" = 'amount') = ("coupons"."amount_minor" >= 1 and "coupons"."currency" is not null)),
	CONSTRAINT "coupons_used_within" CHECK ("coupons"."used" >= 0 and "coupons"."used" <= "coupons"."total_limit"),
	CONSTRAINT "coupons_limits_positive" CHECK ("coupons"."total_limit" >= 1 and "coupons"."per_user_limit" >= 1),
	CONSTRAINT "coupons_forward" CHECK ("coupons"."ends_at" > "coupons"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "shipping_rates" (
	"vendor_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "shipping_rates_vendor_id_currency_pk" PRIMARY KEY("vendor_id","currency"),
	CONSTRAINT "shipping_rates_not_negative" CHECK ("shipping_rates"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "drops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"quantity" integer NOT NULL,
	"remaining" integer NOT NULL,
	"per_buyer_limit" integer NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"opens_offset_ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drops_remaining_within" CHECK ("drops"."remaining" >= 0 and "drops"."remaining" <= "drops"."quantity"),
	CONSTRAINT "drops_quantity_positive" CHECK ("drops"."quantity" >= 1),
	CONSTRAINT "drops_per_buyer_limit_positive" CHECK ("drops"."per_buyer_limit" >= 1),
	CONSTRAINT "drops_price_not_negative" CHECK ("drops"."price_minor" >= 0),
	CONSTRAINT "drops_forward" CHECK ("drops"."closes_at" > "drops"."opens_at"),
	CONSTRAINT "drops_closed_has_reason" CHECK (("drops"."closed_at" is null) = ("drops"."close_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "pinned_intervals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"from_offset_ms" integer NOT NULL,
	"to_offset_ms" integer,
	CONSTRAINT "pinned_intervals_forward" CHECK ("pinned_intervals"."from_offset_ms" >= 0 and "pinned_intervals"."to_offset_ms" >= "pinned_intervals"."from_offset_ms")
);
--> statement-breakpoint
CREATE TABLE "stream_product_counters" (
	"stream_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"clicked" integer DEFAULT 0 NOT NULL,
	"carted" integer DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"revenue_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "stream_product_counters_stream_id_product_id_pk" PRIMARY KEY("stream_id","product_id"),
	CONSTRAINT "stream_product_counters_not_negative" CHECK (least("stream_product_counters"."shown", "stream_product_counters"."clicked", "stream_product_counters"."carted", "stream_product_counters"."orders", "stream_product_counters"."units", "stream_product_counters"."revenue_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "stream_product_facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stream_product_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stream_product_facts_kind_known" CHECK ("stream_product_facts"."kind" in ('shown', 'clicked', 'carted'))
);
--> statement-breakpoint
CREATE TABLE "stream_interactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"interaction_type" text NOT NULL,
	"comment_text" text,
	"seq" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stream_interactions_type_known" CHECK ("stream_interactions"."interaction_type" in ('like', 'dislike', 'comment')),
	CONSTRAINT "stream_interactions_comment_has_text" CHECK (("stream_interactions"."interaction_type" = 'comment') = ("stream_interactions"."comment_text" is not null) and ("stream_interactions"."interaction_type" = 'comment') = ("stream_interactions"."seq" is not null))
);
--> statement-breakpoint
CREATE TABLE "bans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"vendor_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"drop_id" uuid,
	"stream_id" uuid,
	"show_offset_ms" integer,
	"name" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"amount_minor" bigint NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"is_physical" boolean DEFAULT false NOT NULL,
	"refunded_at" timestamp (3) with time zone,
	CONSTRAINT "order_lines_one_each" UNIQUE NULLS NOT DISTINCT("order_id","variant_id","drop_id"),
	CONSTRAINT "order_lines_quantity_positive" CHECK ("order_lines"."quantity" >= 1),
	CONSTRAINT "order_lines_shipping_not_negative" CHECK ("order_lines"."shipping_minor" >= 0),
	CONSTRAINT "order_lines_amount_adds_up" CHECK ("order_lines"."amount_minor" = "order_lines"."unit_price_minor" * "order_lines"."quantity" - "order_lines"."discount_minor" and "order_lines"."amount_minor" >= 0 and "order_lines"."discount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"idempotency_key" text NOT NULL,
	"from_cart" boolean DEFAULT false NOT NULL,
	"items_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"address" jsonb,
	"coupon_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	CONSTRAINT "orders_status_known" CHECK ("orders"."status" in ('pending', 'paid', 'fulfilled', 'cancelled', 'refunded')),
	CONSTRAINT "orders_amounts_not_negative" CHECK (least("orders"."items_minor", "orders"."shipping_minor", "orders"."tax_minor", "orders"."total_minor") >= 0),
	CONSTRAINT "orders_paid_has_time" CHECK (("orders"."status" in ('paid', 'fulfilled', 'refunded')) = ("orders"."paid_at" is not null)),
	CONSTRAINT "orders_cancelled_has_reason" CHECK (("orders"."status" = 'cancelled') = ("orders"."cancelled_at" is not null) and ("orders"."status" = 'cancelled') = ("orders"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"order_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking" text DEFAULT '' NOT NULL,
	"shipped_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipments_order_id_vendor_id_pk" PRIMARY KEY("order_id","vendor_id")
);
--> statement-breakpoint
CREATE TABLE "stock_reservations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"drop_id" uuid,
	"cart_id" uuid,
	"order_line_id" uuid,
	"quantity" integer NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "stock_reservations_order_line_id_unique" UNIQUE("order_line_id"),
	CONSTRAINT "stock_reservations_has_holder" CHECK ("stock_reservations"."cart_id" is not null or "stock_reservations"."order_line_id" is not null),
	CONSTRAINT "stock_reservations_cart_expires" CHECK ("stock_reservations"."cart_id" is null or "stock_reservations"."expires_at" is not null),
	CONSTRAINT "stock_reservations_quantity_positive" CHECK ("stock_reservations"."quantity" >= 1),
	CONSTRAINT "stock_reservations_state_known" CHECK ("stock_reservations"."state" in ('held', 'claimed', 'released')),
	CONSTRAINT "stock_reservations_settled_has_time" CHECK (("stock_reservations"."state" = 'held') = ("stock_reservations"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "stream_orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stream_orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"quantity" integer NOT NULL,
	"seq" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stream_orders_order_line_id_unique" UNIQUE("order_line_id"),
	CONSTRAINT "stream_orders_amount_not_negative" CHECK ("stream_orders"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_key_pk" PRIMARY KEY("user_id","key"),
	CONSTRAINT "idempotency_keys_answered" CHECK (("idempotency_keys"."status" is null) = ("idempotency_keys"."response" is null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"gateway" text NOT NULL,
	"method" text NOT NULL,
	"gateway_ref" text,
	"status" text DEFAULT 'created' NOT NULL,
	"action" jsonb,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payments_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "payments_status_known" CHECK ("payments"."status" in ('created', 'succeeded', 'failed', 'refund-due', 'refunded')),
	CONSTRAINT "payments_settled_has_time" CHECK (("payments"."status" = 'created') = ("payments"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"order_line_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"restock" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"gateway_ref" text,
	"asked_times" integer DEFAULT 0 NOT NULL,
	"ask_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_amount_not_negative" CHECK ("refunds"."amount_minor" >= 0),
	CONSTRAINT "refunds_asked_times_not_negative" CHECK ("refunds"."asked_times" >= 0),
	CONSTRAINT "refunds_status_known" CHECK ("refunds"."status" in ('requested', 'succeeded', 'failed')),
	CONSTRAINT "refunds_settled_has_time" CHECK (("refunds"."status" = 'requested') = ("refunds"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"gateway" text NOT NULL,
	"event_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payment_id" uuid,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "buyer_counts" (
	"limited_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "buyer_counts_not_negative" CHECK ("buyer_counts"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "product_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"path" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"size" text DEFAULT '' NOT NULL,
	"colour" text DEFAULT '' NOT NULL,
	"price_minor" bigint NOT NULL,
	"stock" integer NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_variants_stock_not_negative" CHECK ("product_variants"."stock" >= 0),
	CONSTRAINT "product_variants_price_not_negative" CHECK ("product_variants"."price_minor" >= 0),
	CONSTRAINT "product_variants_status_known" CHECK ("product_variants"."status" in ('active', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"vendor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"image_path" text,
	"currency" text NOT NULL,
	"is_physical" boolean DEFAULT true NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"per_order_limit" integer DEFAULT 5 NOT NULL,
	"per_buyer_limit" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_per_order_limit_positive" CHECK ("products"."per_order_limit" >= 1),
	CONSTRAINT "products_per_buyer_limit_positive" CHECK ("products"."per_buyer_limit" >= 1),
	CONSTRAINT "products_status_known" CHECK ("products"."status" in ('active', 'archived')),
	CONSTRAINT "products_currency_known" CHECK ("products"."currency" in ('EUR', 'USD', 'GBP', 'CHF', 'JPY'))
);
--> statement-breakpoint
CREATE TABLE "saved_streams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"state" text DEFAULT 'processing' NOT NULL,
	"video_url" text,
	"duration" integer NOT NULL,
	"stats" jsonb NOT NULL,
	"streamed_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_streams_stream_id_unique" UNIQUE("stream_id"),
	CONSTRAINT "saved_streams_state_known" CHECK ("saved_streams"."state" in ('processing', 'ready', 'failed')),
	CONSTRAINT "saved_streams_ready_has_video" CHECK (("saved_streams"."state" = 'ready') = ("saved_streams"."video_url" is not null)),
	CONSTRAINT "saved_streams_duration_not_negative" CHECK ("saved_streams"."duration" >= 0)
);
--> statement-breakpoint
CREATE TABLE "featured_intervals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"from_offset_ms" integer NOT NULL,
	"to_offset_ms" integer,
	CONSTRAINT "featured_intervals_forward" CHECK ("featured_intervals"."from_offset_ms" >= 0 and "featured_intervals"."to_offset_ms" >= "featured_intervals"."from_offset_ms")
);
--> statement-breakpoint
CREATE TABLE "live_streams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"vendor_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_choice" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "live_streams_status_known" CHECK ("live_streams"."status" in ('scheduled', 'live', 'ended')),
	CONSTRAINT "live_streams_end_choice_known" CHECK ("live_streams"."end_choice" in ('save', 'delete')),
	CONSTRAINT "live_streams_started_once_live" CHECK (("live_streams"."status" = 'scheduled') = ("live_streams"."started_at" is null)),
	CONSTRAINT "live_streams_ended_with_choice" CHECK (("live_streams"."status" = 'ended') = ("live_streams"."ended_at" is not null) and ("live_streams"."status" = 'ended') = ("live_streams"."end_choice" is not null)),
	CONSTRAINT "live_streams_ends_after_start" CHECK ("live_streams"."ended_at" >= "live_streams"."started_at")
);
--> statement-breakpoint
CREATE TABLE "stream_counters" (
	"stream_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"viewers_now" integer DEFAULT 0 NOT NULL,
	"viewers_peak" integer DEFAULT 0 NOT NULL,
	"viewers_total" integer DEFAULT 0 NOT NULL,
	"likes" integer DEFAULT 0 NOT NULL,
	"dislikes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	"cart_adds" integer DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"revenue_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text,
	CONSTRAINT "stream_counters_not_negative" CHECK (least("stream_counters"."seq", "stream_counters"."viewers_now", "stream_counters"."viewers_total", "stream_counters"."likes", "stream_counters"."dislikes", "stream_counters"."comments", "stream_counters"."cart_adds", "stream_counters"."orders", "stream_counters"."units", "stream_counters"."revenue_minor", "stream_counters"."refunded_minor") >= 0),
	CONSTRAINT "stream_counters_peak" CHECK ("stream_counters"."viewers_peak" >= "stream_counters"."viewers_now")
);
--> statement-breakpoint
CREATE TABLE "stream_products" (
	"stream_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "stream_products_stream_id_product_id_pk" PRIMARY KEY("stream_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "stream_viewers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stream_id" uuid NOT NULL,
	"user_id" uuid,
	"browser_key" text NOT NULL,
	"seq" bigint,
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	CONSTRAINT "stream_viewers_active_is_counted" CHECK (not "stream_viewers"."is_active" or ("stream_viewers"."seq" is not null and "stream_viewers"."left_at" is null)),
	CONSTRAINT "stream_viewers_leave_after_join" CHECK ("stream_viewers"."left_at" >= "stream_viewers"."joined_at")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_impersonated_by_users_id_fk" FOREIGN KEY ("impersonated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_product_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."product_variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_drop_id_drops_id_fk" FOREIGN KEY ("drop_id") REFERENCES "public"."drops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_users" ADD CONSTRAINT "coupon_users_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_users" ADD CONSTRAINT "coupon_users_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drops" ADD CONSTRAINT "drops_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drops" ADD CONSTRAINT "drops_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drops" ADD CONSTRAINT "drops_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drops" ADD CONSTRAINT "drops_variant_id_product_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."product_variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_intervals" ADD CONSTRAINT "pinned_intervals_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_intervals" ADD CONSTRAINT "pinned_intervals_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_product_counters" ADD CONSTRAINT "stream_product_counters_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_product_counters" ADD CONSTRAINT "stream_product_counters_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_product_facts" ADD CONSTRAINT "stream_product_facts_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_product_facts" ADD CONSTRAINT "stream_product_facts_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_product_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."product_variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_drop_id_drops_id_fk" FOREIGN KEY ("drop_id") REFERENCES "public"."drops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_variant_id_product_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."product_variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_drop_id_drops_id_fk" FOREIGN KEY ("drop_id") REFERENCES "public"."drops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_streams" ADD CONSTRAINT "saved_streams_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_streams" ADD CONSTRAINT "saved_streams_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "featured_intervals" ADD CONSTRAINT "featured_intervals_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "featured_intervals" ADD CONSTRAINT "featured_intervals_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_streams" ADD CONSTRAINT "live_streams_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_counters" ADD CONSTRAINT "stream_counters_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_products" ADD CONSTRAINT "stream_products_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_products" ADD CONSTRAINT "stream_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_viewers" ADD CONSTRAINT "stream_viewers_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_viewers" ADD CONSTRAINT "stream_viewers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user_id_index" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_provider_id_account_id_index" ON "accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_impersonated_by_index" ON "sessions" USING btree ("impersonated_by");--> statement-breakpoint
CREATE INDEX "verifications_identifier_index" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "cart_lines_variant_id_index" ON "cart_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "cart_lines_drop_id_index" ON "cart_lines" USING btree ("drop_id");--> statement-breakpoint
CREATE INDEX "cart_lines_stream_id_index" ON "cart_lines" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "carts_of_guests" ON "carts" USING btree ("updated_at") WHERE user_id is null;--> statement-breakpoint
CREATE INDEX "coupon_users_user_id_index" ON "coupon_users" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_one_code_per_vendor" ON "coupons" USING btree ("vendor_id","code");--> statement-breakpoint
CREATE INDEX "coupons_code_index" ON "coupons" USING btree ("code");--> statement-breakpoint
CREATE INDEX "drops_stream_id_index" ON "drops" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "drops_product_id_index" ON "drops" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "drops_vendor_id_index" ON "drops" USING btree ("vendor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drops_one_open_per_variant" ON "drops" USING btree ("variant_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "drops_to_close" ON "drops" USING btree ("closes_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "pinned_intervals_stream_id_from_offset_ms_index" ON "pinned_intervals" USING btree ("stream_id","from_offset_ms");--> statement-breakpoint
CREATE INDEX "pinned_intervals_product_id_index" ON "pinned_intervals" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pinned_intervals_one_open" ON "pinned_intervals" USING btree ("stream_id") WHERE to_offset_ms is null;--> statement-breakpoint
CREATE INDEX "stream_product_counters_product_id_index" ON "stream_product_counters" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_product_facts_once" ON "stream_product_facts" USING btree ("stream_id","product_id","actor_id","kind") WHERE kind <> 'carted';--> statement-breakpoint
CREATE INDEX "stream_product_facts_stream_id_product_id_index" ON "stream_product_facts" USING btree ("stream_id","product_id");--> statement-breakpoint
CREATE INDEX "stream_product_facts_product_id_index" ON "stream_product_facts" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_stream_id_user_id_index" ON "stream_interactions" USING btree ("stream_id","user_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_stream_id_interaction_type_index" ON "stream_interactions" USING btree ("stream_id","interaction_type");--> statement-breakpoint
CREATE INDEX "stream_interactions_user_id_index" ON "stream_interactions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_created_at_index" ON "stream_interactions" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_interactions_history" ON "stream_interactions" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_interactions_one_reaction" ON "stream_interactions" USING btree ("stream_id","user_id") WHERE interaction_type in ('like', 'dislike');--> statement-breakpoint
CREATE INDEX "bans_vendor_id_user_id_index" ON "bans" USING btree ("vendor_id","user_id");--> statement-breakpoint
CREATE INDEX "bans_user_id_index" ON "bans" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "order_lines_product_id_index" ON "order_lines" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "order_lines_variant_id_index" ON "order_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "order_lines_drop_id_index" ON "order_lines" USING btree ("drop_id");--> statement-breakpoint
CREATE INDEX "order_lines_vendor_id_index" ON "order_lines" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "order_lines_stream_id_index" ON "order_lines" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "orders_user_id_id_index" ON "orders" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_per_key" ON "orders" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "orders_expires_at_index" ON "orders" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "orders_pending_of_buyer" ON "orders" USING btree ("user_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "orders_coupon_id_index" ON "orders" USING btree ("coupon_id");--> statement-breakpoint
CREATE INDEX "shipments_vendor_id_index" ON "shipments" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "stock_reservations_product_id_state_index" ON "stock_reservations" USING btree ("product_id","state");--> statement-breakpoint
CREATE INDEX "stock_reservations_variant_id_index" ON "stock_reservations" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "stock_reservations_drop_id_index" ON "stock_reservations" USING btree ("drop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_reservations_one_held_per_cart" ON "stock_reservations" USING btree ("cart_id","drop_id") WHERE state = 'held' and order_line_id is null;--> statement-breakpoint
CREATE INDEX "stock_reservations_to_expire" ON "stock_reservations" USING btree ("expires_at") WHERE state = 'held' and order_line_id is null;--> statement-breakpoint
CREATE INDEX "stream_orders_stream_id_index" ON "stream_orders" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "stream_orders_vendor_id_index" ON "stream_orders" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "stream_orders_created_at_index" ON "stream_orders" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "stream_orders_order_id_index" ON "stream_orders" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "stream_orders_product_id_index" ON "stream_orders" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_orders_history" ON "stream_orders" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "payments_created_at_index" ON "payments" USING btree ("created_at") WHERE status = 'created';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_gateway_ref" ON "payments" USING btree ("gateway","gateway_ref");--> statement-breakpoint
CREATE INDEX "payments_refund_due" ON "payments" USING btree ("settled_at") WHERE status = 'refund-due';--> statement-breakpoint
CREATE INDEX "refunds_payment_id_index" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_whole" ON "refunds" USING btree ("payment_id") WHERE order_line_id is null and status <> 'failed';--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_per_line" ON "refunds" USING btree ("order_line_id") WHERE status <> 'failed';--> statement-breakpoint
CREATE INDEX "refunds_waiting" ON "refunds" USING btree ("ask_at") WHERE status = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_events_once" ON "webhook_events" USING btree ("gateway","event_id");--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" USING btree ("id") WHERE processed_at is null;--> statement-breakpoint
CREATE INDEX "webhook_events_payment_id_index" ON "webhook_events" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "buyer_counts_one_each" ON "buyer_counts" USING btree ("limited_id","user_id");--> statement-breakpoint
CREATE INDEX "product_images_product_id_position_index" ON "product_images" USING btree ("product_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "product_variants_one_of_a_kind" ON "product_variants" USING btree ("product_id","size","colour");--> statement-breakpoint
CREATE INDEX "products_vendor_id_name_id_index" ON "products" USING btree ("vendor_id","name","id");--> statement-breakpoint
CREATE INDEX "saved_streams_vendor_id_index" ON "saved_streams" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "saved_streams_streamed_at_index" ON "saved_streams" USING btree ("streamed_at");--> statement-breakpoint
CREATE INDEX "saved_streams_saved_at_index" ON "saved_streams" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "featured_intervals_stream_id_from_offset_ms_index" ON "featured_intervals" USING btree ("stream_id","from_offset_ms");--> statement-breakpoint
CREATE INDEX "featured_intervals_product_id_index" ON "featured_intervals" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "featured_intervals_one_open" ON "featured_intervals" USING btree ("stream_id","product_id") WHERE to_offset_ms is null;--> statement-breakpoint
CREATE INDEX "live_streams_vendor_id_index" ON "live_streams" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "live_streams_status_id_index" ON "live_streams" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_streams_one_live_per_vendor" ON "live_streams" USING btree ("vendor_id") WHERE status = 'live';--> statement-breakpoint
CREATE INDEX "stream_products_product_id_index" ON "stream_products" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_viewers_one_per_browser" ON "stream_viewers" USING btree ("stream_id","browser_key");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_viewers_history" ON "stream_viewers" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE INDEX "stream_viewers_stream_id_index" ON "stream_viewers" USING btree ("stream_id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "stream_viewers_user_id_index" ON "stream_viewers" USING btree ("user_id");