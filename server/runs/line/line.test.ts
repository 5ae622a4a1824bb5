import { expect, test } from 'vitest'
import { MOST_WAITING, nextInLine as next, refusalOf, type Line, type Seat, type Sort, type Ticket } from './line.ts'
import { EVERYBODY, partyOf, VISITORS } from '../party.ts'
import { Turns } from './turns.ts'

let count = 0
const ticket = (team: string, over: Partial<Ticket> = {}): Ticket => ({
	id: count++,
	team,
	person: 'somebody',
	network: `network of ${team}`,
	sort: 'prompt',
	run: `${team}@1`,
	scenario: team,
	written: `${team}@1`,
	...over,
})
const seat = (doing: Ticket | null = null, runs: readonly string[] = []): Seat => ({ doing, runs: new Set(runs) })
const many = (team: string, sort: Sort, number: number) => Array.from({ length: number }, () => ticket(team, { sort }))

const nextInLine = (
	waiting: readonly Ticket[],
	seats: readonly Seat[],
	{ spent = new Map(), about = [] }: Partial<Pick<Line, 'spent' | 'about'>> = {},
) => next({ waiting, seats, spent, about })

/** Who is served by one thread, in that order, each job done before the next and taking as long as it says. */
function served(waiting: readonly Ticket[], { ms = () => 1 }: { ms?: (ticket: Ticket) => number } = {}) {
	const turns = new Turns()
	const order: Ticket[] = []
	let left = waiting
	for (;;) {
		const found = nextInLine(left, [seat()], { spent: turns.spent })
		if (found === null) return order
		const { ticket } = found
		order.push(ticket)
		turns.begin(ticket)
		turns.end(ticket, ms(ticket))
		left = left.filter((other) => other !== ticket)
	}
}
const teamsOf = (tickets: readonly Ticket[]) => tickets.map(({ team }) => team)
const peopleOf = (tickets: readonly Ticket[]) => tickets.map(({ person }) => person)
const by = (team: string, person: string, number = 1) => Array.from({ length: number }, () => ticket(team, { person }))
/** The same of a plan of its own, which no other thread makes. */
const of = (asked: Ticket, scenario: string): Ticket => ({ ...asked, scenario, run: scenario, written: scenario })
/** Of people who have no account, from an address. */
const visitor = (network: string, over: Partial<Ticket> = {}) =>
	ticket('', { ...partyOf({ network, account: null }, 'their copy'), ...over })

test('teams come in turn, however many jobs one of them has waiting', () => {
	const waiting = [...many('greedy', 'prompt', 5), ticket('honest'), ticket('third')]
	expect(teamsOf(served(waiting))).toEqual(['greedy', 'honest', 'third', 'greedy', 'greedy', 'greedy', 'greedy'])
})

test('of one person a page comes before a report, and a report before a search', () => {
	const waiting = [ticket('a', { sort: 'search' }), ticket('a', { sort: 'drawing' }), ticket('a')]
	expect(nextInLine(waiting, [seat()])?.ticket.sort).toBe('prompt')
	expect(nextInLine(waiting.slice(0, 2), [seat()])?.ticket.sort).toBe('drawing')
})

test('searches never hold the last thread, so that a page is answered meanwhile', () => {
	const searching = seat(ticket('a', { sort: 'search' }))
	expect(nextInLine([ticket('b', { sort: 'search' })], [searching, seat()])).toBeNull()
	expect(nextInLine([ticket('b')], [searching, seat()])?.seat).toBe(1)
	expect(nextInLine([ticket('b', { sort: 'search' })], [seat()])?.seat).toBe(0)
})

test('a team that draws or searches leaves a thread to the report of another', () => {
	const searching = seat(ticket('greedy', { sort: 'search' }))
	const own = ticket('greedy', { sort: 'drawing' })
	const other = ticket('honest', { sort: 'drawing' })
	expect(nextInLine([own, other], [searching, seat()])?.ticket).toBe(other)
	expect(nextInLine([own], [searching, seat()])).toBeNull()
})

test('a job goes to the thread that keeps its run, and to another where that one is at work', () => {
	const asked = ticket('a')
	const keeper = ['a@1']
	expect(nextInLine([asked], [seat(), seat(null, keeper)])?.seat).toBe(1)
	expect(nextInLine([asked], [seat(), seat(ticket('b'), keeper)])?.seat).toBe(0)
})

test('slices come after everything else of everybody, and may be on every thread that nothing else is asked of', () => {
	const slice = (team: string) => ticket(team, { sort: 'slice', run: null, scenario: null, written: null })
	const simulating = seat(slice('a'))
	expect(nextInLine([slice('a')], [simulating, seat()])?.seat).toBe(1)
	const search = ticket('b', { sort: 'search' })
	const turns = { spent: new Map([['b', 1e6]]) }
	expect(nextInLine([slice('a'), search], [seat(), seat()], turns)?.ticket).toBe(search)
	expect(nextInLine([slice('a'), search], [seat(ticket('b', { sort: 'search' })), seat()])?.ticket.sort).toBe('slice')
	const others = [slice('a'), slice('b')]
	expect(nextInLine(others, [simulating, seat()])?.ticket.team).toBe('b')
})

test('a page has a thread though the same team simulates on another and others wait to', () => {
	const slice = (team: string) => ticket(team, { sort: 'slice', run: null, scenario: null, written: null })
	const page = ticket('a')
	expect(nextInLine([slice('b'), page], [seat(slice('a')), seat()])?.ticket).toBe(page)
})

test('a page waits for the thread that keeps its run where that is at a slice, which lets it by', () => {
	const slice = ticket('b', { sort: 'slice', run: null, scenario: null, written: null })
	expect(nextInLine([ticket('a')], [seat(slice, ['a@1']), seat()])).toBeNull()
	expect(nextInLine([ticket('a')], [seat(slice), seat()])?.seat).toBe(1)
})

test('a run that is in the making is waited for, not made twice', () => {
	const asked = ticket('a')
	const making = seat(ticket('a'))
	expect(nextInLine([asked], [making, seat()])).toBeNull()
	expect(nextInLine([asked, ticket('b')], [making, seat()])?.ticket.team).toBe('b')
	expect(nextInLine([asked], [seat(), seat()])?.ticket).toBe(asked)
})

test('a page waits for the thread that answers another one from the same run, unless many wait for it', () => {
	const [page, answering] = [ticket('a'), seat(ticket('a'), ['a@1'])]
	expect(nextInLine([page], [answering, seat()])).toBeNull()
	expect(nextInLine(many('a', 'prompt', 5), [answering, seat()])?.seat).toBe(1)
	expect(nextInLine([page], [seat(ticket('a', { sort: 'drawing' }), ['a@1']), seat()])?.seat).toBe(1)
})

test('what is typed into a plan is tried by the thread that keeps it, and asked of the one that has tried it', () => {
	const draft = ticket('a', { run: 'a@1 draft' })
	const trying = seat(draft, ['a@1'])
	expect(nextInLine([ticket('a')], [trying, seat()])).toBeNull()
	expect(nextInLine([ticket('a', { run: 'a@1 next' })], [trying, seat()])).toBeNull()
	const tried = seat(ticket('b'), ['a@1', 'a@1 draft'])
	expect(nextInLine([draft], [tried, seat()])).toBeNull()
	expect(nextInLine([draft], [seat(), seat(null, ['a@1', 'a@1 draft'])])?.seat).toBe(1)
})

test('the plan that a draft has become is waited for at the thread that is still trying the draft', () => {
	const trying = seat(ticket('a', { run: 'a@1 draft' }), ['a@1', 'a@1 draft', 'a@2'])
	const kept = ticket('a', { run: 'a@2', written: 'a@2' })
	expect(nextInLine([kept], [trying, seat()])).toBeNull()
	expect(nextInLine([kept], [seat(null, ['a@2']), seat()])?.seat).toBe(0)
})

test('in a team its people come in turn, however many jobs one of them has waiting', () => {
	const waiting = [...by('a', 'greedy', 4), ...by('a', 'honest', 2), ticket('b', { person: 'other' })]
	expect(peopleOf(served(waiting))).toEqual(['greedy', 'other', 'honest', 'greedy', 'honest', 'greedy', 'greedy'])
})

test('turns go by the time they took: who asks for seconds waits for who asks for moments', () => {
	const waiting = [...many('slow', 'prompt', 3), ...many('quick', 'prompt', 5)]
	const order = served(waiting, { ms: ({ team }) => (team === 'slow' ? 2000 : 20) })
	expect(teamsOf(order)).toEqual(['slow', 'quick', 'quick', 'quick', 'quick', 'quick', 'slow', 'slow'])
})

test('who has not asked for long comes first, and has saved up no turns for then', () => {
	const turns = new Turns()
	const [busy, back] = [ticket('busy'), ticket('back')]
	for (let turn = 0; turn < 10; turn += 1) {
		turns.begin(busy)
		turns.end(busy, 1000)
	}
	expect(nextInLine([busy, back], [seat()], turns)?.ticket).toBe(back)
	turns.begin(back)
	turns.end(back, 1500)
	expect(nextInLine([busy, back], [seat()], turns)?.ticket).toBe(busy)
})

test('all without an account share one turn, and take theirs in it by network: many visits from one buy none', () => {
	const crowd = Array.from({ length: 5 }, () => visitor('192.0.2.1'))
	const alone = visitor('192.0.2.2')
	const order = served([...crowd, ticket('team'), alone, ticket('team')])
	expect(teamsOf(order).slice(0, 4)).toEqual([VISITORS, 'team', VISITORS, 'team'])
	expect(order[2]).toBe(alone)
})

test.each([
	['team', ticket('a', { person: 'x', network: '1' }), ticket('a', { person: 'y', network: '2' })],
	['person', ticket('a', { person: 'x', network: '1' }), ticket('a', { person: 'x', network: '2' })],
	['network', ticket('a', { network: '1' }), ticket('b', { network: '1' })],
	['network of visitors', visitor('192.0.2.1'), visitor('192.0.2.1')],
])('no %s holds all threads while others wait, not even with pages', (_whose, holds, wants) => {
	const [holding, asked, other] = [of(holds, 'one'), of(wants, 'two'), of(ticket('c'), 'three')]
	expect(nextInLine([asked, other], [seat(holding), seat()])?.ticket).toBe(other)
	expect(nextInLine([asked], [seat(holding), seat()])?.ticket).toBe(asked)
})

test('who has no account leaves a thread to who has one and asked a moment ago; a team does not', () => {
	const about = [partyOf({ network: '198.51.100.1', account: 'u' }, 'honest')]
	const [first, second] = [of(visitor('192.0.2.1'), 'one'), of(visitor('192.0.2.2'), 'two')]
	expect(nextInLine([second], [seat(first), seat()], { about })).toBeNull()
	expect(nextInLine([second], [seat(first), seat()])?.ticket).toBe(second)
	const [holding, another] = [of(ticket('b'), 'three'), of(ticket('b'), 'four')]
	expect(nextInLine([another], [seat(holding), seat()], { about })?.ticket).toBe(another)
})

test('public pages hold one thread for all visitors together', () => {
	const check = () => ticket('', { ...partyOf({ network: '192.0.2.9', account: null }, null), run: null })
	expect(check().team).toBe(EVERYBODY)
	expect(nextInLine([check()], [seat(check()), seat(), seat()])).toBeNull()
	expect(nextInLine([check()], [seat(), seat()])?.seat).toBe(0)
})

test('visitors on their copies and on public pages together leave a thread to who has an account', () => {
	const about = [partyOf({ network: '198.51.100.1', account: 'u' }, 'honest')]
	const check = ticket('', { ...partyOf({ network: '192.0.2.9', account: null }, null), run: null })
	expect(nextInLine([check], [seat(of(visitor('192.0.2.1'), 'one')), seat()], { about })).toBeNull()
	expect(nextInLine([check], [seat(of(visitor('192.0.2.1'), 'one')), seat()])?.ticket).toBe(check)
})

test('one person, one team, one network and all together may have so many waiting of each sort', () => {
	for (const sort of ['prompt', 'drawing', 'search', 'slice'] as const) {
		const own = many('a', sort, MOST_WAITING.person[sort])
		const asked = ticket('a', { sort })
		expect(refusalOf(own, asked)).toBe('person')
		expect(refusalOf(own.slice(1), asked)).toBeNull()
		const each = (number: number, of: (index: number) => Partial<Ticket>) =>
			Array.from({ length: number }, (_, index) => ticket('a', { sort, ...of(index) }))
		const colleagues = each(MOST_WAITING.team[sort], (index) => ({ person: `p${index}` }))
		expect(refusalOf(colleagues, ticket('a', { sort, person: 'new' }))).toBe('team')
		const house = each(MOST_WAITING.crowd[sort], (index) => ({ team: `t${index}`, network: 'office' }))
		expect(refusalOf(house, ticket('new', { sort, network: 'office' }))).toBe('network')
		expect(refusalOf(house, ticket('new', { sort }))).toBeNull()
		const visitors = each(MOST_WAITING.crowd[sort], (index) => ({ team: VISITORS, person: `n${index}` }))
		expect(refusalOf(visitors, ticket(VISITORS, { sort, person: 'new' }))).toBe('visitors')
		const visits = Array.from({ length: MOST_WAITING.person[sort] }, () => visitor('192.0.2.1', { sort }))
		expect(refusalOf(visits, visitor('192.0.2.1', { sort }))).toBe('network')
		expect(refusalOf(visitors, ticket('honest', { sort }))).toBeNull()
	}
	const crowd = Array.from({ length: MOST_WAITING.all }, (_, index) => ticket(`team ${index}`))
	expect(refusalOf(crowd, ticket('late'))).toBe('all')
})
