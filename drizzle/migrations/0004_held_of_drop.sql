DROP INDEX "stock_reservations_drop_id_index";--> statement-breakpoint
CREATE INDEX "stock_reservations_held_of_drop" ON "stock_reservations" USING btree ("drop_id") WHERE state = 'held';