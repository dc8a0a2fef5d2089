DROP INDEX "rollout_fate_at";--> statement-breakpoint
CREATE INDEX "evidence_at" ON "evidence" USING btree ("at");--> statement-breakpoint
CREATE INDEX "event_ignored" ON "event" USING btree ("received_at") WHERE ignored is not null;--> statement-breakpoint
CREATE INDEX "rollout_fate_at" ON "rollout_fate" USING btree ("at") WHERE known_to is null;--> statement-breakpoint
-- What was projected before fates were kept is projected once more.
INSERT INTO "dirty_service" ("service_id", "marked_at") SELECT "service_id", to_timestamp(0) FROM "service_summary";
