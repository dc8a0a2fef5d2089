CREATE TABLE "baseline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"migration" text NOT NULL,
	"on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "baseline_migration" ON "baseline" USING btree ("migration");--> statement-breakpoint
-- The catalogue of before its history was kept: as far back as anybody may ask.
INSERT INTO catalog_row (section, key, row, known_from)
SELECT section, key, row, '2000-01-01T00:00:00Z'::timestamptz FROM (
  select 'areas' as section, id as key, jsonb_build_object('id', id, 'name', name) as row from area
  union all
  select 'offices', id, jsonb_build_object('id', id, 'name', name, 'timeZone', time_zone, 'country', country) from office
  union all
  select 'teams', id, jsonb_build_object('id', id, 'name', name, 'area', area, 'office', office) from team
  union all
  select 'clusters', id, jsonb_build_object('id', id, 'platform', platform, 'region', region, 'environment', environment)
    from cluster
  union all
  select 'services', id, jsonb_build_object('id', id, 'name', name, 'team', team, 'kind', kind, 'stateless', stateless,
           'archetype', archetype, 'createdAt', round(date_part('epoch', created_at) * 1000), 'retiredAt', round(date_part('epoch', retired_at) * 1000), 'ruleId', rule_id)
    from service
  union all
  select 'ownership', service_id || '@' || round(date_part('epoch', from_at) * 1000),
         jsonb_build_object('service', service_id, 'team', team, 'fromAt', round(date_part('epoch', from_at) * 1000)) from ownership
  union all
  select 'migrations', id, jsonb_build_object('id', id, 'name', name, 'from', from_platform, 'to', to_platform,
           'baselineOn', baseline_on, 'scope', scope, 'soakDays', soak_days) from migration
) AS current;
