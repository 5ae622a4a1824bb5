import type { Swing } from '#shared/decisions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { formatFigure } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { counted } from '#shared/formats/months.ts'
import { dollars } from '../messages/verdict/us-figures.ts'
import { notedRange } from '../tables/noted-range.ts'
import { defaultsToConfirm } from '../tables/to-confirm-view.ts'

export type SwingLine = {
	/** sorts: by money, then by capacity */
	readonly size: number
	/** `$203M`, `12 MW-months`; `–` where it moves nothing */
	readonly text: string
	/** «the worse end comes five months later» */
	readonly date: string
	/** too little to look at by itself */
	readonly isSmall: boolean
}

const SMALL_USD = 1e6
const LEAST_MW_MONTHS = 0.5

function lineOf({ usd, mwMonths, months }: Swing, plan: PlanFile): SwingLine {
	const isPriced = usd >= SMALL_USD
	const isMoved = mwMonths >= LEAST_MW_MONTHS
	return {
		size: Math.max(usd, 0) + Math.max(mwMonths, 0),
		text: isPriced
			? dollars(usd, moneyOf(plan))
			: isMoved
				? `${formatFigure(mwMonths, { digits: 3 })} MW-months`
				: usd > 0
					? `under ${dollars(SMALL_USD, moneyOf(plan))}`
					: '–',
		date:
			months === null || months === 0
				? ''
				: `full power ${counted(Math.abs(months), 'month')} ${months > 0 ? 'later' : 'sooner'}`,
		isSmall: !isPriced && !isMoved,
	}
}

/** By the keys of each default, what its worse end moves. */
export const buildSwings = (
	plan: PlanFile,
	swings: Readonly<Record<string, Swing>>,
): Readonly<Record<string, SwingLine>> =>
	Object.fromEntries(Object.entries(swings).map(([keys, swing]) => [keys, lineOf(swing, plan)]))

/** By the keys of each default that has a range: the plan's changes to its low and to its high end, wherever it stands. */
export const endsToTry = (plan: PlanFile): Readonly<Record<string, readonly TriedChange[]>> =>
	Object.fromEntries(
		(defaultsToConfirm(plan)?.rows ?? []).flatMap(({ keys }) => {
			const ends = (['low', 'high'] as const).flatMap((end) => changeTo(plan, keys, end))
			return ends.length === 0 ? [] : [[keys.join(), ends]]
		}),
	)

function changeTo(plan: PlanFile, keys: readonly string[], end: 'low' | 'high'): readonly TriedChange[] {
	const inputs = keys.flatMap((key) => {
		const noted = notedRange(plan, key)
		const value = noted?.range[end] ?? null
		if (noted === null || value === null) return []
		const { list, id, field, value: was } = noted
		return [{ action: 'set' as const, list, id, field, value, was }]
	})
	return inputs.length === 0 ? [] : [{ action: 'together', inputs }]
}
