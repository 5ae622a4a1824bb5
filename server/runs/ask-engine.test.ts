import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, test, vi } from 'vitest'

const told = { tell: () => {} }

/** The door of the engines with a thread of which the test says when it tells what it has found, and in the course of what. */
async function askedByHand() {
	// Who has used the engines before has them still.
	vi.resetModules()
	vi.doMock('./engine-pool.ts', () => ({
		EnginePool: class {
			ask(_job: unknown, { found }: { found: () => void }) {
				told.tell = found
			}
		},
	}))
	return await import('./ask-engine.ts')
}

afterEach(() => {
	vi.doUnmock('./engine-pool.ts')
	vi.resetModules()
})

test('what a thread tells on its way is heard in the course of who asked, not of whom the thread was started for', async () => {
	const { askEngine } = await askedByHand()
	const asker = new AsyncLocalStorage<string>()
	const heard: (string | undefined)[] = []
	asker.run('who asked', () => {
		void askEngine('decisions', {
			team: 't',
			at: { scenarioId: 's', follows: undefined, rev: 1, month: '2026-11' },
			source: () => Promise.reject(new Error('No thread reads it.')),
			question: { month: undefined },
			found: () => heard.push(asker.getStore()),
		})
	})
	asker.run('somebody else', () => told.tell())
	expect(heard).toEqual(['who asked'])
})
