import pg from 'pg'
import { onTestFinished } from 'vitest'

type Query = (...args: unknown[]) => unknown
type Answered = (error: unknown, result?: pg.QueryResult) => void

/** Listens to what is sent to the database from now on, until the end of the test at the latest. */
export function statementsSent() {
	const texts: string[] = []
	const rows: number[] = []
	const count = (result?: pg.QueryResult | pg.QueryResult[]) => {
		// In the packet before it whoever asks has said which teams' rows may be seen.
		rows.push([result].flat().at(-1)?.rowCount ?? 0)
	}
	const client = pg.Client.prototype as { query: Query }
	const original = client.query
	// why: it counts, and hands on all that it is given
	client.query = function (this: pg.Client, ...args) {
		const [query] = args
		const text = typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)
		// As a connection is opened it is asked who it works as: that is no statement of whoever needs it.
		if (!text.includes(`set_config('role'`)) texts.push(text)
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
	}
	const end = () => {
		client.query = original
	}
	onTestFinished(end)
	return {
		end,
		texts: (): readonly string[] => texts,
		/** the most rows that one of them gave or touched */
		mostRows: () => Math.max(0, ...rows),
	}
}
