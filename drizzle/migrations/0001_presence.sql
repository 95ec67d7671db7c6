CREATE TABLE "stream_presence" (
	"stream_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"change" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stream_presence_stream_id_seq_pk" PRIMARY KEY("stream_id","seq"),
	CONSTRAINT "stream_presence_changes" CHECK ("stream_presence"."change" <> 0)
);
--> statement-breakpoint
ALTER TABLE "stream_presence" ADD CONSTRAINT "stream_presence_stream_id_live_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."live_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Of shows from before, only the figures are known: all came at once, before what is numbered, and went again.
INSERT INTO "stream_presence" ("stream_id", "seq", "change")
SELECT "stream_id", -1, "viewers_peak" FROM "stream_counters" WHERE "viewers_peak" > 0
UNION ALL
SELECT "stream_id", 0, "viewers_now" - "viewers_peak" FROM "stream_counters" WHERE "viewers_now" <> "viewers_peak";
