import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test, vi } from 'vitest'
import { askEngine } from './ask-engine.ts'

const told = vi.hoisted(() => ({ tell: () => {} }))

// why: when a thread tells what it has found, and in the course of what, is for the test to say
vi.mock('./engine-pool.ts', () => ({
	EnginePool: class {
		ask(_job: unknown, { found }: { found: () => void }) {
			told.tell = found
		}
	},
}))

test('what a thread tells on its way is heard in the course of who asked, not of whom the thread was started for', () => {
	const asker = new AsyncLocalStorage<string>()
	const heard: (string | undefined)[] = []
	asker.run('who asked', () => {
		void askEngine('remedies', {
			team: 't',
			at: { scenarioId: 's', follows: undefined, rev: 1, month: '2026-11' },
			source: () => Promise.reject(new Error('No thread reads it.')),
			question: { part: 'shortfalls', month: undefined },
			found: () => heard.push(asker.getStore()),
		})
	})
	asker.run('somebody else', () => told.tell())
	expect(heard).toEqual(['who asked'])
})
