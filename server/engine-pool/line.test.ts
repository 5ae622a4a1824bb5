import { expect, test } from 'vitest'
import { MOST_WAITING, nextInLine, refusalOf, type Seat, type Sort, type Ticket } from './line.ts'

let count = 0
const ticket = (team: string, over: Partial<Ticket> = {}): Ticket => ({
	id: count++,
	team,
	sort: 'prompt',
	run: `${team}@1`,
	scenario: team,
	written: `${team}@1`,
	...over,
})
const seat = (doing: Ticket | null = null, runs: readonly string[] = []): Seat => ({ doing, runs: new Set(runs) })
const many = (team: string, sort: Sort, number: number) => Array.from({ length: number }, () => ticket(team, { sort }))

/** Teams in the order in which one thread would serve them, each job done before the next. */
function served(waiting: readonly Ticket[]): readonly string[] {
	const turns = new Map<string, number>()
	const order: string[] = []
	let left = waiting
	for (;;) {
		const next = nextInLine(left, [seat()], turns)
		if (next === null) return order
		order.push(next.ticket.team)
		turns.set(next.ticket.team, order.length)
		left = left.filter((other) => other !== next.ticket)
	}
}

test('teams come in turn, however many jobs one of them has waiting', () => {
	const waiting = [...many('greedy', 'prompt', 5), ticket('honest'), ticket('third')]
	expect(served(waiting)).toEqual(['greedy', 'honest', 'third', 'greedy', 'greedy', 'greedy', 'greedy'])
})

test('within a team a page comes before a report, and a report before a search', () => {
	const waiting = [ticket('a', { sort: 'search' }), ticket('a', { sort: 'drawing' }), ticket('a')]
	expect(nextInLine(waiting, [seat()], new Map())?.ticket.sort).toBe('prompt')
	expect(nextInLine(waiting.slice(0, 2), [seat()], new Map())?.ticket.sort).toBe('drawing')
})

test('searches never hold the last thread, so that a page is answered meanwhile', () => {
	const searching = seat(ticket('a', { sort: 'search' }))
	expect(nextInLine([ticket('b', { sort: 'search' })], [searching, seat()], new Map())).toBeNull()
	expect(nextInLine([ticket('b')], [searching, seat()], new Map())?.seat).toBe(1)
	expect(nextInLine([ticket('b', { sort: 'search' })], [seat()], new Map())?.seat).toBe(0)
})

test('a team that draws or searches leaves a thread to the report of another', () => {
	const searching = seat(ticket('greedy', { sort: 'search' }))
	const own = ticket('greedy', { sort: 'drawing' })
	const other = ticket('honest', { sort: 'drawing' })
	expect(nextInLine([own, other], [searching, seat()], new Map())?.ticket).toBe(other)
	expect(nextInLine([own], [searching, seat()], new Map())).toBeNull()
})

test('a job goes to the thread that keeps its run, and to another where that one is at work', () => {
	const asked = ticket('a')
	const keeper = ['a@1']
	expect(nextInLine([asked], [seat(), seat(null, keeper)], new Map())?.seat).toBe(1)
	expect(nextInLine([asked], [seat(), seat(ticket('b'), keeper)], new Map())?.seat).toBe(0)
})

test('a run that is in the making is waited for, not made twice', () => {
	const asked = ticket('a')
	const making = seat(ticket('a'))
	expect(nextInLine([asked], [making, seat()], new Map())).toBeNull()
	expect(nextInLine([asked, ticket('b')], [making, seat()], new Map())?.ticket.team).toBe('b')
	expect(nextInLine([asked], [seat(), seat()], new Map())?.ticket).toBe(asked)
})

test('a page waits for the thread that answers another one from the same run, unless many wait for it', () => {
	const [page, answering] = [ticket('a'), seat(ticket('a'), ['a@1'])]
	expect(nextInLine([page], [answering, seat()], new Map())).toBeNull()
	expect(nextInLine(many('a', 'prompt', 5), [answering, seat()], new Map())?.seat).toBe(1)
	expect(nextInLine([page], [seat(ticket('a', { sort: 'drawing' }), ['a@1']), seat()], new Map())?.seat).toBe(1)
})

test('what is typed into a plan is tried by the thread that keeps it, and asked of the one that has tried it', () => {
	const draft = ticket('a', { run: 'a@1 draft' })
	const trying = seat(draft, ['a@1'])
	expect(nextInLine([ticket('a')], [trying, seat()], new Map())).toBeNull()
	expect(nextInLine([ticket('a', { run: 'a@1 next' })], [trying, seat()], new Map())).toBeNull()
	const tried = seat(ticket('b'), ['a@1', 'a@1 draft'])
	expect(nextInLine([draft], [tried, seat()], new Map())).toBeNull()
	expect(nextInLine([draft], [seat(), seat(null, ['a@1', 'a@1 draft'])], new Map())?.seat).toBe(1)
})

test('the plan that a draft has become is waited for at the thread that is still trying the draft', () => {
	const trying = seat(ticket('a', { run: 'a@1 draft' }), ['a@1', 'a@1 draft', 'a@2'])
	const kept = ticket('a', { run: 'a@2', written: 'a@2' })
	expect(nextInLine([kept], [trying, seat()], new Map())).toBeNull()
	expect(nextInLine([kept], [seat(null, ['a@2']), seat()], new Map())?.seat).toBe(0)
})

test('a team may have so many waiting of each sort, and all teams so many together', () => {
	for (const sort of ['prompt', 'drawing', 'search'] as const) {
		const waiting = many('a', sort, MOST_WAITING[sort])
		expect(refusalOf(waiting, ticket('a', { sort }))).toBe('team')
		expect(refusalOf(waiting.slice(1), ticket('a', { sort }))).toBeNull()
		expect(refusalOf(waiting, ticket('b', { sort }))).toBeNull()
	}
	const crowd = Array.from({ length: MOST_WAITING.all }, (_, index) => ticket(`team ${index}`))
	expect(refusalOf(crowd, ticket('late'))).toBe('all')
})
