import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { vendors } from './accounts.ts';
import { moment } from './columns.ts';
import { liveStreams } from './streams.ts';

export const savedStreams = pgTable(
  'saved_streams',
  {
    id: uuid('id').primaryKey(),
    streamId: uuid('stream_id')
      .notNull()
      .unique()
      .references(() => liveStreams.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    state: text('state', { enum: ['processing', 'ready', 'failed'] })
      .notNull()
      .default('processing'),
    /** Path on this server, made by the server; set once the video can be played. */
    videoUrl: text('video_url'),
    /** Of the video once it is ready, of the show until then; in ms. */
    durationMs: integer('duration').notNull(),
    visibility: text('visibility', { enum: ['public', 'unlisted'] })
      .notNull()
      .default('public'),
    /** Where in the video the cover is taken from, in ms; null where none is wanted from it, or it was taken. */
    coverAtMs: integer('cover_at_ms'),
    /** The figures as they stood at the end; their shape is the contract's. */
    stats: jsonb('stats').notNull(),
    streamedAt: moment('streamed_at').notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (table) => [
    index().on(table.vendorId),
    index().on(table.streamedAt),
    index().on(table.savedAt),
    check('saved_streams_state_known', sql`${table.state} in ('processing', 'ready', 'failed')`),
    check('saved_streams_ready_has_video', sql`(${table.state} = 'ready') = (${table.videoUrl} is not null)`),
    check('saved_streams_visibility_known', sql`${table.visibility} in ('public', 'unlisted')`),
    check('saved_streams_cover_within', sql`${table.coverAtMs} >= 0`),
    check('saved_streams_duration_not_negative', sql`${table.durationMs} >= 0`),
  ],
);
