import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cellsOf, notShown } from './cell-queue.ts'
import { PlanStore } from './plan-store.ts'

const PAGE = '/p/abilene/energy?scenario=s1'
const ROUTE = '/p/abilene/keystroke?scenario=s1'
const cell = (text: string, id = 'grid') => ({ id, field: 'capacityMW', text, baseRev: 1 })
const shows = (rev: number) => ({ frame: { rev }, page: { finding: `as of ${String(rev)}` } })
const kept = (rev: number) => ({ reply: { ok: true, rev }, ...shows(rev) })
const refusal = { ok: false, problems: [{ field: '', text: 'Too much.' }], cells: [] }

type Request = { readonly address: string; readonly body: URLSearchParams | null; readonly init: RequestInit }
const revalidate = vi.fn()
let store: PlanStore
let close: () => void
/** What the store has asked the network for, each to be answered by the test. */
let requests: (Request & {
	readonly answer: (told: unknown, status?: number) => Promise<void>
	readonly cutOff: () => Promise<void>
})[]

/** Lets what waits for an answer go on. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve))

beforeEach(() => {
	requests = []
	revalidate.mockReset()
	vi.stubGlobal(
		'fetch',
		(address: string, init: RequestInit) =>
			new Promise<Response>((resolve, reject) => {
				init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
				requests.push({
					...{ address, init, body: init.body instanceof URLSearchParams ? init.body : null },
					answer: async (told, status = 200) => {
						resolve(Response.json(told, { status }))
						await Promise.resolve()
					},
					cutOff: async () => {
						reject(new TypeError('Failed to fetch'))
						await settle()
					},
				})
			}),
	)
	store = new PlanStore()
	close = store.open(revalidate)
	store.page.drawn({ page: PAGE, rev: 1, data: shows(1) })
})
afterEach(() => vi.unstubAllGlobals())

const sent = (at: number) => {
	const request = requests[at]
	if (request === undefined) throw new Error(`Nothing was asked as number ${String(at)}.`)
	return request
}
const textsIn = ({ body }: Request): unknown => {
	const cells: unknown = JSON.parse(body?.get('cells') ?? '[]')
	return Array.isArray(cells) ? cells.map(({ text }: { text: string }) => text) : []
}
const load = (ask: () => Promise<unknown>, url = `http://localhost${PAGE}`) =>
	store.page.load('page', { url, signal: new AbortController().signal, ask })
const fromServer = vi.fn(() => Promise.resolve({ finding: 'asked of its own loader' }))

test('an edit goes to the one route in the same turn, and the loaders are given what comes with its answer', async () => {
	revalidate.mockImplementation(() => void load(fromServer).then((data) => expect(data).toEqual(shows(2).page)))
	store.save('powerContracts', [cell('40')], 1)
	expect(sent(0)).toMatchObject({ address: ROUTE, init: { method: 'POST' } })
	expect(Object.fromEntries(sent(0).body ?? [])).toMatchObject({ intent: 'set', page: 'energy?scenario=s1' })
	await sent(0).answer(kept(2))
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalledTimes(1))
	expect(fromServer).not.toHaveBeenCalled()
	// What was brought is good for that turn alone: later it would be old.
	await settle()
	expect(await load(fromServer)).toEqual({ finding: 'asked of its own loader' })
})

test('what is brought for one page is given to no other', async () => {
	store.save('powerContracts', [cell('40')], 1)
	revalidate.mockImplementation(
		() =>
			void load(fromServer, 'http://localhost/p/abilene/chips?scenario=s1').then((data) =>
				expect(data).toEqual({ finding: 'asked of its own loader' }),
			),
	)
	await sent(0).answer(kept(2))
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalledTimes(1))
})

test('cells typed while others are on their way go together after them, and stay in view until a page shows them', async () => {
	store.save('powerContracts', [cell('40')], 1)
	store.save('powerContracts', [cell('41', 'gas')], 1)
	store.save('powerContracts', [cell('42', 'wind')], 1)
	expect(requests).toHaveLength(1)
	await sent(0).answer(kept(2))
	await vi.waitFor(() => expect(requests).toHaveLength(2))
	expect(textsIn(sent(1))).toEqual(['41', '42'])
	const texts = (rev: number) => notShown(store.queueOf('powerContracts'), rev).map(({ text }) => text)
	expect([texts(1), texts(2)]).toEqual([['40'], []])
})

test('what was prefetched for just this edit is shown before its answer, and is taken back where the edit is refused', async () => {
	store.prefetch('powerContracts', cell('4'))
	store.prefetch('powerContracts', cell('40'))
	expect(sent(0).init.signal?.aborted).toBe(true)
	await sent(1).answer({ reply: { ok: false, problems: [], cells: [] }, ...shows(1) })
	expect(sent(1).body?.get('prefetch')).toBe('yes')
	store.save('powerContracts', [cell('40')], 1)
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalledTimes(1))
	await sent(2).answer({ reply: refusal }, 422)
	await vi.waitFor(() => expect(requests).toHaveLength(4))
	expect(sent(3).address).toContain('page=energy')
	expect(cellsOf(store.queueOf('powerContracts').refusals)).toEqual([cell('40')])
})

test('what was prefetched for another value is shown to nobody', async () => {
	store.prefetch('powerContracts', cell('4'))
	store.save('powerContracts', [cell('40')], 1)
	expect(sent(0).init.signal?.aborted).toBe(true)
	await settle()
	expect(revalidate).not.toHaveBeenCalled()
})

test.each([
	['where the server is not reached', (at: number) => sent(at).cutOff()],
	['where a proxy answers for it', (at: number) => sent(at).answer('Bad gateway', 502)],
])('%s cells wait, in their place, and go when it is tried again', async (_, fail) => {
	store.save('powerContracts', [cell('40')], 1)
	await fail(0)
	await vi.waitFor(() => expect(store.queueOf('powerContracts').stalled).toContain('no connection to the server'))
	expect([requests.length, store.isSending()]).toEqual([1, false])
	store.change('powerContracts', (queue) => ({ ...queue, stalled: null }))
	expect(textsIn(sent(1))).toEqual(['40'])
})

test('a failure of the server is told with its number, and who may not edit any more is led on by the loaders', async () => {
	store.save('powerContracts', [cell('40')], 1)
	await sent(0).answer('Internal error', 500)
	await vi.waitFor(() => expect(store.queueOf('powerContracts').refusals).toHaveLength(1))
	expect(revalidate).not.toHaveBeenCalled()
	store.save('powerContracts', [cell('41')], 1)
	await sent(1).answer({ title: 'Not found' }, 404)
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalledTimes(1))
})

test('an edit that met another’s loads the page again in one request', async () => {
	store.save('powerContracts', [cell('40')], 1)
	await sent(0).answer({ reply: { ...refusal, problems: [], conflicts: { rev: 2, found: [] } } }, 409)
	await vi.waitFor(() => expect(requests).toHaveLength(2))
	await sent(1).answer(shows(2))
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalledTimes(1))
	expect(requests).toHaveLength(2)
})

test('news of an edit that the page is about to show asks for nothing; where the page cannot be renewed it is stale, and stays', async () => {
	store.save('powerContracts', [cell('40')], 1)
	await sent(0).answer(kept(2))
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalled())
	await store.page.refresh(2)
	expect(requests).toHaveLength(1)
	const renewing = store.page.refresh(3)
	await sent(1).cutOff()
	await renewing
	expect(store.page.isStale()).toBe(true)
	expect(await load(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual(shows(1).page)
	expect(await load(fromServer)).toEqual({ finding: 'asked of its own loader' })
	await store.page.load('frame', { url: PAGE, signal: new AbortController().signal, ask: fromServer })
	expect(store.page.isStale()).toBe(false)
})

test('an edit of the whole page is done once that is drawn', async () => {
	const done = vi.fn()
	void store.edit({ intent: 'move' }).then(done)
	await sent(0).answer(kept(2))
	await vi.waitFor(() => expect(revalidate).toHaveBeenCalled())
	expect(done).not.toHaveBeenCalled()
	store.page.drawn({ page: PAGE, rev: 2, data: shows(2) })
	await vi.waitFor(() => expect(done).toHaveBeenCalledWith({ ok: true, rev: 2 }))
})

test('as the plan is left what waits goes, each edit by itself, and nothing of it is held for the next plan', async () => {
	store.save('powerContracts', [cell('40')], 1)
	store.save('powerContracts', [cell('41')], 1)
	store.save('powerContracts', [cell('42')], 1)
	close()
	expect(requests.slice(1).map((request) => [textsIn(request), request.init.keepalive])).toEqual([
		[['41'], true],
		[['42'], true],
	])
	expect(requests.every(({ address }) => address === ROUTE)).toBe(true)
	expect([store.queueOf('powerContracts').queue, store.page.inView.page]).toEqual([[], ''])
	await sent(0).answer(kept(2))
	await settle()
	expect(revalidate).not.toHaveBeenCalled()
})
