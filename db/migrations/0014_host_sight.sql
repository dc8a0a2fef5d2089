CREATE TABLE "host_sight" (
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"cluster" text NOT NULL,
	"platform" text NOT NULL,
	"host" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cores" double precision,
	"status" text NOT NULL,
	"tenants" jsonb NOT NULL,
	CONSTRAINT "host_sight_source_event_id_ordinal_pk" PRIMARY KEY("source","event_id","ordinal")
);
--> statement-breakpoint
CREATE INDEX "host_sight_platform" ON "host_sight" USING btree ("platform","at");