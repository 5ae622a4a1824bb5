import type { ReportPoint } from '#shared/report/report-point.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** One condition of an issue: met, open, or something that an issue goes out with. */
export type Ready = { readonly text: string; readonly state: 'ok' | 'open' | 'note' }

const isOf = (ids: readonly string[]) => (point: ReportPoint) => ids.some((id) => point.id.startsWith(id))

type Beside = {
	readonly comments: number
	readonly defaults: number
	/** halls are let, and tenants bring what runs in them */
	readonly lets: boolean
	/** whether nothing has a price to sell at, as Money says it, and how many prices its tab counts as missing */
	readonly prices: { readonly lacksAll: boolean; readonly missing: number }
}

/** A report without a return is one all the same: it goes out, and says that it has none. */
function pricesNote({ lacksAll, missing }: Beside['prices']): Ready {
	if (lacksAll) return { text: 'No price is entered: the report shows no return', state: 'note' }
	if (missing === 0) return { text: 'Prices are entered', state: 'ok' }
	return { text: sentenceCase(counted(missing, 'price is missing', 'prices are missing')), state: 'note' }
}

/** What an issue needs, and what of it is there. A shortage or a late date is a finding: the report says it, and it blocks nothing. */
export function readyToIssue(
	points: readonly ReportPoint[],
	{ comments, defaults, lets, prices }: Beside,
): readonly Ready[] {
	const missing = points.filter(({ kind }) => kind === 'missing')
	const impossible = points.filter(({ kind }) => kind === 'impossible').length
	const entered = (text: string, lacks: string, ids: readonly string[]): Ready =>
		missing.some(isOf(ids)) ? { text: lacks, state: 'open' } : { text, state: 'ok' }
	const built = ['layer@energy', 'layer@chips', 'layer@infrastructure']
	const asked = ['layer@models', 'layer@applications', 'no_workload', 'jobs_without_workload']
	const priced = ['unpriced', 'no_strike_price']
	return [
		lets
			? entered('Power and halls are entered; tenants bring their chips', 'Power or halls are missing', built)
			: entered('Power, halls and chips are entered', 'Power, halls or chips are missing', built),
		lets ? { text: 'Leases are the demand', state: 'ok' } : entered('Demand is entered', 'Demand is missing', asked),
		missing.some(isOf(priced)) ? { text: 'A price is missing', state: 'open' } : pricesNote(prices),
		impossible === 0
			? { text: 'All inputs are feasible', state: 'ok' }
			: { text: sentenceCase(counted(impossible, 'input is infeasible', 'inputs are infeasible')), state: 'open' },
		comments === 0
			? { text: 'Every comment is resolved', state: 'ok' }
			: { text: sentenceCase(counted(comments, 'comment is open', 'comments are open')), state: 'note' },
		defaults === 0
			? { text: 'Every default is confirmed', state: 'ok' }
			: { text: `${sentenceCase(counted(defaults, 'default'))} not confirmed`, state: 'note' },
	]
}
