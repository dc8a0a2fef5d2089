CREATE TABLE "area" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text
);
--> statement-breakpoint
CREATE TABLE "cluster" (
	"id" text PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"region" text,
	"environment" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"from_platform" text NOT NULL,
	"to_platform" text NOT NULL,
	"baseline_on" date,
	"scope" jsonb NOT NULL,
	"soak_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"time_zone" text,
	"country" text
);
--> statement-breakpoint
CREATE TABLE "ownership" (
	"service_id" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"team" text NOT NULL,
	CONSTRAINT "ownership_service_id_from_at_pk" PRIMARY KEY("service_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"team" text,
	"kind" text NOT NULL,
	"stateless" boolean,
	"archetype" text,
	"created_at" timestamp with time zone,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "service_alias" (
	"platform" text NOT NULL,
	"name" text NOT NULL,
	"service_id" text NOT NULL,
	CONSTRAINT "service_alias_platform_name_pk" PRIMARY KEY("platform","name")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"area" text,
	"office" text
);
--> statement-breakpoint
CREATE TABLE "cluster_sample" (
	"cluster" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"seconds" integer NOT NULL,
	"allocatable_core_seconds" double precision,
	"used_core_seconds" double precision,
	"requested_core_seconds" double precision,
	CONSTRAINT "cluster_sample_cluster_at_source_pk" PRIMARY KEY("cluster","at","source")
);
--> statement-breakpoint
CREATE TABLE "deploy" (
	"service_id" text NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"artefact_key" text NOT NULL,
	"artefact" text,
	"version" text,
	"rollout_count" integer NOT NULL,
	"is_counted_in_rates" boolean NOT NULL,
	"source" text NOT NULL,
	"rollout_id" text NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "deploy_service_id_id_pk" PRIMARY KEY("service_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"service_id" text NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"reported_name" text NOT NULL,
	"platform" text NOT NULL,
	"cluster" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"change" text NOT NULL,
	"version" text,
	CONSTRAINT "evidence_service_id_source_event_id_ordinal_pk" PRIMARY KEY("service_id","source","event_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "ledger_week" (
	"service_id" text NOT NULL,
	"source" text NOT NULL,
	"platform" text NOT NULL,
	"week_on" date NOT NULL,
	"rollouts" integer NOT NULL,
	"deploys" integer NOT NULL,
	"hosts_changed" integer NOT NULL,
	"same_artefact" integer NOT NULL,
	"restart" integer NOT NULL,
	"scaling" integer NOT NULL,
	"folded" integer NOT NULL,
	"not_production" integer NOT NULL,
	"unfinished" integer NOT NULL,
	"temporary_environment" integer NOT NULL,
	"failed" integer NOT NULL,
	"rollback" integer NOT NULL,
	CONSTRAINT "ledger_week_service_id_source_platform_week_on_pk" PRIMARY KEY("service_id","source","platform","week_on")
);
--> statement-breakpoint
CREATE TABLE "placement" (
	"service_id" text NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"cluster" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"version" text,
	"presence" jsonb NOT NULL,
	"opened_by" jsonb NOT NULL,
	"closed_by" jsonb,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "placement_service_id_id_pk" PRIMARY KEY("service_id","id")
);
--> statement-breakpoint
CREATE TABLE "rollout" (
	"service_id" text NOT NULL,
	"source" text NOT NULL,
	"rollout_id" text NOT NULL,
	"event_id" text NOT NULL,
	"reported_name" text NOT NULL,
	"platform" text NOT NULL,
	"cluster" text NOT NULL,
	"environment" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"kind" text NOT NULL,
	"is_rollback" boolean NOT NULL,
	"version" text,
	"artefact" text,
	"commit" text,
	"change" text,
	"actor" text,
	"approved_by" text,
	"reported_team" text,
	"phase" smallint NOT NULL,
	CONSTRAINT "rollout_service_id_source_rollout_id_pk" PRIMARY KEY("service_id","source","rollout_id")
);
--> statement-breakpoint
CREATE TABLE "sample" (
	"service_id" text NOT NULL,
	"cluster" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"reported_name" text NOT NULL,
	"platform" text NOT NULL,
	"seconds" integer NOT NULL,
	"used_core_seconds" double precision,
	"requested_core_seconds" double precision,
	"provisioned_core_seconds" double precision,
	"ready_instances" integer,
	"requests_per_second" double precision,
	CONSTRAINT "sample_service_id_cluster_at_source_pk" PRIMARY KEY("service_id","cluster","at","source")
);
--> statement-breakpoint
CREATE TABLE "service_summary" (
	"service_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"first_event_at" timestamp with time zone,
	"last_event_at" timestamp with time zone,
	"sources" text[] NOT NULL,
	"first_platform" text
);
--> statement-breakpoint
CREATE TABLE "service_week" (
	"service_id" text NOT NULL,
	"week_on" date NOT NULL,
	"platform" text NOT NULL,
	"deploys" integer NOT NULL,
	"deploy_days" smallint NOT NULL,
	CONSTRAINT "service_week_service_id_week_on_platform_pk" PRIMARY KEY("service_id","week_on","platform")
);
--> statement-breakpoint
CREATE TABLE "state_span" (
	"service_id" text NOT NULL,
	"id" uuid NOT NULL,
	"migration" text NOT NULL,
	"state" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	"evidence" jsonb NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "state_span_service_id_id_pk" PRIMARY KEY("service_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_version" (
	"name" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"service_id" text PRIMARY KEY NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dirty_service" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"service_id" text NOT NULL,
	"marked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"received_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"id" text NOT NULL,
	"format" text NOT NULL,
	"content_type" text,
	"headers" jsonb,
	"body" "bytea" NOT NULL,
	"ignored" text,
	CONSTRAINT "event_received_at_source_id_pk" PRIMARY KEY("received_at","source","id")
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;
--> statement-breakpoint
CREATE TABLE "event_conflict" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_key" (
	"source" text NOT NULL,
	"id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_key_source_id_pk" PRIMARY KEY("source","id")
);
--> statement-breakpoint
CREATE TABLE "event_reject" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"issues" jsonb NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instance_setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake_count" (
	"source" text NOT NULL,
	"on" date NOT NULL,
	"slot" smallint NOT NULL,
	"received" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"duplicate" bigint NOT NULL,
	"conflict" bigint NOT NULL,
	"ignored" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	CONSTRAINT "intake_count_source_on_slot_pk" PRIMARY KEY("source","on","slot")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_mapping" (
	"issuer" text NOT NULL,
	"group_name" text NOT NULL,
	"role" text NOT NULL,
	"team" text,
	CONSTRAINT "role_mapping_issuer_group_name_pk" PRIMARY KEY("issuer","group_name")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"team" text,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collector_state" (
	"source" text PRIMARY KEY NOT NULL,
	"epoch" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"last_success_at" timestamp with time zone,
	"last_full_list_at" timestamp with time zone,
	"last_error" text,
	"last_error_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"epoch" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"label" text,
	"platform" text,
	"clusters" text[] NOT NULL,
	"freshness_seconds" integer,
	"is_paused" boolean NOT NULL,
	"first_event_at" timestamp with time zone,
	"last_event_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_coverage" (
	"source" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	CONSTRAINT "source_coverage_source_from_at_pk" PRIMARY KEY("source","from_at")
);
--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deploy_current" ON "deploy" USING btree ("service_id","at");--> statement-breakpoint
CREATE INDEX "ledger_week_on" ON "ledger_week" USING btree ("week_on");--> statement-breakpoint
CREATE INDEX "rollout_reported" ON "rollout" USING btree ("platform","reported_name");--> statement-breakpoint
CREATE INDEX "sample_at" ON "sample" USING btree ("at");--> statement-breakpoint
CREATE INDEX "service_summary_version" ON "service_summary" USING btree ("version");--> statement-breakpoint
CREATE INDEX "service_week_on" ON "service_week" USING btree ("week_on");--> statement-breakpoint
CREATE INDEX "event_conflict_key" ON "event_conflict" USING btree ("source","id");--> statement-breakpoint
CREATE INDEX "event_reject_source" ON "event_reject" USING btree ("source","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_identity" ON "person" USING btree ("issuer","subject");