import { expect, test } from 'vitest'
import { runAttack } from '../attack/run-attack.ts'

test('the built server holds against every attack of `npm run attack`, a tenth of each: no 5xx, no stall, no secret in a log', async () => {
	const told: string[] = []
	// A machine that runs tests is busy: these bars only tell a held thread from a late one. The command has the real ones.
	const bars = { stallMs: 5000, honestMs: 20_000 }
	const held = await runAttack({ quick: true, seed: 1, bars, tell: (line) => told.push(line) })
	expect(held, told.join('\n')).toBe(true)
}, 420_000)
