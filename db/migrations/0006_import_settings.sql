ALTER TABLE "import_job" ADD COLUMN "settings" jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "event_reject_open" ON "event_reject" USING btree ("seq") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "event_reject_import" ON "event_reject" USING btree ("import_id","seq") WHERE import_id is not null;