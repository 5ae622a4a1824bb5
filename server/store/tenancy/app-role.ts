import type pg from 'pg'
import { faultFields, log } from '#server/log.ts'

/** As whom the pool works where the database's user could look past every policy: it owns nothing and passes none. */
const APP_ROLE = 'strata_app'

const MAY_BYPASS = '(me.rolsuper or me.rolbypassrls)'
const IS_OPEN_TO_IT = `pg_has_role(me.oid, app.oid, 'member') and has_schema_privilege(app.oid, 'public', 'usage')
	and has_table_privilege(app.oid, to_regclass('public.teams'), 'insert')`
const TAKE = `
	select set_config('role', app.rolname, false) from pg_roles me join pg_roles app on app.rolname = '${APP_ROLE}'
	where me.rolname = session_user and ${MAY_BYPASS} and ${IS_OPEN_TO_IT}`
const OPEN = `
	select pg_advisory_xact_lock(7283002);
	do $$ begin
		create role ${APP_ROLE} nologin;
	exception when duplicate_object or unique_violation then null;
	end $$;
	grant ${APP_ROLE} to current_user;
	grant usage on schema public to ${APP_ROLE};
	grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
	alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE}`
/** The role is every database's of one server: two that are opened at once may be in each other's way. */
const MOST_TRIES = 3

/** Has a connection that could look past the policies work as a role that can't. An ordinary user stays who it is. */
export async function takeAppRole(client: pg.ClientBase): Promise<void> {
	await client.query(TAKE)
}

/**
 * Makes the role that the pool works as, with the tables open to it, where the database's user could look past the policies.
 * Where that can't be done the log says so: pages work, without this wall.
 */
export async function openToAppRole(client: pg.ClientBase): Promise<void> {
	for (let tries = 1; ; tries += 1) {
		if (!(await mayBypass(client))) return
		try {
			// Sent whole, a script is one transaction.
			await client.query(OPEN)
			return
		} catch (error) {
			if (tries === MOST_TRIES)
				return log('warn', 'row_level_security_is_bypassed', { ...faultFields(error), mend: MEND })
		}
	}
}

const MEND =
	'The user of DATABASE_URL may look past row-level security, so a query that forgets its team is held by nothing. Use an ' +
	`ordinary user that owns the database, or make the role ${APP_ROLE} and grant it to this user.`

async function mayBypass(client: pg.ClientBase): Promise<boolean> {
	const { rows } = await client.query(`select from pg_roles me where me.rolname = session_user and ${MAY_BYPASS}`)
	return rows.length > 0
}
