DROP INDEX "rollout_fate_at";--> statement-breakpoint
CREATE INDEX "rollout_fate_at" ON "rollout_fate" USING btree ("at","fate","source","platform") WHERE known_to is null;