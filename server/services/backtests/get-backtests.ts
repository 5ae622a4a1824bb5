import { askThread } from '#server/engine-pool/ask-engine.ts'
import type { Backtest } from '#shared/backtest.ts'

// Neither rows nor engine change while the server runs, so one run serves every visitor.
let kept: Promise<readonly Backtest[]> | null = null

/** Every published case against the engine. */
export async function getBacktests(): Promise<readonly Backtest[]> {
	kept ??= askThread('allBacktests', { team: '', question: undefined })
	try {
		return await kept
	} catch (error) {
		kept = null
		throw error
	}
}
