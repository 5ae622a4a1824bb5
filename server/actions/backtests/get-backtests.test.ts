import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { allBacktests } from '#server/runs/backtests/run-backtests.ts'

afterEach(() => {
	for (const file of ['#server/product-path.ts', '#server/env.ts', '#server/runs/ask-engine.ts']) vi.doUnmock(file)
	vi.resetModules()
})

/** The service, where the build has left this file, or none; and how often an engine is asked. */
async function serving({ built, mode }: { readonly built: string | null; readonly mode: string }) {
	const asked = vi.fn((): Promise<readonly object[]> => Promise.resolve([]))
	vi.resetModules()
	vi.doMock('#server/product-path.ts', () => ({ productPath: () => built }))
	vi.doMock('#server/env.ts', () => ({ currentEnv: () => ({ NODE_ENV: mode }) }))
	vi.doMock('#server/runs/ask-engine.ts', () => ({ askThread: asked }))
	const { getBacktests } = await import('./get-backtests.ts')
	return { getBacktests, asked }
}

test('visitors are shown the backtests that the build has computed, and no engine is asked', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-built-'))
	try {
		const built = path.join(folder, 'backtests.json')
		const computed = allBacktests()
		await writeFile(built, JSON.stringify(computed))
		const { getBacktests, asked } = await serving({ built, mode: 'production' })
		const shown = await Promise.all(Array.from({ length: 20 }, () => getBacktests()))
		// Of a case what the page shows: its inputs and sources in full are the build's alone.
		for (const cases of shown) expect(computed).toMatchObject(cases)
		expect(asked).not.toHaveBeenCalled()
	} finally {
		await rm(folder, { recursive: true })
	}
})

test.each([
	['while developing', 'development', 'build/backtests.json'],
	['without a build', 'production', null],
])('%s they are computed once for all who ask', async (_when, mode, built) => {
	const { getBacktests, asked } = await serving({ built, mode })
	await Promise.all(Array.from({ length: 20 }, () => getBacktests()))
	expect(asked).toHaveBeenCalledTimes(1)
})
