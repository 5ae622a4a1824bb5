import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { EditAsk } from '#server/runs/edits/decide-edit.ts'

const asked: string[] = []
const line = { answer: (): Promise<unknown> => Promise.resolve({ ok: true }) }
// Who has asked an engine before in this process has read it already.
vi.resetModules()
vi.doMock('#server/runs/ask-engine.ts', () => ({
	askEngine: (_kind: string, { question }: { question: { keepAs: string } }) => {
		asked.push(question.keepAs)
		return line.answer()
	},
}))
const { decideAhead, decideKept } = await import('./decide-draft.ts')
afterAll(() => {
	vi.doUnmock('#server/runs/ask-engine.ts')
	vi.resetModules()
})

const asking = {
	team: 't',
	at: { scenarioId: 's', rev: 1, month: '2026-11' },
	source: () => Promise.reject(new Error('No thread reads it.')),
}
const ask = (userId = 'ana'): EditAsk => ({
	command: { command: 'page', edit: { intent: 'set', list: 'powerContracts', cells: [] }, typed: {}, today: '2026-11' },
	userId,
	since: [],
	budget: 1000,
})

beforeEach(() => {
	asked.length = 0
	line.answer = () => Promise.resolve({ ok: true })
})

test('what was decided while it was typed is not decided again when it is kept, and only once', async () => {
	await decideAhead(asking, { ask: ask(), draft: '160 MW' })
	expect(await decideKept(asking, { ask: ask(), draft: '160 MW' })).toEqual({ ok: true })
	expect(asked).toEqual(['160 MW'])
	await decideKept(asking, { ask: ask(), draft: '160 MW' })
	expect(asked).toEqual(['160 MW', '160 MW'])
})

test('somebody else, or what others have written since, is decided anew', async () => {
	await decideAhead(asking, { ask: ask(), draft: '40 MW' })
	await decideKept(asking, { ask: ask('ben'), draft: '40 MW' })
	expect(asked).toEqual(['40 MW', '40 MW'])
})

test('where what was asked ahead was given up, the edit is decided all the same', async () => {
	line.answer = () => Promise.reject(new Error('Nobody waits.'))
	const ahead = decideAhead(asking, { ask: ask(), draft: '80 MW' })
	line.answer = () => Promise.resolve({ ok: true, said: 'decided' })
	const kept = decideKept(asking, { ask: ask(), draft: '80 MW' })
	await expect(ahead).rejects.toThrow('Nobody waits.')
	expect(await kept).toEqual({ ok: true, said: 'decided' })
})
