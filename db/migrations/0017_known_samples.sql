CREATE TABLE "cluster_sample_past" (
	"cluster" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"seconds" integer NOT NULL,
	"allocatable_core_seconds" double precision,
	"used_core_seconds" double precision,
	"requested_core_seconds" double precision,
	"known_from" timestamp with time zone DEFAULT '2000-01-01T00:00:00Z' NOT NULL,
	"known_to" timestamp with time zone NOT NULL,
	CONSTRAINT "cluster_sample_past_cluster_at_source_known_from_pk" PRIMARY KEY("cluster","at","source","known_from")
);
--> statement-breakpoint
CREATE TABLE "sample_past" (
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
	"known_from" timestamp with time zone DEFAULT '2000-01-01T00:00:00Z' NOT NULL,
	"known_to" timestamp with time zone NOT NULL,
	CONSTRAINT "sample_past_service_id_cluster_at_source_known_from_pk" PRIMARY KEY("service_id","cluster","at","source","known_from")
);
--> statement-breakpoint
ALTER TABLE "cluster_sample" ADD COLUMN "known_from" timestamp with time zone DEFAULT '2000-01-01T00:00:00Z' NOT NULL;--> statement-breakpoint
ALTER TABLE "sample" ADD COLUMN "known_from" timestamp with time zone DEFAULT '2000-01-01T00:00:00Z' NOT NULL;--> statement-breakpoint
CREATE INDEX "sample_past_at" ON "sample_past" USING btree ("at");