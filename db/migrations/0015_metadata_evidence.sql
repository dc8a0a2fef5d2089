ALTER TABLE "migration" ADD COLUMN "evidence" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "traits" jsonb;--> statement-breakpoint
ALTER TABLE "rollout" ADD COLUMN "traits" jsonb;