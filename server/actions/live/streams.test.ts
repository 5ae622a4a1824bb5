import { afterAll, expect, test, vi } from 'vitest'
import type { PresenceRow } from '#server/store/rows/presences.ts'
import type { LiveEvent } from '#shared/together/live.ts'

type Look = (rows: PresenceRow[]) => void
const looks: { begun: Look[] } = { begun: [] }

// Which of two looks at the database ends first is for the test to say; who has looked before in this process has read it already.
vi.resetModules()
vi.doMock('#server/store/rows/presences.ts', () => ({
	listPresences: () => new Promise<PresenceRow[]>((ends) => looks.begun.push(ends)),
	renewPresences: () => Promise.resolve([]),
}))
const { publish } = await import('#server/store/events/hub.ts')
const { join } = await import('./streams.ts')
afterAll(() => {
	vi.doUnmock('#server/store/rows/presences.ts')
	vi.resetModules()
})

const jun: PresenceRow = {
	...{ id: 'a', userId: 'jun', userName: 'Jun Sato', scenarioId: 's' },
	...{ page: '', list: '', itemId: '', field: '' },
}

test('a look that was begun while somebody was there and ends after they are told to have left brings them not back', async () => {
	const told: LiveEvent[] = []
	const leave = join({
		...{ id: 'own', teamId: 't', projectId: 'p', scenarioId: 's', baselineId: undefined, userId: 'mara', rev: 1 },
		...{ send: (event: LiveEvent) => void told.push(event), stir: () => undefined, end: () => undefined },
	})
	publish({ kind: 'presence', projectId: 'p' })
	await expect.poll(() => looks.begun.length).toBe(1)
	publish({ kind: 'presence', projectId: 'p' })
	await expect.poll(() => looks.begun.length).toBe(2)
	const [before, after] = looks.begun
	after?.([])
	await expect.poll(() => told).toEqual([{ name: 'people', data: { here: [] } }])
	before?.([jun])
	publish({ kind: 'presence', projectId: 'p' })
	await expect.poll(() => looks.begun.length).toBe(3)
	expect(told).toEqual([{ name: 'people', data: { here: [] } }])
	leave()
})
