CREATE TABLE "follows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"stream_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vendors" ADD COLUMN "slug" text DEFAULT 'shop-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12) NOT NULL;--> statement-breakpoint
ALTER TABLE "vendors" ADD COLUMN "logo_image_id" uuid;--> statement-breakpoint
ALTER TABLE "vendors" ADD COLUMN "followers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_streams" ADD COLUMN "visibility" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_streams" ADD COLUMN "cover_at_ms" integer;--> statement-breakpoint
ALTER TABLE "live_streams" ADD COLUMN "visibility" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "live_streams" ADD COLUMN "orientation" text DEFAULT 'landscape' NOT NULL;--> statement-breakpoint
ALTER TABLE "live_streams" ADD COLUMN "cover_image_id" uuid;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follows_one_each" ON "follows" USING btree ("user_id","vendor_id");--> statement-breakpoint
CREATE INDEX "follows_user_id_id_index" ON "follows" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "follows_vendor_id_index" ON "follows" USING btree ("vendor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_one_each" ON "reminders" USING btree ("user_id","stream_id");--> statement-breakpoint
CREATE INDEX "reminders_user_id_id_index" ON "reminders" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "reminders_stream_id_index" ON "reminders" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "live_streams_upcoming_index" ON "live_streams" USING btree ("scheduled_at","id") WHERE status = 'scheduled' and visibility = 'public';--> statement-breakpoint
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_slug_unique" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_slug_is_an_address" CHECK ("vendors"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');--> statement-breakpoint
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_followers_not_negative" CHECK ("vendors"."followers" >= 0);--> statement-breakpoint
ALTER TABLE "saved_streams" ADD CONSTRAINT "saved_streams_visibility_known" CHECK ("saved_streams"."visibility" in ('public', 'unlisted'));--> statement-breakpoint
ALTER TABLE "saved_streams" ADD CONSTRAINT "saved_streams_cover_within" CHECK ("saved_streams"."cover_at_ms" >= 0);--> statement-breakpoint
ALTER TABLE "live_streams" ADD CONSTRAINT "live_streams_visibility_known" CHECK ("live_streams"."visibility" in ('public', 'unlisted', 'rehearsal'));--> statement-breakpoint
ALTER TABLE "live_streams" ADD CONSTRAINT "live_streams_orientation_known" CHECK ("live_streams"."orientation" in ('landscape', 'portrait'));