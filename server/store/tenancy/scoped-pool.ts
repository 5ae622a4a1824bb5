import { AsyncResource } from 'node:async_hooks'
import pg from 'pg'
import { takeAppRole } from './app-role.ts'
import { teamsInScope } from './scope.ts'

type ScopedPoolTold = (error: Error | null, result?: unknown) => void

/**
 * A pool whose every statement tells the database which teams' rows it may see, in the same packet: no round trip more, and
 * nothing is left on a connection that the next one to use it would have to know.
 */
export function scopedPool(config: pg.PoolConfig): pg.Pool {
	const verify = (client: pg.PoolClient, done: (error?: Error) => void) => {
		client.on('error', failsItsQuestion)
		const verified = takeAppRole(client).then(() => {
			client.query = new Proxy(client.query, { apply: (_query, _self, given: unknown[]) => ask(client, given) })
			done()
		}, done)
		void verified.finally(() => client.off('error', failsItsQuestion))
	}
	const pool = new pg.Pool({ ...config, verify })
	// A connection that comes free is handed to whoever waits, in the course of somebody else's work.
	pool.connect = new Proxy(pool.connect, {
		apply: (connect, self, given: unknown[]): unknown => Reflect.apply(connect, self, given.map(boundHere)),
	})
	return pool
}

/** Nobody else listens to a connection that is being verified, and an error that nobody hears ends the process. */
const failsItsQuestion = () => undefined

function boundHere(given: unknown): unknown {
	return isTold(given) ? AsyncResource.bind(given) : given
}

const isTold = (given: unknown): given is ScopedPoolTold => typeof given === 'function'

function ask(client: pg.ClientBase, [config, values, told]: unknown[]): unknown {
	const teams = teamsInScope()
	const query = queryOf(isTold(values) ? [config] : [config, values])
	const submit = query.submit
	query.submit = (connection) => {
		connection.stream.cork()
		try {
			// A transaction that has failed takes nothing but its end.
			if (client.getTransactionStatus() !== 'E') sendTeams(connection, teams)
			return submit.call(query, connection)
		} finally {
			connection.stream.uncork()
		}
	}
	const send = (tell: ScopedPoolTold) => {
		const answered: ScopedPoolTold = (error, results) => tell(error, lastOf(results))
		Reflect.apply(pg.Client.prototype.query, client, [query, answered])
	}
	const callback = [values, told].find(isTold)
	if (callback !== undefined) return send(callback)
	return new Promise((resolve, reject) => send((error, result) => (error ? reject(error) : resolve(result))))
}

/** A statement whose messages can be sent behind others: one in the simple form is answered on its own. */
function queryOf(given: unknown[]): pg.Query {
	const made: unknown = Reflect.construct(pg.Query, given)
	if (!(made instanceof pg.Query)) throw new Error('The database driver has changed.')
	Reflect.set(made, 'queryMode', 'extended')
	return made
}

const HERE = { name: '', portal: '', statement: '', types: [], values: [] }

function sendTeams(connection: pg.Connection, teams: string): void {
	connection.parse({ ...HERE, text: `set strata.teams = ${pg.escapeLiteral(teams)}` }, true)
	connection.bind(HERE, true)
	connection.execute({ portal: '' }, true)
}

/** Two statements in a packet have two results. */
function lastOf(results: unknown): unknown {
	return Array.isArray(results) ? results.at(-1) : results
}
