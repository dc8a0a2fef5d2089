CREATE TABLE "annotation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	"area" text,
	"team" text,
	"service_id" text
);
--> statement-breakpoint
CREATE TABLE "catalog_row" (
	"section" text NOT NULL,
	"key" text NOT NULL,
	"row" jsonb NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "catalog_row_section_key_known_from_pk" PRIMARY KEY("section","key","known_from")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"service_id" text NOT NULL,
	"migration" text NOT NULL,
	"decision" text NOT NULL,
	"by_on" date
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"service_id" text NOT NULL,
	"migration" text NOT NULL,
	"about" text NOT NULL,
	"claim" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date NOT NULL,
	"outcome" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" text
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"service_id" text NOT NULL,
	"migration" text NOT NULL,
	"approver" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"share" double precision NOT NULL,
	"due_on" date NOT NULL,
	"replaces" uuid
);
--> statement-breakpoint
CREATE TABLE "mute" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"list" text NOT NULL,
	"migration" text NOT NULL,
	"service_id" text NOT NULL,
	"until_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phase" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"phase" text NOT NULL,
	"from_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"platform" text NOT NULL,
	"from_on" date NOT NULL,
	"per_core_month" double precision NOT NULL,
	"currency" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"name" text NOT NULL,
	"on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scope_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"from_on" date NOT NULL,
	"scope" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "state_override" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"service_id" text NOT NULL,
	"migration" text NOT NULL,
	"state" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "decision_service" ON "decision" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "dispute_service" ON "dispute" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "exemption_service" ON "exemption" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "goal_subject" ON "goal" USING btree ("migration","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "scope_version_migration" ON "scope_version" USING btree ("migration");--> statement-breakpoint
CREATE INDEX "state_override_service" ON "state_override" USING btree ("service_id");