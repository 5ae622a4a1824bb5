import type { PageShown } from '#shared/grid/edit-reply.ts'
import type { GridRow } from '#shared/grid/grid-model.ts'
import { unpacked, type WholeList } from '#shared/grid/whole-list.ts'
import { HAVE } from '#shared/pages/page-part.ts'
import { isRecord } from '#shared/is-record.ts'
import { TALK_NAMES } from '#shared/together/talk.ts'
import { withKnownParts } from './known-parts.ts'
import { fetchShown, isShownThere, NOT_NOW, type InView } from './requests.ts'

/** What a plan's routes load: the frame around its pages, and the page in it. */
const PARTS = ['frame', 'page'] as const
export type Part = (typeof PARTS)[number]
/** All rows of a long list as the browser has them. */
export type ListRows = { readonly rev: number; readonly rows: readonly GridRow[] }
type HeldRows = ListRows & {
	/** what they were asked for by */
	readonly query: string
	/** the parts of the list, by their keys, and those of the answer before it, which an edit on its way may rest on */
	readonly parts: ReadonlyMap<string, readonly GridRow[]>
	readonly older: ReadonlyMap<string, readonly GridRow[]>
}
type Cached = { readonly address: string; readonly data: unknown }
/** What a loader is asked for: an address, and of whom. */
type LoadAsk = { readonly url: string; readonly signal: AbortSignal; readonly ask: () => Promise<unknown> }
/** What is in view, as the layout of the plan draws it. */
export type Drawn = {
	/** the address of the page */
	readonly page: string
	/** the edit of the plan that it shows */
	readonly rev: number
	readonly data: Readonly<Record<Part, unknown>>
}

const isWholeList = (value: unknown): value is WholeList => isRecord(value) && Array.isArray(value['parts'])
const revOf = ({ frame }: PageShown): number =>
	isRecord(frame) && typeof frame['rev'] === 'number' ? frame['rev'] : Number.NEGATIVE_INFINITY
/** What an address says beside what a page loads: the drawer. */
const BESIDE_THE_PAGE = ['index', 'why', 'scope', 'month', 'change', ...TALK_NAMES]

/** An address in one spelling, whether the browser or the framework says it. */
function addressOf(url: string, without: readonly string[] = ['index']): string {
	const { pathname, searchParams } = new URL(url, 'http://plan')
	for (const name of without) searchParams.delete(name)
	return `${pathname}?${searchParams.toString()}`
}

/** What of an address says which page it is. */
export const pageOf = (url: string): string => addressOf(url, BESIDE_THE_PAGE)

/** A response is the server's word about what is asked for; an error says that there was none, or a proxy's. */
const hasNoAnswer = (error: unknown) => (error instanceof Response ? NOT_NOW.has(error.status) : error instanceof Error)

/** The rows of an answer, with those it leaves out as they are held; null where one of these is held no more. */
function joined(query: string, { rev, parts }: WholeList, held: HeldRows | null): HeldRows | null {
	const older = held?.query === query ? held.parts : new Map<string, readonly GridRow[]>()
	const known = (key: string) => older.get(key) ?? (held?.query === query ? held.older.get(key) : undefined)
	const found = parts.map(({ key, rows }) => [key, rows === undefined ? known(key) : unpacked(rows)] as const)
	const own = found.flatMap(([key, rows]) => (rows === undefined ? [] : [[key, rows] as const]))
	if (own.length < parts.length) return null
	return { query, rev, rows: own.flatMap(([, rows]) => rows), parts: new Map(own), older }
}

/** The page of the plan that is open, and what is fetched for it: the framework's loaders read it from here. */
export class PageCache {
	readonly #tell: () => void
	#revalidate = () => {}
	#drawn: Drawn | null = null
	readonly #cached = new Map<Part, Cached>()
	#fresh: (InView & { readonly shown: PageShown }) | null = null
	#stale: ReadonlySet<Part> = new Set()
	#rows: HeldRows | null = null
	#rowsQuery = ''
	#refreshing = false
	/** the edit of the plan that the loaders were last given */
	#given = 0
	#waiting: readonly { readonly rev: number; readonly resolve: () => void }[] = []

	constructor(tell: () => void) {
		this.#tell = tell
	}

	/** A plan is opened, whose loaders are run by this. */
	open(revalidate: () => void): void {
		this.#revalidate = revalidate
	}

	close(): void {
		this.#revalidate = () => {}
		this.#cached.clear()
		this.#drawn = this.#fresh = this.#rows = null
		this.#stale = new Set()
		this.#given = 0
		this.#settle(Number.POSITIVE_INFINITY)
	}

	readonly isStale = (): boolean => this.#stale.size > 0
	get inView(): InView {
		return { page: this.#drawn?.page ?? '', rows: this.#rowsQuery }
	}

	/** A page of the plan is drawn. */
	drawn(drawn: Drawn): void {
		this.#drawn = drawn
		for (const part of PARTS) this.#cached.set(part, { address: pageOf(drawn.page), data: drawn.data[part] })
		this.#settle(drawn.rev)
	}

	/** Once the page shows this edit of the plan, or cannot be renewed. */
	async untilShown(rev: number): Promise<void> {
		if (this.#drawn === null || rev <= this.#drawn.rev || this.isStale()) return
		await new Promise<void>((resolve) => {
			this.#waiting = [...this.#waiting, { rev, resolve }]
		})
	}

	#settle(rev: number): void {
		const [shown, others] = [
			this.#waiting.filter((one) => one.rev <= rev),
			this.#waiting.filter((one) => one.rev > rev),
		]
		this.#waiting = others
		for (const { resolve } of shown) resolve()
	}

	#setStale(part: Part, is: boolean): void {
		if (this.#stale.has(part) === is) return
		this.#stale = new Set([...this.#stale].filter((one) => one !== part).concat(is ? part : []))
		if (is) this.#settle(Number.POSITIVE_INFINITY)
		this.#tell()
	}

	/** Runs the loaders of the page, for which this was fetched; good for this turn, in which the framework calls them. */
	show(asked: InView, shown: PageShown): void {
		if (asked.page === this.#drawn?.page && shown.frame !== undefined) {
			// A page that has gone on since needs nothing.
			const rev = revOf(shown)
			if (rev < this.#drawn.rev) return
			this.#given = rev
			const own = { ...asked, shown }
			this.#fresh = own
			setTimeout(() => {
				if (this.#fresh === own) this.#fresh = null
			})
		}
		this.#revalidate()
	}

	/**
	 * What a loader of the plan gives: what was just fetched, else what the server says. Where it is not reached to load again
	 * what is in view, that stays, and is stale. What is as it was is the same object.
	 */
	async load(part: Part, { url, signal, ask }: LoadAsk): Promise<unknown> {
		const cached = this.#cached.get(part)
		try {
			const fresh = this.#fresh
			const isOf = fresh !== null && addressOf(fresh.page) === addressOf(url)
			const shown = isOf ? fresh.shown[part] : undefined
			const data = shown ?? (await ask())
			this.#setStale(part, false)
			return withKnownParts(data, cached?.data)
		} catch (error) {
			if (cached?.address !== pageOf(url) || signal.aborted || !hasNoAnswer(error)) throw error
			this.#setStale(part, true)
			return cached.data
		}
	}

	/** The loaders say what the page has become. */
	revalidate(): void {
		this.#revalidate()
	}

	/**
	 * Loads again what is in view, in one request; where the route of the keystroke has it not, by the loaders themselves. For
	 * the sake of an edit of the plan: unless the page is about to show it.
	 */
	async refresh(rev?: number): Promise<void> {
		const asked = this.inView
		if (this.#refreshing || (rev !== undefined && rev <= this.#given)) return
		if (!isShownThere(asked.page)) return this.#revalidate()
		this.#refreshing = true
		const shown = await fetchShown(asked)
		this.#refreshing = false
		if (shown === null) for (const part of PARTS) this.#setStale(part, true)
		else this.show(asked, shown)
	}

	/** All rows of a list by the address that asks for them. Where they cannot be had just now: as they were, or null. */
	async loadRows(
		url: string,
		{ signal, ready }: { signal: AbortSignal; ready: Promise<void> },
	): Promise<ListRows | null> {
		const address = new URL(url, 'http://plan')
		const query = address.searchParams.get('rows') ?? ''
		const fetchRows = async (rows: string): Promise<WholeList> => {
			address.searchParams.set('rows', rows)
			const response = await fetch(address.pathname + address.search, { signal })
			const answer: unknown = response.ok ? await response.json() : null
			if (!isRecord(answer) || !isWholeList(answer['rows'])) throw new TypeError('The list failed to load.')
			return answer['rows']
		}
		try {
			const [answer] = await Promise.all([this.#freshRows(query) ?? fetchRows(this.#queryOf(query)), ready])
			this.#rows = joined(query, answer, this.#rows) ?? joined(query, await fetchRows(query), null)
			this.#rowsQuery = this.#queryOf(query)
			return this.#rows
		} catch {
			return this.#rows?.query === query ? this.#rows : null
		}
	}

	#freshRows(query: string): WholeList | null {
		const rows = this.#fresh?.rows.split(`&${HAVE}=`)[0] === query ? this.#fresh.shown.rows : null
		return isWholeList(rows) ? rows : null
	}

	/** The same, saying which parts of the list are held here. */
	#queryOf(query: string): string {
		const keys = this.#rows?.query === query ? [...this.#rows.parts.keys()] : []
		return keys.length === 0 ? query : `${query}&${HAVE}=${keys.join(',')}`
	}

	/** The long list is not in view any more: its rows are not asked for with the page. */
	readonly dropRows = (): void => {
		this.#rowsQuery = ''
	}
}
