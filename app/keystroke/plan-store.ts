import type { EditReply, PageShown, SentCell } from '#shared/grid/edit-reply.ts'
import {
	cellsOf,
	isStill,
	landed,
	loadOf,
	metAnew,
	NOTHING,
	queued,
	takenOff,
	withoutShown,
	type CellQueue,
	type Choice,
	type Refusal,
} from './cell-queue.ts'
import { PageCache } from './page-cache.ts'
import { sendEdit, type EditFields, type InView } from './requests.ts'

type Recheck = { readonly left: Choice['left']; readonly signal: AbortSignal }
type Prefetched = { readonly name: string; readonly stop: AbortController; readonly shown: Promise<PageShown | null> }

const nameOf = (fields: EditFields, { page, rows }: InView) => JSON.stringify([page, rows, fields])
const fieldsOf = (list: string, cells: readonly SentCell[]): EditFields => ({
	intent: 'set',
	list,
	cells: JSON.stringify(cells),
})

/**
 * What the browser holds of the plan that is open: its page, the cells that are not saved, what was prefetched and what is
 * stale. It is told of the plan by `open`, and forgets it as the plan is left.
 */
export class PlanStore {
	readonly #listeners = new Set<() => void>()
	readonly page = new PageCache(() => this.#tell())
	#queues: Readonly<Record<string, CellQueue>> = {}
	#prefetched: Prefetched | null = null
	#sending = 0

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener)
		return () => void this.#listeners.delete(listener)
	}
	readonly isSending = (): boolean => this.#sending > 0
	readonly queueOf = (list: string): CellQueue => this.#queues[list] ?? NOTHING

	#tell(): void {
		for (const listener of this.#listeners) listener()
	}

	/** A plan is opened, whose loaders are run again by `revalidate`; what is returned leaves it. */
	open(revalidate: () => void): () => void {
		this.page.open(revalidate)
		return () => {
			for (const list of Object.keys(this.#queues)) this.leave(list)
			this.dropPrefetch()
			this.page.close()
		}
	}

	/** Changes what waits of a list, and sends what then may go. */
	change(list: string, change: (queue: CellQueue) => CellQueue): void {
		const next = change(this.queueOf(list))
		if (next === this.queueOf(list)) return
		this.#queues = { ...this.#queues, [list]: next }
		this.#sendNext(list)
		this.#tell()
	}

	/** Cells were typed on a page that shows this edit of the plan. */
	save(list: string, cells: readonly SentCell[], rev: number): void {
		if (cells.length > 0) this.change(list, (queue) => queued(withoutShown(queue, rev), cells))
	}

	/** Sends what waits, unless something of the list is on its way: it would come first. */
	#sendNext(list: string): void {
		const now = this.queueOf(list)
		if (now.flight.length > 0 || now.stalled !== null || now.queue.length === 0) return
		const flight = loadOf(now.queue)
		this.#queues = { ...this.#queues, [list]: takenOff(now, flight) }
		const fields = fieldsOf(list, cellsOf(flight))
		void this.#send(fields, this.#takePrefetch(fields)).then((reply) => {
			// Who has left the list is not told.
			if (this.queueOf(list).flight === flight) this.change(list, (queue) => landed(queue, reply))
		})
	}

	/** A cell is being typed in: what the page would show is asked while it is, of the last letter alone. */
	prefetch(list: string, cell: SentCell): void {
		this.dropPrefetch()
		const queue = this.queueOf(list)
		if (!isStill(queue) || queue.stalled !== null) return
		const [fields, shows, stop] = [fieldsOf(list, [cell]), this.page.inView, new AbortController()]
		const sent = { fields: { ...fields, prefetch: 'yes' }, shows, page: shows.page, signal: stop.signal }
		const shown = sendEdit(sent).then((answer) => (answer.frame === undefined ? null : answer))
		this.#prefetched = { name: nameOf(fields, shows), stop, shown }
	}

	readonly dropPrefetch = (): void => {
		this.#prefetched?.stop.abort()
		this.#prefetched = null
	}

	/** What the page would show with this edit, where just this was asked; once. */
	#takePrefetch(fields: EditFields): Promise<PageShown | null> | null {
		const asked = this.#prefetched
		if (asked?.name !== nameOf(fields, this.page.inView)) {
			this.dropPrefetch()
			return null
		}
		this.#prefetched = null
		return asked.shown
	}

	/** Sends an edit and shows what comes with the answer; until it comes, what was prefetched. */
	async #send(fields: EditFields, prefetched: Promise<PageShown | null> | null = null): Promise<EditReply> {
		const shows = this.page.inView
		const ahead = { isOver: false, isShown: false }
		void prefetched?.then((shown) => {
			if (shown === null || ahead.isOver) return
			ahead.isShown = true
			this.page.show(shows, shown)
		})
		const sent = sendEdit({ fields, shows, page: shows.page })
		this.#sending += 1
		this.#tell()
		const { reply, closed, ...shown } = await sent
		ahead.isOver = true
		this.#sending -= 1
		if (reply.ok) this.page.show(shows, shown)
		// The loaders say why: they lead to the log-in, or to what the page has become.
		else if (closed === true) this.page.revalidate()
		// Refused since others wrote there: what they wrote is now to be seen. What was shown ahead is taken back.
		else if (reply.conflicts !== undefined || (ahead.isShown && reply.unreached !== true)) void this.page.refresh()
		this.#tell()
		return reply
	}

	/** Sends an edit that is none of cells: answered once what it changes is in view. */
	async edit(fields: EditFields): Promise<EditReply> {
		const reply = await this.#send(fields)
		if (reply.ok) await this.page.untilShown(reply.rev)
		return reply
	}

	/** What an edit would come to: nothing is written, and nothing shown. */
	async dryRun(fields: EditFields, signal: AbortSignal): Promise<EditReply> {
		const { page } = this.page.inView
		return (await sendEdit({ fields: { ...fields, dry: 'yes' }, shows: null, page, signal })).reply
	}

	/** Asks what of others stands in the way of a refusal by now; meanwhile these cells are left to them. */
	async recheck(list: string, refusal: Refusal, { left, signal }: Recheck): Promise<void> {
		const reply = await this.dryRun(fieldsOf(list, refusal.cells), signal)
		// Who is not answered is told when the choice is sent.
		if (signal.aborted || reply.ok || reply.problems.length > 0) return
		this.change(list, (queue) => metAnew(queue, refusal, { conflicts: reply.conflicts, left }))
	}

	/** The list is left. What still waits goes as the page does, each edit by itself: a refused one takes no other along. */
	leave(list: string): void {
		const { [list]: left = NOTHING, ...others } = this.#queues
		this.#queues = others
		const { page } = this.page.inView
		const sent = left.queue.map(({ cells }) =>
			sendEdit({ fields: fieldsOf(list, cells), shows: null, page, keepalive: true }),
		)
		if (sent.length === 0) return
		this.#tell()
		void Promise.all(sent).then(() => this.page.revalidate())
	}
}

/** The one of this browser tab. On the server nothing asks it. */
export const planStore = new PlanStore()
