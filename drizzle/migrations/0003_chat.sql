CREATE TABLE "chat_settings" (
	"stream_id" uuid PRIMARY KEY NOT NULL,
	"slow_mode_seconds" integer DEFAULT 0 NOT NULL,
	"links_allowed" boolean DEFAULT true NOT NULL,
	"pinned_comment_id" uuid,
	CONSTRAINT "chat_settings_slow_mode_within_an_hour" CHECK ("chat_settings"."slow_mode_seconds" between 0 and 3600)
);
--> statement-breakpoint
CREATE TABLE "blocked_words" (
	"vendor_id" uuid PRIMARY KEY NOT NULL,
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settlement" text,
	CONSTRAINT "comment_reports_reason_known" CHECK ("comment_reports"."reason" in ('spam', 'insult', 'fraud', 'private-data', 'other')),
	CONSTRAINT "comment_reports_settlement_known" CHECK ("comment_reports"."settlement" in ('dismissed', 'hidden')),
	CONSTRAINT "comment_reports_settled_somehow" CHECK (("comment_reports"."settled_at" is null) = ("comment_reports"."settlement" is null))
);
--> statement-breakpoint
CREATE TABLE "user_blocks" (
	"user_id" uuid NOT NULL,
	"blocked_user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_blocks_user_id_blocked_user_id_pk" PRIMARY KEY("user_id","blocked_user_id"),
	CONSTRAINT "user_blocks_somebody_else" CHECK ("user_blocks"."user_id" <> "user_blocks"."blocked_user_id")
);
--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "changed_seq" bigint;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "reply_to" uuid;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "spans" jsonb;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "hidden_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "hidden_by" uuid;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bans" ADD COLUMN "kind" text DEFAULT 'ban' NOT NULL;--> statement-breakpoint
ALTER TABLE "bans" ADD COLUMN "stream_id" uuid;--> statement-breakpoint
ALTER TABLE "bans" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chat_settings" ADD CONSTRAINT "chat_settings_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_settings" ADD CONSTRAINT "chat_settings_pinned_comment_id_stream_interactions_id_fk" FOREIGN KEY ("pinned_comment_id") REFERENCES "public"."stream_interactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_words" ADD CONSTRAINT "blocked_words_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_comment_id_stream_interactions_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."stream_interactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_blocks" ADD CONSTRAINT "user_blocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_blocks" ADD CONSTRAINT "user_blocks_blocked_user_id_users_id_fk" FOREIGN KEY ("blocked_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_settings_pinned_comment_id_index" ON "chat_settings" USING btree ("pinned_comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comment_reports_once_a_user" ON "comment_reports" USING btree ("comment_id","user_id");--> statement-breakpoint
CREATE INDEX "comment_reports_open" ON "comment_reports" USING btree ("vendor_id","comment_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "comment_reports_user_id_index" ON "comment_reports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_blocks_blocked_user_id_index" ON "user_blocks" USING btree ("blocked_user_id");--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_reply_to_stream_interactions_id_fk" FOREIGN KEY ("reply_to") REFERENCES "public"."stream_interactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_hidden_by_users_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stream_interactions_reply_to_index" ON "stream_interactions" USING btree ("reply_to") WHERE reply_to is not null;--> statement-breakpoint
CREATE INDEX "stream_interactions_hidden_by_index" ON "stream_interactions" USING btree ("hidden_by") WHERE hidden_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "stream_interactions_changes" ON "stream_interactions" USING btree ("stream_id","changed_seq") WHERE changed_seq is not null;--> statement-breakpoint
CREATE INDEX "bans_stream_id_index" ON "bans" USING btree ("stream_id");--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_only_comments_change" CHECK ("stream_interactions"."interaction_type" = 'comment' or num_nonnulls("stream_interactions"."changed_seq", "stream_interactions"."reply_to", "stream_interactions"."spans", "stream_interactions"."hidden_at", "stream_interactions"."deleted_at") = 0);--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_changes_after" CHECK ("stream_interactions"."changed_seq" > "stream_interactions"."seq");--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_change_is_numbered" CHECK (num_nonnulls("stream_interactions"."hidden_at", "stream_interactions"."deleted_at") = 0 or "stream_interactions"."changed_seq" is not null);--> statement-breakpoint
ALTER TABLE "stream_interactions" ADD CONSTRAINT "stream_interactions_hidden_by_somebody" CHECK (("stream_interactions"."hidden_at" is null) = ("stream_interactions"."hidden_by" is null));--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_kind_known" CHECK ("bans"."kind" in ('ban', 'mute'));--> statement-breakpoint
ALTER TABLE "bans" ADD CONSTRAINT "bans_of_all_shows" CHECK ("bans"."kind" = 'mute' or "bans"."stream_id" is null);