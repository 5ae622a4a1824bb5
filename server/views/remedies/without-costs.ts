import type { Money } from '#shared/units/money.ts'
import { withoutAmounts } from '../withheld/withheld-answer.ts'
import type { RemediesView, RemedyLine } from './remedies-view.ts'

/** What would have to change, for whom prices are withheld: no cost, no amount, and no change that says a value. */
export function withoutCosts(view: RemediesView, money: Money): RemediesView {
	const told = (text: string) => withoutAmounts(text, money)
	const line = (remedy: RemedyLine, at: number): RemedyLine => ({
		...remedy,
		key: String(at),
		title: told(remedy.title),
		note: remedy.note.map(({ text }) => ({ text: told(text), why: null })),
		cost: '',
		costWhy: null,
		// The cheapest says that it costs least.
		mark: null,
		change: null,
	})
	const lines = (remedies: readonly RemedyLine[]) => remedies.map(line)
	const { shortfalls, labour } = view
	return {
		...view,
		shortfalls: shortfalls.map((one) => ({ ...one, lede: told(one.lede), lines: lines(one.lines) })),
		labour: labour && { ...labour, lede: told(labour.lede), lines: lines(labour.lines) },
	}
}
