import pg from 'pg'
import { EVERY_TEAM } from './tenancy/scope.ts'

/** A connection of one's own that sees every team's rows, closed when the work is done; what is not committed by then is undone. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
	const client = new pg.Client({ connectionString: url })
	client.on('error', () => undefined)
	await client.connect()
	try {
		await client.query(`set strata.teams = '${EVERY_TEAM}'`)
		return await work(client)
	} finally {
		await client.end()
	}
}
