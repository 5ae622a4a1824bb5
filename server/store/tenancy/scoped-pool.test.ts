import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { scopedPool } from './scoped-pool.ts'

const KILLED = new Error('Connection terminated unexpectedly')

/** A connection that opens, and whose database is killed as it is asked the first thing. */
class KilledClient extends EventEmitter {
	static readonly heard: boolean[] = []

	connect(done: (error: Error | null) => void) {
		queueMicrotask(() => done(null))
	}
	async query() {
		// The driver tells of it in a turn of its own: where nobody listens that ends the process.
		KilledClient.heard.push(this.listenerCount('error') > 0)
		throw KILLED
	}
	end(done?: () => void) {
		done?.()
	}
}

test('a database killed while a connection takes its role fails who waits for it, and nothing else', async () => {
	const config: pg.PoolConfig = {}
	// Standing in for the driver’s own, of which it is all that a pool asks.
	Reflect.set(config, 'Client', KilledClient)
	const pool = scopedPool(config)
	await expect(pool.connect()).rejects.toBe(KILLED)
	expect([KilledClient.heard, pool.totalCount]).toEqual([[true], 0])
})
