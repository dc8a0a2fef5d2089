CREATE TABLE "collector_part" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "collector_part_source_key_pk" PRIMARY KEY("source","key")
);
