import type { Backtest, Evidence, Tolerance } from '#shared/backtest.ts'
import { NOT_PREDICTED, RECORDED } from './recorded.ts'
import { within } from './tolerance.ts'

export type Judged = Omit<Backtest, 'predicted' | 'error' | 'verdict' | 'notes' | 'evidence'> & {
	/** as the row words it */
	readonly evidence: string
	readonly predict: () => number
	readonly notes: readonly string[]
}

/** Runs a case and holds it to its tolerance; the words of its row become one of six classes. */
export function judge({ predict, ...row }: Judged): Backtest {
	const evidence = evidenceOf(row.evidence)
	const missing = NOT_PREDICTED[row.id]
	if (missing !== undefined) {
		return {
			...row,
			evidence,
			predicted: null,
			error: null,
			tolerance: null,
			verdict: 'not_predicted',
			notes: [missing],
		}
	}
	const predicted = predict()
	const recorded = RECORDED[row.id]
	return {
		...row,
		evidence,
		predicted,
		error: predicted / row.published - 1,
		verdict: verdictOf({ predicted, published: row.published, tolerance: row.tolerance }),
		notes: recorded ? [...row.notes, recorded.why] : row.notes,
	}
}

function verdictOf(of: {
	readonly predicted: number
	readonly published: number
	readonly tolerance: Tolerance | null
}) {
	if (of.tolerance === null) return 'shown'
	return within({ ...of, tolerance: of.tolerance }) ? 'met' : 'missed'
}

const CLASSES: readonly (readonly [words: RegExp, evidence: Evidence])[] = [
	[/^(identity|arithmetic)/, 'identity'],
	[/^formula/, 'formula'],
	[/^prior/, 'prior'],
	[/^(tuned|partly calibrated|one free parameter)/, 'tuned'],
	[/^(held-out|hold-out)/, 'held-out'],
	[/^default/, 'default'],
]

function evidenceOf(words: string): Evidence {
	const found = CLASSES.find(([pattern]) => pattern.test(words))
	if (!found) throw new Error(`There is no class of evidence for «${words}».`)
	return found[1]
}
