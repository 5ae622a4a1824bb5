import pg from 'pg'
import { onTestFinished, vi } from 'vitest'

type Answered = (error: unknown, result?: pg.QueryResult) => void

/** Listens to what is sent to the database from now on, until the end of the test at the latest. */
export function statementsSent() {
	const texts: string[] = []
	const rows: number[] = []
	// why: it counts, and hands on all that it is given
	const original = pg.Client.prototype.query as (...args: unknown[]) => unknown
	const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
		const [query] = args
		texts.push(typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query))
		const count = (result?: pg.QueryResult) => rows.push(result?.rowCount ?? 0)
		const told = args.at(-1)
		if (typeof told !== 'function') {
			const answer = original.apply(this, args)
			if (answer instanceof Promise) void answer.then(count, () => undefined)
			return answer
		}
		const tell = told as Answered
		const heard: Answered = (error, result) => {
			count(result)
			tell(error, result)
		}
		return original.apply(this, [...args.slice(0, -1), heard])
	} as typeof pg.Client.prototype.query)
	onTestFinished(() => void spy.mockRestore())
	return {
		texts: (): readonly string[] => texts,
		/** the most rows that one of them gave or touched */
		mostRows: () => Math.max(0, ...rows),
		end: () => void spy.mockRestore(),
	}
}
