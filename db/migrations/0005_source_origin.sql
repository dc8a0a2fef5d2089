ALTER TABLE "collector_state" ADD COLUMN "error_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "configured_in" text;