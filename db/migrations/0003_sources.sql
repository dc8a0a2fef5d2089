CREATE TABLE "environment_rule" (
	"pattern" text PRIMARY KEY NOT NULL,
	"ordinal" integer NOT NULL,
	"class" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "name_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"ordinal" integer NOT NULL,
	"match" jsonb NOT NULL,
	"service" text,
	"team" text,
	"kind" text
);
--> statement-breakpoint
CREATE TABLE "place_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"ordinal" integer NOT NULL,
	"source" text,
	"place" text NOT NULL,
	"cluster" text NOT NULL,
	"environment" text
);
--> statement-breakpoint
CREATE TABLE "reported_name" (
	"platform" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"traits" jsonb NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reported_name_platform_name_source_pk" PRIMARY KEY("platform","name","source")
);
--> statement-breakpoint
CREATE TABLE "environment_sight" (
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"environment" text NOT NULL,
	"change" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"service" text,
	"cluster" text,
	"url" text,
	"repository" text,
	"pull_request" integer,
	"expires_at" timestamp with time zone,
	CONSTRAINT "environment_sight_source_event_id_ordinal_pk" PRIMARY KEY("source","event_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "rollout_fate" (
	"service_id" text NOT NULL,
	"source" text NOT NULL,
	"rollout_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"platform" text NOT NULL,
	"cluster" text NOT NULL,
	"fate" text NOT NULL,
	"into_source" text,
	"into_rollout" text,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "rollout_fate_service_id_source_rollout_id_known_from_pk" PRIMARY KEY("service_id","source","rollout_id","known_from")
);
--> statement-breakpoint
CREATE TABLE "dead_event" (
	"source" text NOT NULL,
	"id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dead_event_source_id_pk" PRIMARY KEY("source","id")
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"format" text NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"size_bytes" bigint,
	"rows_done" bigint NOT NULL,
	"bytes_done" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"duplicate" bigint NOT NULL,
	"conflict" bigint NOT NULL,
	"ignored" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"error" text,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "source_secret" (
	"source" text NOT NULL,
	"id" text NOT NULL,
	"purpose" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "source_secret_source_id_pk" PRIMARY KEY("source","id")
);
--> statement-breakpoint
ALTER TABLE "service_alias" ADD COLUMN "rule_id" text;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "format" text;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "content_type" text;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "headers" jsonb;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "import_row" bigint;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_reject" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "intake_count" ADD COLUMN "lag_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "intake_count" ADD COLUMN "lag_ms_sum" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "intake_count" ADD COLUMN "lag_ms_max" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "settings" jsonb;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "resync_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "replay_asked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "environment_sight_at" ON "environment_sight" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rollout_fate_at" ON "rollout_fate" USING btree ("at","service_id") WHERE known_to is null;--> statement-breakpoint
CREATE INDEX "import_job_fingerprint" ON "import_job" USING btree ("fingerprint");