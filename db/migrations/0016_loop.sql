CREATE TABLE "blocker" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"owner_team" text,
	"owner_name" text,
	"since_on" date NOT NULL,
	"ticket_url" text
);
--> statement-breakpoint
CREATE TABLE "blocker_end" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"blocker" uuid NOT NULL,
	"outcome" text NOT NULL,
	"merged_into" uuid
);
--> statement-breakpoint
CREATE TABLE "blocker_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"blocker" uuid NOT NULL,
	"service_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocker_owner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"blocker" uuid NOT NULL,
	"owner_team" text,
	"owner_name" text
);
--> statement-breakpoint
CREATE TABLE "blocker_promise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"blocker" uuid NOT NULL,
	"promised_on" date
);
--> statement-breakpoint
CREATE TABLE "forecast_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"made_on" date NOT NULL,
	"verdict" text NOT NULL,
	"even_on" date,
	"sure_on" date,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"channel" text NOT NULL,
	"name" text,
	"mail" text,
	"sealed_webhook" "bytea",
	"time_zone" text,
	"opted_out" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"send_after_at" timestamp with time zone NOT NULL,
	"delivered_to" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"team" text NOT NULL,
	"migration" text NOT NULL,
	"confidence" text NOT NULL,
	"note" text,
	"next_service" text,
	"next_on" date,
	"visit_wish" text,
	"evidence_verdict" text,
	"claims" jsonb NOT NULL,
	"via" text NOT NULL,
	"took_seconds" integer
);
--> statement-breakpoint
CREATE TABLE "report_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"team" text NOT NULL,
	"migration" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"engineer" text NOT NULL,
	"kind" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"visit" uuid NOT NULL,
	"migration" text NOT NULL,
	"team" text NOT NULL,
	"kind" text NOT NULL,
	"service_id" text,
	"blocker" uuid,
	"promise" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date NOT NULL,
	"replaces" uuid
);
--> statement-breakpoint
CREATE TABLE "office_closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"office" text NOT NULL,
	"title" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "road_engineer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"engineer" text NOT NULL,
	"name" text NOT NULL,
	"home_office" text NOT NULL,
	"skills" jsonb NOT NULL,
	"days_per_week" integer NOT NULL,
	"longest_trip_days" integer NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date
);
--> statement-breakpoint
CREATE TABLE "travel_time" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"from_office" text NOT NULL,
	"to_office" text NOT NULL,
	"tenth_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"visit" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"migration" text NOT NULL,
	"office" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"engineers" jsonb NOT NULL,
	"agenda" jsonb NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"visit" uuid NOT NULL,
	"team" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"team" text NOT NULL,
	"migration" text NOT NULL,
	"wish" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE INDEX "blocker_migration" ON "blocker" USING btree ("migration");--> statement-breakpoint
CREATE INDEX "blocker_end_blocker" ON "blocker_end" USING btree ("blocker");--> statement-breakpoint
CREATE INDEX "blocker_hold_blocker" ON "blocker_hold" USING btree ("blocker");--> statement-breakpoint
CREATE INDEX "blocker_hold_service" ON "blocker_hold" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "blocker_owner_blocker" ON "blocker_owner" USING btree ("blocker");--> statement-breakpoint
CREATE INDEX "blocker_promise_blocker" ON "blocker_promise" USING btree ("blocker");--> statement-breakpoint
CREATE INDEX "forecast_run_migration" ON "forecast_run" USING btree ("migration","made_on");--> statement-breakpoint
CREATE INDEX "contact_subject" ON "contact" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("next_attempt_at") WHERE sent_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" USING btree ("subject_type","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "report_team" ON "report" USING btree ("team","migration");--> statement-breakpoint
CREATE INDEX "report_link_team" ON "report_link" USING btree ("team");--> statement-breakpoint
CREATE INDEX "absence_engineer" ON "absence" USING btree ("engineer");--> statement-breakpoint
CREATE INDEX "commitment_visit" ON "commitment" USING btree ("visit");--> statement-breakpoint
CREATE INDEX "road_engineer_engineer" ON "road_engineer" USING btree ("engineer");--> statement-breakpoint
CREATE INDEX "visit_visit" ON "visit" USING btree ("visit");--> statement-breakpoint
CREATE INDEX "visit_note_visit" ON "visit_note" USING btree ("visit");--> statement-breakpoint
CREATE INDEX "visit_request_team" ON "visit_request" USING btree ("team");