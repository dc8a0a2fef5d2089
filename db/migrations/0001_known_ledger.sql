CREATE TABLE "service_heard" (
	"service_id" text NOT NULL,
	"id" uuid NOT NULL,
	"first_event_at" timestamp with time zone,
	"first_platforms" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"first_by_source" jsonb NOT NULL,
	"first_deploy_at" jsonb NOT NULL,
	"unmapped" jsonb NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "service_heard_service_id_id_pk" PRIMARY KEY("service_id","id")
);--> statement-breakpoint
DROP INDEX "deploy_current";--> statement-breakpoint
DROP INDEX "ledger_week_on";--> statement-breakpoint
DROP INDEX "person_identity";--> statement-breakpoint
ALTER TABLE "ledger_week" DROP CONSTRAINT "ledger_week_service_id_source_platform_week_on_pk";--> statement-breakpoint
ALTER TABLE "ledger_week" ADD COLUMN "known_from" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_week" ADD COLUMN "known_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger_week" ADD CONSTRAINT "ledger_week_service_id_source_platform_week_on_known_from_pk" PRIMARY KEY("service_id","source","platform","week_on","known_from");--> statement-breakpoint
CREATE INDEX "service_heard_current" ON "service_heard" USING btree ("service_id") WHERE known_to is null;--> statement-breakpoint
CREATE INDEX "placement_current" ON "placement" USING btree ("service_id") WHERE known_to is null;--> statement-breakpoint
CREATE INDEX "state_span_current" ON "state_span" USING btree ("service_id") WHERE known_to is null;--> statement-breakpoint
CREATE INDEX "deploy_current" ON "deploy" USING btree ("service_id","at") WHERE known_to is null;--> statement-breakpoint
CREATE INDEX "ledger_week_on" ON "ledger_week" USING btree ("week_on") WHERE known_to is null;--> statement-breakpoint
CREATE UNIQUE INDEX "person_identity" ON "person" USING btree ("issuer","subject");--> statement-breakpoint
ALTER TABLE "service_summary" DROP COLUMN "first_event_at";--> statement-breakpoint
ALTER TABLE "service_summary" DROP COLUMN "sources";--> statement-breakpoint
ALTER TABLE "service_summary" DROP COLUMN "first_platform";
