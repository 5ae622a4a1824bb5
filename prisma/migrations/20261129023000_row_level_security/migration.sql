-- The second wall of tenancy: a row of a team is there for whoever has said that they see that team's rows, in the setting
-- "strata.teams": ids with commas between, or * for every team. Where nothing is said, nothing is there. The owner of the
-- tables is held to it as well. In subqueries the setting is read once a statement, and "is not null" lets the planner expect
-- all rows that a condition finds, so that it chooses the same indexes as without.

-- RowLevelSecurity
ALTER TABLE "teams" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "teams" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "id") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "request_keys" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "request_keys" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "members" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "api_tokens" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "webhooks" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "webhook_deliveries" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "invitations" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "share_links" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "share_links" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "audit_log" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "projects" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "api_jobs" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "api_jobs" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "scenarios" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "scenarios" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "plan_items" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "plan_items" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "assumption_overrides" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "assumption_overrides" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "changes" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "changes" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "presences" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "presences" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "comments" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "notifications" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "report_issues" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "report_issues" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);

-- RowLevelSecurity
ALTER TABLE "report_choices" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_team" ON "report_choices" USING (
  (SELECT current_setting('strata.teams', true)) = '*'
  OR array_position((SELECT string_to_array(current_setting('strata.teams', true), ',')), "teamId") IS NOT NULL
);
