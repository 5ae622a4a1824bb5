import type { Money } from '#shared/units/money.ts'
import { withoutAmounts } from '../withheld/withheld-answer.ts'
import { bestText, type RemediesView, type RemedyLine } from './remedies-view.ts'

/** What can be decided, for whom prices are withheld: no cost, no amount, and no change that says a value. */
export function withoutCosts(view: RemediesView, money: Money): RemediesView {
	const told = (text: string) => withoutAmounts(text, money)
	const line = (remedy: RemedyLine, at: number): RemedyLine => ({
		...remedy,
		key: String(at),
		title: told(remedy.title),
		best: bestText(told(remedy.title), []),
		note: remedy.note.map(({ text }) => ({ text: told(text), why: null })),
		cost: '',
		costWhy: null,
		change: null,
	})
	const lines = (remedies: readonly RemedyLine[]) => remedies.map(line)
	const { labour } = view
	return {
		...view,
		lines: lines(view.lines),
		tooLate: view.tooLate.map(told),
		labour: labour && { ...labour, lede: told(labour.lede), lines: lines(labour.lines) },
	}
}
