import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'

const doubledSchema = z.array(
	z.object({ reader: z.string(), piece: z.string().nullable(), half: z.number(), whole: z.number() }),
)
/** A text twice as long takes twice the operations, and a little for what is begun at a limit. */
const TWICE = 2.2

/**
 * Operations are counted, not time: blocks of our code as the engine counts them for coverage, letters that its routines read, and
 * steps of each pattern in a matcher that tries every way as the engine's does and must find the same. That no pattern has a text
 * of another kind that it reads over and over is for the linter to see (`regexp/no-super-linear-…`).
 */
test('every reader of a stranger’s text does twice as much for one twice as long, up to the longest it takes', async () => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--stack-size=60000', '--import', 'tsx', 'tests/laws/reading/doubling.ts'],
		{ env: { ...process.env, NODE_OPTIONS: '' }, encoding: 'utf8', maxBuffer: 1e8 },
	)
	const doubled = doubledSchema.parse(JSON.parse(stdout))
	expect(doubled.length).toBeGreaterThan(2000)
	expect(doubled.filter(({ half, whole }) => whole > TWICE * half)).toEqual([])
}, 600_000)
