import { EVERYBODY, isAnonymous, personOf, type Party } from '../party.ts'

/**
 * How long a job holds a thread: a page's question; a document that is drawn; a search that runs the engine over and over; a slice
 * of a simulation, which lets others by.
 */
export type Sort = 'prompt' | 'drawing' | 'search' | 'slice'

export type Ticket = Party & {
	readonly id: number
	readonly sort: Sort
	/** the run of the engine it asks about; null where it asks about none */
	readonly run: string | null
	/** the scenario it is of, whichever its edit */
	readonly scenario: string | null
	/** the run of the plan as it is written: of a draft another than its own */
	readonly written: string | null
}

/** A thread, as the line sees it. */
export type Seat = {
	readonly doing: Ticket | null
	/** the runs it keeps */
	readonly runs: ReadonlySet<string>
}

/** The line as it stands. */
export type Line = {
	readonly waiting: readonly Ticket[]
	readonly seats: readonly Seat[]
	/** what teams and their people have had (`turns.ts`) */
	readonly spent: ReadonlyMap<string, number>
	/** who has an account and has asked of late, whether or not they wait now */
	readonly about: readonly Party[]
}

const isSlice = ({ sort }: Pick<Ticket, 'sort'>) => sort === 'slice'

const SORTS: readonly Sort[] = ['prompt', 'drawing', 'search', 'slice']

/** Jobs that may wait: of one person, of one team, of one network or of all without an account, by sort; and of all together. */
export const MOST_WAITING = {
	person: { prompt: 48, drawing: 8, search: 8, slice: 8 },
	team: { prompt: 64, drawing: 12, search: 12, slice: 12 },
	crowd: { prompt: 192, drawing: 36, search: 36, slice: 36 },
	all: 600,
} as const

export type Full = 'person' | 'team' | 'visitors' | 'network' | 'all'

type Same = (a: Party, b: Party) => boolean
/** Visitors' own copies and public pages are two turns, and one share of threads and of the line. */
const sameTeam: Same = (a, b) => a.team === b.team || (isAnonymous(a) && isAnonymous(b))
const samePerson: Same = (a, b) => personOf(a) === personOf(b)
const sameNetwork: Same = (a, b) => a.network !== null && a.network === b.network

/** Whose share is full, so that a job may not wait; null where it may. */
export function refusalOf(waiting: readonly Ticket[], asked: Omit<Ticket, 'id'>): Full | null {
	const { sort } = asked
	const alike = waiting.filter((ticket) => ticket.sort === sort)
	const count = (same: Same) => alike.filter((ticket) => same(ticket, asked)).length
	const anonymous = isAnonymous(asked)
	if (count(samePerson) >= MOST_WAITING.person[sort]) return anonymous ? 'network' : 'person'
	if (count(sameTeam) >= MOST_WAITING[anonymous ? 'crowd' : 'team'][sort]) return anonymous ? 'visitors' : 'team'
	if (count(sameNetwork) >= MOST_WAITING.crowd[sort]) return 'network'
	return waiting.length >= MOST_WAITING.all ? 'all' : null
}

/**
 * The next job and the thread that takes it; null where none may start. Teams come in turn and in a team its people, whoever
 * has had least first; of one person what they look at comes before what they wait for. Slices come after everything else of
 * everybody (decision 31).
 */
export function nextInLine(line: Line): { readonly ticket: Ticket; readonly seat: number } | null {
	const { waiting, seats, spent } = line
	if (seats.every(({ doing }) => doing !== null)) return null
	const turn = (name: string) => spent.get(name) ?? -1
	const rank = ({ sort }: Ticket) => SORTS.indexOf(sort)
	const sorted = waiting.toSorted(
		(a, b) =>
			Number(isSlice(a)) - Number(isSlice(b)) ||
			turn(a.team) - turn(b.team) ||
			turn(personOf(a)) - turn(personOf(b)) ||
			rank(a) - rank(b) ||
			a.id - b.id,
	)
	const may = new Map<string, boolean>()
	for (const ticket of sorted) {
		// A crowd is a few parties with much to ask: each is weighed once.
		const party = [personOf(ticket), ticket.network, ticket.sort].join(' ')
		const starts = may.get(party) ?? mayStart(ticket, line)
		may.set(party, starts)
		const seat = starts ? seatFor(ticket, seats, waiting) : -1
		if (seat >= 0) return { ticket, seat }
	}
	return null
}

/**
 * Nobody holds all threads while others wait: no team, no person, no network; who has no account leaves one even to who has
 * one and asked a moment ago. Public pages hold one for all visitors together. Searches never hold all threads, nor does one team or
 * network with work that takes its time: a page is answered meanwhile. A slice is no such work, as it lets by whoever comes: it holds
 * nobody up, and may be on every thread that nothing else is asked of.
 */
function mayStart(ticket: Ticket, { waiting, seats, about }: Line): boolean {
	const most = Math.max(1, seats.length - 1)
	const counts = (other: Ticket) => isSlice(ticket) || !isSlice(other)
	const doing = seats.flatMap((seat) => (seat.doing === null || !counts(seat.doing) ? [] : [seat.doing]))
	if (ticket.team === EVERYBODY && doing.some(({ team }) => team === EVERYBODY)) return false
	if (ticket.sort === 'search' && doing.filter(({ sort }) => sort === 'search').length >= most) return false
	const asking = waiting.filter(counts)
	const others = isAnonymous(ticket) ? [...asking, ...about] : asking
	const takesTime = ({ sort }: Ticket) => sort !== 'prompt' && sort !== 'slice'
	return [sameTeam, samePerson, sameNetwork].every((same) => {
		const own = doing.filter((other) => same(other, ticket))
		if (takesTime(ticket) && own.filter(takesTime).length >= most) return false
		return own.length < most || others.every((other) => same(other, ticket))
	})
}

/** Questions about one run that its keeper answers one after the other; with more of them another thread makes it, too. */
const MOST_FOR_ONE = 4

/**
 * The thread that keeps the run, else any; none while another thread makes that run for a page, or answers a page from it:
 * a second run would take longer, and a processor from the first. What is typed into a plan counts as that plan, and only
 * the thread that has made a draft has it: the plan that it has become is asked of that thread, too. One that is at a slice is
 * free in a moment.
 */
function seatFor({ run, scenario, written }: Ticket, seats: readonly Seat[], waiting: readonly Ticket[]): number {
	const free = seats.flatMap(({ doing }, index) => (doing === null ? [index] : []))
	if (run === null) return free[0] ?? -1
	const keeper = free.find((index) => seats[index]?.runs.has(run))
	if (keeper !== undefined) return keeper
	if (seats.some(({ doing, runs }) => doing?.sort === 'slice' && runs.has(run))) return -1
	if (run !== written && seats.some(({ runs }) => runs.has(run))) return -1
	const busy = seats.find(
		({ doing, runs }) =>
			doing?.sort === 'prompt' && (doing.written === written || (doing.scenario === scenario && runs.has(run))),
	)
	const crowded = waiting.filter((other) => other.run === run).length > MOST_FOR_ONE
	if (busy !== undefined && !(busy.runs.has(run) && crowded)) return -1
	// The thread that keeps fewest loses least.
	const [least = -1] = free.toSorted((a, b) => (seats[a]?.runs.size ?? 0) - (seats[b]?.runs.size ?? 0))
	return least
}
