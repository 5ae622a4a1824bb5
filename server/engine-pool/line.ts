/** How long a job holds a thread: a page's question; a document that is drawn; a search that runs the engine over and over. */
export type Sort = 'prompt' | 'drawing' | 'search'

export type Ticket = {
	readonly id: number
	readonly team: string
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

const SORTS: readonly Sort[] = ['prompt', 'drawing', 'search']

/** Jobs of one team that may wait, by sort; and of all teams. */
export const MOST_WAITING = { prompt: 64, drawing: 12, search: 12, all: 600 } as const

/** Why a job may not wait; null where it may. */
export function refusalOf(waiting: readonly Ticket[], { team, sort }: Omit<Ticket, 'id'>): 'team' | 'all' | null {
	const own = waiting.filter((ticket) => ticket.team === team && ticket.sort === sort).length
	if (own >= MOST_WAITING[sort]) return 'team'
	return waiting.length >= MOST_WAITING.all ? 'all' : null
}

/**
 * The next job and the thread that takes it; null where none may start. Teams come in turn, the one served longest ago
 * first; within a team what a person looks at comes before what they wait for.
 */
export function nextInLine(
	waiting: readonly Ticket[],
	seats: readonly Seat[],
	servedAt: ReadonlyMap<string, number>,
): { readonly ticket: Ticket; readonly seat: number } | null {
	if (seats.every(({ doing }) => doing !== null)) return null
	const turn = ({ team }: Ticket) => servedAt.get(team) ?? -1
	const rank = ({ sort }: Ticket) => SORTS.indexOf(sort)
	const sorted = waiting.toSorted((a, b) => turn(a) - turn(b) || rank(a) - rank(b) || a.id - b.id)
	for (const ticket of sorted) {
		const seat = mayStart(ticket, seats) ? seatFor(ticket, seats, waiting) : -1
		if (seat >= 0) return { ticket, seat }
	}
	return null
}

/** Searches never hold all threads, and no team holds all with work that takes its time: a page is answered meanwhile. */
function mayStart({ team, sort }: Ticket, seats: readonly Seat[]): boolean {
	if (sort === 'prompt') return true
	const most = Math.max(1, seats.length - 1)
	const slow = seats.flatMap(({ doing }) => (doing === null || doing.sort === 'prompt' ? [] : [doing]))
	if (slow.filter((other) => other.team === team).length >= most) return false
	return sort === 'drawing' || slow.filter((other) => other.sort === 'search').length < most
}

/** Questions about one run that its keeper answers one after the other; with more of them another thread makes it, too. */
const MOST_FOR_ONE = 4

/**
 * The thread that keeps the run, else any; none while another thread makes that run for a page, or answers a page from it:
 * a second run would take longer, and a processor from the first. What is typed into a plan counts as that plan, and only
 * the thread that has made a draft has it: the plan that it has become is asked of that thread, too.
 */
function seatFor({ run, scenario, written }: Ticket, seats: readonly Seat[], waiting: readonly Ticket[]): number {
	const free = seats.flatMap(({ doing }, index) => (doing === null ? [index] : []))
	if (run === null) return free[0] ?? -1
	const keeper = free.find((index) => seats[index]?.runs.has(run))
	if (keeper !== undefined) return keeper
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
