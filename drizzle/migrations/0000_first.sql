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
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"stream_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_cart_id_product_id_pk" PRIMARY KEY("cart_id","product_id"),
	CONSTRAINT "cart_lines_quantity_positive" CHECK ("cart_lines"."quantity" >= 1)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carts_user_id_unique" UNIQUE("user_id")
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
	"stream_id" uuid,
	"name" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "order_lines_quantity_positive" CHECK ("order_lines"."quantity" >= 1),
	CONSTRAINT "order_lines_amount_adds_up" CHECK ("order_lines"."amount_minor" = "order_lines"."unit_price_minor" * "order_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"idempotency_key" text NOT NULL,
	"from_cart" boolean DEFAULT false NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	CONSTRAINT "orders_status_known" CHECK ("orders"."status" in ('pending', 'paid', 'fulfilled', 'cancelled', 'refunded')),
	CONSTRAINT "orders_total_not_negative" CHECK ("orders"."total_minor" >= 0),
	CONSTRAINT "orders_paid_has_time" CHECK (("orders"."status" in ('paid', 'fulfilled', 'refunded')) = ("orders"."paid_at" is not null)),
	CONSTRAINT "orders_cancelled_has_reason" CHECK (("orders"."status" = 'cancelled') = ("orders"."cancelled_at" is not null) and ("orders"."status" = 'cancelled') = ("orders"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_reservations" (
	"order_line_id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
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
	"status" text DEFAULT 'created' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payments_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "payments_status_known" CHECK ("payments"."status" in ('created', 'succeeded', 'failed', 'refund-due')),
	CONSTRAINT "payments_settled_has_time" CHECK (("payments"."status" = 'created') = ("payments"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"gateway" text NOT NULL,
	"event_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"vendor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"image_path" text,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"stock" integer NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"per_order_limit" integer DEFAULT 5 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_stock_not_negative" CHECK ("products"."stock" >= 0),
	CONSTRAINT "products_price_not_negative" CHECK ("products"."price_minor" >= 0),
	CONSTRAINT "products_per_order_limit_positive" CHECK ("products"."per_order_limit" >= 1),
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
	"currency" text,
	CONSTRAINT "stream_counters_not_negative" CHECK (least("stream_counters"."seq", "stream_counters"."viewers_now", "stream_counters"."viewers_total", "stream_counters"."likes", "stream_counters"."dislikes", "stream_counters"."comments", "stream_counters"."cart_adds", "stream_counters"."orders", "stream_counters"."units", "stream_counters"."revenue_minor") >= 0),
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
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_orders" ADD CONSTRAINT "stream_orders_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "cart_lines_product_id_index" ON "cart_lines" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "cart_lines_stream_id_index" ON "cart_lines" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_stream_id_user_id_index" ON "stream_interactions" USING btree ("stream_id","user_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_stream_id_interaction_type_index" ON "stream_interactions" USING btree ("stream_id","interaction_type");--> statement-breakpoint
CREATE INDEX "stream_interactions_user_id_index" ON "stream_interactions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "stream_interactions_created_at_index" ON "stream_interactions" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_interactions_history" ON "stream_interactions" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_interactions_one_reaction" ON "stream_interactions" USING btree ("stream_id","user_id") WHERE interaction_type in ('like', 'dislike');--> statement-breakpoint
CREATE INDEX "bans_vendor_id_user_id_index" ON "bans" USING btree ("vendor_id","user_id");--> statement-breakpoint
CREATE INDEX "bans_user_id_index" ON "bans" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_one_per_product" ON "order_lines" USING btree ("order_id","product_id");--> statement-breakpoint
CREATE INDEX "order_lines_product_id_index" ON "order_lines" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "order_lines_vendor_id_index" ON "order_lines" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "order_lines_stream_id_index" ON "order_lines" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "orders_user_id_id_index" ON "orders" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_per_key" ON "orders" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "orders_expires_at_index" ON "orders" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "stock_reservations_product_id_state_index" ON "stock_reservations" USING btree ("product_id","state");--> statement-breakpoint
CREATE INDEX "stream_orders_stream_id_index" ON "stream_orders" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "stream_orders_vendor_id_index" ON "stream_orders" USING btree ("vendor_id");--> statement-breakpoint
CREATE INDEX "stream_orders_created_at_index" ON "stream_orders" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "stream_orders_order_id_index" ON "stream_orders" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "stream_orders_product_id_index" ON "stream_orders" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stream_orders_history" ON "stream_orders" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "payments_created_at_index" ON "payments" USING btree ("created_at") WHERE status = 'created';--> statement-breakpoint
CREATE INDEX "payments_refund_due" ON "payments" USING btree ("settled_at") WHERE status = 'refund-due';--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_events_once" ON "webhook_events" USING btree ("gateway","event_id");--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" USING btree ("id") WHERE processed_at is null;--> statement-breakpoint
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